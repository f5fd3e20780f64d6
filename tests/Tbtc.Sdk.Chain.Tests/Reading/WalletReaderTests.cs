using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.Reading;

/// <summary>What a reader makes of a chain that works, and of one that is broken in every way we know.</summary>
public abstract class WalletReaderTests(IFaultyChain chain) : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(2);
    private static readonly SampleWallet Unregistered = SampleWallet.Create(50) with { MembersIdsHash = null, State = WalletState.Closing };

    private static readonly SampleWallet[] Wallets =
        [SampleWallets.Live, SampleWallets.MovingFunds, SampleWallets.Closing, SampleWallets.Closed, SampleWallets.Terminated, SampleWallets.AtLimits, Unregistered];

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    public static TheoryData<string> Faults => Reading.Faults.OfContractOrNode;

    public static TheoryData<string> NodeFaults => Reading.Faults.OfNode;

    private IFaultyChain Chain => chain;

    public Task InitializeAsync() => Chain.AddWalletsAsync(Wallets);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _http.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The node as the reader gets to see it.</summary>
    protected virtual IEthereumRpc Connect(IEthereumRpc node) => node;

    [Fact]
    public async Task Every_field_of_every_wallet_is_what_the_chain_holds()
    {
        var reader = Reader();
        foreach (var sample in Wallets)
        {
            var wallet = await reader.GetWalletAsync(sample.WalletPublicKeyHash);

            AssertBridgeFields(sample, wallet);
            if (sample.MembersIdsHash is { } hash)
            {
                Assert.Equal(new RegistryData(hash, sample.PublicKey, wallet.BlockNumber), wallet.MembersIdsHash);
            }
            else
            {
                Assert.Equal(RegistryFaultKind.NotRegistered, wallet.RegistryFault!.Kind);
                Assert.Equal(Chain.Network.WalletRegistry, wallet.RegistryFault.Contract);
                Assert.False(wallet.RegistryFault.IsOutage);
            }
        }
    }

    [Fact]
    public async Task Several_wallets_are_answered_in_the_order_asked_and_repeated_ones_as_often()
    {
        var unknown = SampleWallet.Create(60).WalletPublicKeyHash;
        WalletPublicKeyHash[] asked =
            [SampleWallets.AtLimits.WalletPublicKeyHash, unknown, SampleWallets.Live.WalletPublicKeyHash, SampleWallets.Live.WalletPublicKeyHash, SampleWallets.Closed.WalletPublicKeyHash];

        var results = await ReadAllAsync(Reader(), asked);

        Assert.Equal(asked, results.Select(result => result.WalletPublicKeyHash));
        Assert.Equal([true, false, true, true, true], results.Select(result => result.IsFound));
        Assert.True(results[1].IsNotFound);
        Assert.Single(results.Where(result => result.IsFound).Select(result => result.Wallet!.BlockNumber).Distinct());
    }

    [Fact]
    public async Task An_unknown_wallet_is_not_found()
    {
        var unknown = SampleWallet.Create(61).WalletPublicKeyHash;

        var error = await Assert.ThrowsAsync<WalletNotFoundException>(() => Reader().GetWalletAsync(unknown));

        Assert.Equal(unknown, error.WalletPublicKeyHash);
        Assert.Equal(Chain.Network.Bridge, error.Bridge);
    }

    [Fact]
    public async Task The_registry_is_found_through_the_Bridge_where_its_address_is_not_given()
    {
        var wallet = await Reader(new(Chain.Network.Bridge)).GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);

        Assert.Equal(SampleWallets.Live.MembersIdsHash, wallet.MembersIdsHash?.Hash);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_the_registry_does_the_Bridge_is_served_and_the_fault_told_apart(string fault) =>
        await Chain.WithRegistryFaultAsync(Reading.Faults.Find(fault), async () =>
        {
            var wallet = await Reader().GetWalletAsync(SampleWallets.AtLimits.WalletPublicKeyHash);

            AssertBridgeFields(SampleWallets.AtLimits, wallet);
            Assert.Null(wallet.MembersIdsHash);
            Assert.Equal(Reading.Faults.KindOf(fault), wallet.RegistryFault!.Kind);
            Assert.Equal(Chain.Network.WalletRegistry, wallet.RegistryFault.Contract);
            Assert.Equal(wallet.BlockNumber, wallet.RegistryFault.BlockNumber);
            Assert.DoesNotContain('\n', wallet.RegistryFault.Message);
        });

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Whatever_the_Bridge_does_the_read_fails_and_the_cause_is_told_apart(string fault) =>
        await Chain.WithBridgeFaultAsync(Reading.Faults.Find(fault), async () =>
        {
            var error = await Assert.ThrowsAsync<BridgeReadException>(() => Reader().GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash));

            Assert.Equal(Reading.Faults.BridgeKindOf(fault), error.Kind);
            Assert.Equal(Chain.Network.Bridge, error.Bridge);
            Assert.Equal(error.Kind is BridgeReadErrorKind.Timeout or BridgeReadErrorKind.Transport, error.IsTransient);
        });

    [Theory]
    [MemberData(nameof(NodeFaults))]
    public async Task Whatever_the_node_does_the_read_fails_within_its_time(string fault) =>
        await Chain.WithNodeFaultAsync(Reading.Faults.Find(fault), async () =>
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            var results = await ReadAllAsync(Reader(), [SampleWallets.Live.WalletPublicKeyHash, SampleWallets.Closed.WalletPublicKeyHash], limit.Token);

            Assert.Equal(2, results.Count);
            Assert.All(results, result => Assert.IsType<BridgeReadException>(result.Error));
        });

    [Fact]
    public async Task A_revert_keeps_its_reason_and_its_data() =>
        await Chain.WithRegistryFaultAsync(ChainFault.Revert("the registry is paused"), async () =>
        {
            var fault = (await Reader().GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash)).RegistryFault!;

            Assert.Equal("the registry is paused", fault.RevertReason);
            Assert.Equal([0x08, 0xc3, 0x79, 0xa0], fault.RevertData[..4].ToArray());
            Assert.Contains("reverted: the registry is paused", fault.Message, StringComparison.Ordinal);
        });

    [Fact]
    public async Task The_answer_for_another_wallet_is_not_taken() =>
        await Chain.WithRegistryFaultAsync(ChainFault.Answer(SampleWallets.MovingFunds.ToRegistryAnswer()), async () =>
        {
            var wallet = await Reader().GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);

            Assert.Equal(RegistryFaultKind.WalletMismatch, wallet.RegistryFault!.Kind);
            Assert.Contains(SampleWallets.MovingFunds.EcdsaWalletId.ToString(), wallet.RegistryFault.Message, StringComparison.Ordinal);
        });

    [Fact]
    public async Task A_contract_that_is_not_the_Bridge_is_an_error()
    {
        var network = new TbtcNetwork(Chain.Network.WalletRegistry!.Value);

        var error = await Assert.ThrowsAsync<BridgeReadException>(() => Reader(network).GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash));

        Assert.Equal(BridgeReadErrorKind.Reverted, error.Kind);
    }

    [Fact]
    public async Task A_state_that_the_contract_does_not_have_is_an_error()
    {
        var sample = SampleWallet.Create(51) with { State = (WalletState)6 };
        await Chain.AddWalletsAsync(sample);

        var error = await Assert.ThrowsAsync<BridgeReadException>(() => Reader().GetWalletAsync(sample.WalletPublicKeyHash));

        Assert.Contains("6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_on_another_chain_is_not_read()
    {
        var network = new TbtcNetwork(Chain.Network.Bridge, Chain.Network.WalletRegistry, chainId: 1);

        var error = await Assert.ThrowsAsync<BridgeReadException>(() => Reader(network).GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash));

        Assert.Equal(BridgeReadErrorKind.WrongChain, error.Kind);
        Assert.Contains($"is on chain {Chain.ChainId}, not on chain 1", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public async Task A_block_is_read_by_tag_number_and_hash()
    {
        await Chain.MineAsync();
        var newest = await Chain.BlockNumberAsync();
        var reader = Reader();

        foreach (var block in new[] { BlockReference.Latest, newest, await Chain.BlockHashAsync(newest) })
        {
            Assert.Equal(newest, (await reader.GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash, block)).BlockNumber);
        }

        foreach (var block in new[] { BlockReference.Safe, BlockReference.Finalized, newest - 1, await Chain.BlockHashAsync(newest - 1) })
        {
            var read = await reader.GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash, block);
            Assert.InRange(read.BlockNumber, newest - 10, newest);
            Assert.Equal(block.Number ?? read.BlockNumber, read.BlockNumber);
        }
    }

    [Fact]
    public async Task A_block_that_the_node_does_not_know_is_an_error()
    {
        foreach (var block in new BlockReference[] { await Chain.BlockNumberAsync() + 1_000, Keccak256.HashData("no block"u8) })
        {
            var error = await Assert.ThrowsAsync<BridgeReadException>(() => Reader().GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash, block));

            Assert.Equal(BridgeReadErrorKind.UnknownBlock, error.Kind);
            Assert.Contains(block.ToString(), error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_node_that_takes_no_block_hash_is_read_by_number() =>
        await Chain.WithNodeFaultAsync(ChainFault.BlockHashesRefused, async () => Assert.True(
            (await Reader().GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash, await Chain.BlockHashAsync(await Chain.BlockNumberAsync()))).HasMembersIdsHash));

    [Theory]
    [InlineData(nameof(ChainFault.BatchesRefused))]
    [InlineData(nameof(ChainFault.ReversedBatch))]
    public async Task A_node_with_habits_of_its_own_is_read_all_the_same(string habit) => await Chain.WithNodeFaultAsync(
        habit == nameof(ChainFault.BatchesRefused) ? ChainFault.BatchesRefused : ChainFault.ReversedBatch,
        async () =>
        {
            var results = await ReadAllAsync(Reader(), Wallets.Select(wallet => wallet.WalletPublicKeyHash));

            Assert.Equal(Wallets.Select(wallet => wallet.MembersIdsHash), results.Select(result => result.Wallet!.MembersIdsHash?.Hash));
        });

    [Fact]
    public async Task Cancelling_ends_the_wait() => await Chain.WithNodeFaultAsync(ChainFault.Hang, async () =>
    {
        using var cancellation = new CancellationTokenSource();
        var read = Reader().GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash, cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    });

    private WalletReader Reader(TbtcNetwork? network = null)
    {
        var options = new TbtcOptions { RpcUrl = Chain.RpcUrl, RequestTimeout = RequestTimeout, MaxResponseBytes = 1024 * 1024 };
        return new(Connect(new HttpEthereumRpc(_http, options)), network ?? Chain.Network);
    }

    private static async Task<List<WalletReadResult>> ReadAllAsync(
        WalletReader reader, IEnumerable<WalletPublicKeyHash> wallets, CancellationToken cancellationToken = default)
    {
        var results = new List<WalletReadResult>();
        await foreach (var result in reader.GetWalletsAsync(wallets, cancellationToken: cancellationToken))
        {
            results.Add(result);
        }

        return results;
    }

    private static void AssertBridgeFields(SampleWallet sample, WalletChainData wallet)
    {
        var expected = sample.ToChainData(wallet.BlockNumber, wallet.RegistryFault);
        Assert.Equal(expected.WalletPublicKeyHash, wallet.WalletPublicKeyHash);
        Assert.Equal(expected.EcdsaWalletId, wallet.EcdsaWalletId);
        Assert.Equal(expected.State, wallet.State);
        Assert.Equal(expected.MainUtxoHash, wallet.MainUtxoHash);
        Assert.Equal(expected.PendingRedemptionsValueSats, wallet.PendingRedemptionsValueSats);
        Assert.Equal(expected.CreatedAt, wallet.CreatedAt);
        Assert.Equal(expected.MovingFundsRequestedAt, wallet.MovingFundsRequestedAt);
        Assert.Equal(expected.ClosingStartedAt, wallet.ClosingStartedAt);
        Assert.Equal(expected.PendingMovedFundsSweepRequestsCount, wallet.PendingMovedFundsSweepRequestsCount);
        Assert.Equal(expected.MovingFundsTargetWalletsCommitmentHash, wallet.MovingFundsTargetWalletsCommitmentHash);
    }
}

public sealed class RealNodeWalletReaderTests(RealNodeChain chain) : WalletReaderTests(chain), IClassFixture<RealNodeChain>;

public sealed class EmbeddedChainWalletReaderTests(EmbeddedChain chain) : WalletReaderTests(chain), IClassFixture<EmbeddedChain>;
