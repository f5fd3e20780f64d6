using Tbtc.Sdk.Testing;
using Xunit.Abstractions;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

[Collection(NodeWithWallets.Collection)]
public class GasStarvationTests(NodeWithWallets chain, ITestOutputHelper output)
{
    private const int Wallets = 50;
    private const ulong Step = 2_000;

    [Fact]
    public async Task Node_with_less_gas_than_50_wallets_need_never_makes_a_fault_of_it()
    {
        var live = chain.Wallets.Skip(chain.Wallets.Count - Wallets).Select(wallet => wallet.WalletPublicKeyHash).ToList();
        var (failed, withPlainCalls, partial, full) = (0, 0, 0, 0);
        for (ulong gas = 20_000; full < 3; gas += Step)
        {
            var rpc = chain.Connect();
            rpc.GasLimit = gas;
            var results = await new WalletReader(rpc, chain.Node.Network).ReadAllAsync(live);

            Assert.Equal(live, results.Select(result => result.WalletPublicKeyHash));
            Assert.All(results, result => Assert.True(result.Error is BridgeReadException || result.Wallet!.HasMembersIdsHash, $"gas {gas}: {result.Wallet?.RegistryFault}"));
            var answered = results.All(result => result.IsFound);
            _ = !answered ? failed++ : rpc.Requests.Any(request => !request.StartsWith("program", StringComparison.Ordinal)) ? withPlainCalls++ : rpc.Requests.Count > 1 ? partial++ : full++;
        }

        output.WriteLine($"Steps of {Step} gas for {Wallets} wallets: {failed} failed, {withPlainCalls} needed plain calls, {partial} with partial starvation, {full} read in one round trip.");
        Assert.True(failed > 0);
        Assert.True(withPlainCalls > 0);
        Assert.True(partial > 0);
    }

    [Fact]
    public async Task Registry_that_needs_nearly_all_of_its_gas_has_it_at_every_gas_limit()
    {
        await chain.Node.UndoneAsync(async () =>
        {
            await chain.Node.SetCodeAsync(chain.Node.WalletRegistry, Slow(rounds: 5_750));
            var wallets = Enumerable.Repeat(SampleWallets.Live.WalletPublicKeyHash, 4).ToList();
            var (partial, full) = (0, 0);
            for (ulong gas = 400_000; full == 0; gas += 500)
            {
                var rpc = chain.Connect();
                rpc.GasLimit = gas;
                var results = await new WalletReader(rpc, chain.Node.Network).ReadAllAsync(wallets);

                Assert.All(results, result => Assert.True(result.Wallet!.HasMembersIdsHash, $"gas {gas}: {result.Wallet!.RegistryFault}"));
                _ = rpc.Requests.Count > 1 ? partial++ : full++;
            }

            output.WriteLine($"{partial} steps of 500 gas with partial starvation.");
            Assert.True(partial > 0);
        });
    }

    [Fact]
    public async Task Registry_that_needs_more_gas_than_its_cap_is_asked_without_one()
    {
        await chain.Node.UndoneAsync(async () =>
        {
            await chain.Node.SetCodeAsync(chain.Node.WalletRegistry, Slow(rounds: 5_780));
            var rpc = chain.Connect();
            var results = await new WalletReader(rpc, chain.Node.Network).ReadAllAsync(Enumerable.Repeat(SampleWallets.Live.WalletPublicKeyHash, 3));

            Assert.All(results, result => Assert.True(result.Wallet!.HasMembersIdsHash));
            var number = results[0].Wallet!.BlockNumber;
            Assert.Equal(["program latest", $"call {number}", $"batch of 2 {number}", $"program {number}"], rpc.Requests);
        });
    }

    // Counts down, 26 gas a round, and then answers for the live wallet.
    private static byte[] Slow(int rounds)
    {
        var answer = SampleWallets.Live.ToRegistryAnswer();
        var code = EvmAssembler.Assemble($"""
            PUSH {rounds}
            loop:
            JUMPDEST PUSH 1 SWAP1 SUB DUP1 PUSH loop JUMPI
            PUSH 96 PUSH answer PUSH 0 CODECOPY
            PUSH 96 PUSH 0 RETURN
            answer:
            """);
        return [.. code, .. answer];
    }
}
