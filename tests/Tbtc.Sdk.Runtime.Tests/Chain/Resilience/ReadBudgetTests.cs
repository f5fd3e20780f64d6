using Microsoft.Extensions.Time.Testing;

namespace Tbtc.Sdk.Chain.Resilience;

public sealed class ReadBudgetTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

    private readonly FakeTimeProvider _time = new();
    private readonly PlainChain _chain = new();
    private readonly ScriptedRpc _waits = new("");

    [Fact]
    public async Task Registry_that_hangs_costs_its_own_timeout_and_the_members_ids_hash_alone()
    {
        _chain.OnRegistry = _waits.HangAsync<EthCallResult>;
        var read = Reader().GetWalletAsync(PlainChain.Wallet);
        await _waits.Hung;

        _time.Advance(TimeSpan.FromSeconds(10) - Moment);
        Assert.False(read.IsCompleted);
        _time.Advance(Moment);

        var wallet = await read.WaitAsync(Patience);
        Assert.Equal(WalletState.Live, wallet.State);
        Assert.Equal(RegistryFaultKind.Timeout, wallet.RegistryFault!.Kind);
        Assert.Equal($"the wallet registry at {PlainChain.Network.WalletRegistry} did not answer within 10 s", wallet.RegistryFault.Message);
    }

    [Fact]
    public async Task Registry_gets_half_of_the_time_that_the_bridge_has_left()
    {
        _chain.OnBridge = _ =>
        {
            _time.Advance(TimeSpan.FromSeconds(26));
            return Task.FromResult(PlainChain.Known);
        };
        _chain.OnRegistry = _waits.HangAsync<EthCallResult>;
        var read = Reader().GetWalletAsync(PlainChain.Wallet);
        await _waits.Hung;

        _time.Advance(TimeSpan.FromSeconds(2) - Moment);
        Assert.False(read.IsCompleted);
        _time.Advance(Moment);

        Assert.Equal(RegistryFaultKind.Timeout, (await read.WaitAsync(Patience)).RegistryFault!.Kind);
    }

    [Fact]
    public async Task Bridge_that_hangs_costs_the_total_timeout()
    {
        _chain.OnBridge = _waits.HangAsync<EthCallResult>;
        var read = Reader().GetWalletAsync(PlainChain.Wallet);
        await _waits.Hung;

        _time.Advance(TimeSpan.FromSeconds(30) - Moment);
        Assert.False(read.IsCompleted);
        _time.Advance(Moment);

        var error = await Assert.ThrowsAsync<BridgeReadException>(() => read.WaitAsync(Patience));
        Assert.Equal(BridgeReadErrorKind.Timeout, error.Kind);
        Assert.True(error.IsTransient);
        Assert.Contains("did not answer within 30 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_that_runs_out_of_time_between_retries_tells_the_last_failure()
    {
        _chain.OnBridge = token => _chain.BridgeCalls == 1 ? throw _chain.Failure(EthereumRpcErrorKind.Transport) : _waits.HangAsync<EthCallResult>(token);
        var options = new TbtcOptions { Network = PlainChain.Network, RequestTimeout = TimeSpan.FromSeconds(30) };
        var reader = new WalletReader(new ResilientEthereumRpc([_chain], options, _time), options, time: _time);

        var error = await Assert.ThrowsAsync<BridgeReadException>(() => _time.RunAsync(reader.GetWalletAsync(PlainChain.Wallet)));

        Assert.Equal(BridgeReadErrorKind.Timeout, error.Kind);
        Assert.Contains("did not answer within 30 s; the last failure: the node at http://plain.example failed: Transport.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancellation_of_a_read_keeps_its_token()
    {
        _chain.OnBridge = _waits.HangAsync<EthCallResult>;
        using var cancellation = new CancellationTokenSource();
        var read = Reader().GetWalletAsync(PlainChain.Wallet, cancellationToken: cancellation.Token);
        await _waits.Hung;

        await cancellation.CancelAsync();

        var cancelled = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read.WaitAsync(Patience));
        Assert.Equal(cancellation.Token, cancelled.CancellationToken);
    }

    [Fact]
    public async Task Registry_that_failed_three_times_is_not_asked_until_the_break_is_over()
    {
        var reader = Reader();
        _chain.OnRegistry = _ => throw _chain.Failure(EthereumRpcErrorKind.Transport);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(RegistryFaultKind.Transport, await FaultAsync(reader));
        }

        var open = await reader.GetWalletAsync(PlainChain.Wallet);
        Assert.Equal(RegistryFaultKind.CircuitOpen, open.RegistryFault!.Kind);
        Assert.Equal(
            $"the wallet registry at {PlainChain.Network.WalletRegistry} was not asked: it failed so often that it is left alone for another 30 s; "
            + "the last failure: the node at http://plain.example failed: Transport",
            open.RegistryFault.Message);
        Assert.Equal(WalletState.Live, open.State);

        _chain.OnRegistry = _ => Task.FromResult(PlainChain.Registered);
        _time.Advance(TimeSpan.FromSeconds(30) - Moment);
        Assert.Equal(RegistryFaultKind.CircuitOpen, await FaultAsync(reader));
        Assert.Equal(3, _chain.RegistryCalls);
        _time.Advance(Moment);

        Assert.Null(await FaultAsync(reader));
        Assert.Equal(4, _chain.RegistryCalls);
    }

    [Fact]
    public async Task Registry_that_still_fails_after_the_break_is_left_alone_again()
    {
        var reader = Reader();
        _chain.OnRegistry = _ => throw _chain.Failure(EthereumRpcErrorKind.Timeout);
        for (var i = 0; i < 4; i++)
        {
            await FaultAsync(reader);
        }

        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(RegistryFaultKind.Timeout, await FaultAsync(reader));
        Assert.Equal(RegistryFaultKind.CircuitOpen, await FaultAsync(reader));
        Assert.Equal(4, _chain.RegistryCalls);
    }

    [Fact]
    public async Task Reverts_do_not_keep_the_registry_from_being_asked()
    {
        var reader = Reader();
        _chain.OnRegistry = _ => Task.FromResult(EthCallResult.Reverted("paused", default));

        for (var i = 0; i < 10; i++)
        {
            Assert.Equal(RegistryFaultKind.Reverted, await FaultAsync(reader));
        }
    }

    [Fact]
    public async Task Registry_is_retried_within_its_timeout()
    {
        _chain.OnRegistry = _ => _chain.RegistryCalls < 3 ? throw _chain.Failure(EthereumRpcErrorKind.Transport) : Task.FromResult(PlainChain.Registered);
        var options = new TbtcOptions { Network = PlainChain.Network };
        var reader = new WalletReader(new ResilientEthereumRpc([_chain], options, _time), options, time: _time);

        var wallet = await _time.RunAsync(reader.GetWalletAsync(PlainChain.Wallet));

        Assert.True(wallet.HasMembersIdsHash);
        Assert.Equal(3, _chain.RegistryCalls);
    }

    [Fact]
    public async Task Node_on_another_chain_is_told_as_such()
    {
        var network = new TbtcNetwork(PlainChain.Network.Bridge, PlainChain.Network.WalletRegistry, chainId: 11_155_111);
        var options = new TbtcOptions { Network = network };
        var reader = new WalletReader(new ResilientEthereumRpc([_chain], options, _time), options, time: _time);

        var error = await Assert.ThrowsAsync<BridgeReadException>(() => reader.GetWalletAsync(PlainChain.Wallet));

        Assert.Equal(BridgeReadErrorKind.WrongChain, error.Kind);
        Assert.Contains("is on chain 1, not on chain 11155111", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_that_changes_while_a_block_is_read_by_number_ends_the_read()
    {
        var first = new PlainChain("http://first.example") { RefusesBlockHashes = true };
        var second = new PlainChain("http://second.example") { RefusesBlockHashes = true };
        first.OnBridge = _ => throw first.Failure(EthereumRpcErrorKind.Transport);
        var options = new TbtcOptions { Network = PlainChain.Network };
        var reader = new WalletReader(new ResilientEthereumRpc([first, second], options, _time), options, time: _time);

        var error = await Assert.ThrowsAsync<BridgeReadException>(() => reader.GetWalletAsync(PlainChain.Wallet));

        Assert.Equal(BridgeReadErrorKind.BlockReorganised, error.Kind);
        Assert.True(error.IsTransient);
        Assert.True((await reader.GetWalletAsync(PlainChain.Wallet)).HasMembersIdsHash);
    }

    private WalletReader Reader() => new(_chain, new TbtcOptions { Network = PlainChain.Network }, time: _time);

    private static async Task<RegistryFaultKind?> FaultAsync(WalletReader reader) => (await reader.GetWalletAsync(PlainChain.Wallet)).RegistryFault?.Kind;
}
