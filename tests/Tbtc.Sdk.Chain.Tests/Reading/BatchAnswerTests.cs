using Tbtc.Sdk.Chain.OneRoundTrip;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.Reading;

/// <summary>An answer to a batch that lacks one answer, or has one twice, costs the wallet it was for, and no other.</summary>
public abstract class BatchAnswerTests(IFaultyChain chain) : IAsyncLifetime
{
    private static readonly SampleWallet[] Wallets = [SampleWallets.Live, SampleWallets.MovingFunds, SampleWallets.Closing];

    public static TheoryData<string, int> Faults => new() { { nameof(ChainFault.MissingAnswer), Wallets.Length - 1 }, { nameof(ChainFault.DuplicatedAnswer), 0 } };

    public Task InitializeAsync() => chain.AddWalletsAsync(Wallets);

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Registry_answer_that_is_missing_or_there_twice_is_the_fault_of_that_wallet_alone(string fault, int broken) =>
        await chain.WithRegistryFaultAsync(Find(fault), async () =>
        {
            var results = await ReadAsync();

            for (var i = 0; i < Wallets.Length; i++)
            {
                var wallet = results[i].GetWalletOrThrow();
                Assert.Equal(i == broken ? RegistryFaultKind.MalformedResponse : null, wallet.RegistryFault?.Kind);
                Assert.Equal(i == broken ? null : Wallets[i].MembersIdsHash, wallet.MembersIdsHash?.Hash);
                Assert.Equal(Wallets[i].State, wallet.State);
            }
        });

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Bridge_answer_that_is_missing_or_there_twice_is_the_error_of_that_wallet_alone(string fault, int broken) =>
        await chain.WithBridgeFaultAsync(Find(fault), async () =>
        {
            var results = await ReadAsync();

            for (var i = 0; i < Wallets.Length; i++)
            {
                Assert.Equal(i == broken ? BridgeReadErrorKind.MalformedResponse : null, (results[i].Error as BridgeReadException)?.Kind);
                Assert.Equal(i == broken ? null : Wallets[i].MembersIdsHash, results[i].Wallet?.MembersIdsHash?.Hash);
            }
        });

    private static ChainFault Find(string fault) => fault == nameof(ChainFault.MissingAnswer) ? ChainFault.MissingAnswer : ChainFault.DuplicatedAnswer;

    private async Task<List<WalletReadResult>> ReadAsync()
    {
        using var http = new HttpClient();
        var rpc = new HttpEthereumRpc(http, new TbtcOptions { RpcUrl = chain.RpcUrl });
        return await new WalletReader(rpc, chain.Network).ReadAllAsync(Wallets.Select(wallet => wallet.WalletPublicKeyHash));
    }
}

public sealed class RealNodeBatchAnswerTests(RealNodeChain chain) : BatchAnswerTests(chain), IClassFixture<RealNodeChain>;

public sealed class EmbeddedChainBatchAnswerTests(EmbeddedChain chain) : BatchAnswerTests(chain), IClassFixture<EmbeddedChain>;
