using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

/// <summary>Every way in which a registry can be broken amounts to the same fault in one call as in plain calls, and costs no wallet its Bridge data.</summary>
[Collection(NodeWithWallets.Collection)]
public class BrokenRegistryTests(NodeWithWallets chain)
{
    private const int Wallets = 3;

    public static TheoryData<string, RegistryFaultKind, int> Faults => new()
    {
        { "reverts with a reason", RegistryFaultKind.Reverted, 1 },
        { "reverts with a long reason", RegistryFaultKind.Reverted, 1 },
        { "reverts without data", RegistryFaultKind.Reverted, 1 },
        { "reverts with a custom error", RegistryFaultKind.Reverted, 1 },
        { "reverts with a panic", RegistryFaultKind.Reverted, 1 },
        { "reverts with a megabyte", RegistryFaultKind.Reverted, 2 },
        { "invalid opcode", RegistryFaultKind.Reverted, 2 },
        { "burns its gas", RegistryFaultKind.Reverted, 2 },
        { "no contract", RegistryFaultKind.NoContract, 1 },
        { "stops", RegistryFaultKind.NoContract, 1 },
        { "answers one word", RegistryFaultKind.MalformedResponse, 1 },
        { "answers 97 bytes", RegistryFaultKind.MalformedResponse, 1 },
        { "answers 10 kB", RegistryFaultKind.MalformedResponse, 1 },
        { "answers a megabyte", RegistryFaultKind.MalformedResponse, 2 },
        { "answers for another wallet", RegistryFaultKind.WalletMismatch, 1 },
        { "answers with a hash and no key", RegistryFaultKind.WalletMismatch, 1 },
        { "answers with another key and no hash", RegistryFaultKind.WalletMismatch, 1 },
        { "answers zeros", RegistryFaultKind.NotRegistered, 1 },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Broken_registry_is_the_same_fault_in_one_call_as_in_plain_calls(string fault, RegistryFaultKind kind, int requests) =>
        await chain.Node.UndoneAsync(async () =>
        {
            await chain.Node.SetCodeAsync(chain.Node.WalletRegistry, CodeOf(fault));
            var rpc = chain.Connect();
            var plainRpc = chain.Connect();
            plainRpc.OnProgram = InterceptedRpc.RefuseProgram;

            var results = await new WalletReader(rpc, chain.Node.Network).ReadAllAsync(chain.Hashes(Wallets));
            var plainly = await new WalletReader(plainRpc, chain.Node.Network).ReadAllAsync(chain.Hashes(Wallets));

            Assert.Equal(requests, rpc.Requests.Count);
            for (var i = 0; i < Wallets; i++)
            {
                var (one, other) = (results[i].Wallet!, plainly[i].Wallet!);
                Assert.Equal(kind, one.RegistryFault!.Kind);
                Assert.Equal(kind, other.RegistryFault!.Kind);
                Assert.Equal(other.RegistryFault.RevertReason, one.RegistryFault.RevertReason);
                Assert.Equal(other.RegistryFault.RevertData.ToArray(), one.RegistryFault.RevertData.ToArray());
                Assert.Equal(other.RegistryFault.Contract, one.RegistryFault.Contract);
                Assert.Equal(chain.Wallets[i].State, one.State);
                Assert.Equal(chain.Wallets[i].MainUtxoHash, one.MainUtxoHash);
            }
        });

    [Fact]
    public async Task Four_hundred_wallets_of_a_registry_that_burns_its_gas_cost_a_request_for_what_the_gas_lasts_and_one_to_be_sure() =>
        await chain.Node.UndoneAsync(async () =>
        {
            await chain.Node.SetCodeAsync(chain.Node.WalletRegistry, CodeOf("burns its gas"));
            var rpc = chain.Connect();

            var results = await new WalletReader(rpc, chain.Node.Network).ReadAllAsync(chain.Hashes(400));

            Assert.Equal(400, results.Count);
            Assert.All(results, result => Assert.Equal(RegistryFaultKind.Reverted, result.Wallet!.RegistryFault!.Kind));
            Assert.InRange(rpc.Requests.Count, 4, 6);
        });

    private static byte[] CodeOf(string fault) => fault switch
    {
        "reverts with a reason" => ChainFault.Revert("the registry is paused").ToRuntimeCode(),
        "reverts with a long reason" => ChainFault.Revert(new string('x', 2_000)).ToRuntimeCode(),
        "reverts without data" => ChainFault.Revert([]).ToRuntimeCode(),
        "reverts with a custom error" => ChainFault.Revert([1, 2, 3, 4]).ToRuntimeCode(),
        "reverts with a panic" => ChainFault.Panic(0x11).ToRuntimeCode(),
        "reverts with a megabyte" => EvmAssembler.Assemble("PUSH 0x100000 PUSH 0 REVERT"),
        "invalid opcode" => ChainFault.InvalidOpcode.ToRuntimeCode(),
        "burns its gas" => ChainFault.OutOfGas.ToRuntimeCode(),
        "no contract" => ChainFault.NoContract.ToRuntimeCode(),
        "stops" => [0x00],
        "answers one word" => ChainFault.Answer(new byte[32]).ToRuntimeCode(),
        "answers 97 bytes" => ChainFault.Answer([.. SampleWallets.Live.ToRegistryAnswer(), 0]).ToRuntimeCode(),
        "answers 10 kB" => EvmAssembler.Assemble("PUSH 10240 PUSH 0 RETURN"),
        "answers a megabyte" => EvmAssembler.Assemble("PUSH 0x100000 PUSH 0 RETURN"),
        "answers for another wallet" => ChainFault.Answer(SampleWallet.Create(77).ToRegistryAnswer()).ToRuntimeCode(),
        "answers with a hash and no key" => ChainFault.Answer([.. new byte[31], 1, .. new byte[64]]).ToRuntimeCode(),
        "answers with another key and no hash" => ChainFault.Answer([.. new byte[32], .. SampleWallet.Create(77).PublicKey.AsSpan()]).ToRuntimeCode(),
        "answers zeros" => ChainFault.Answer(new byte[96]).ToRuntimeCode(),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "Not a fault."),
    };
}
