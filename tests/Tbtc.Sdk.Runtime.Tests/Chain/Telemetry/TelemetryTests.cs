using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Time.Testing;
using Tbtc.Sdk.Chain.Resilience;

namespace Tbtc.Sdk.Chain.Telemetry;

public sealed class TelemetryTests : IDisposable
{
    private static readonly EthCall Call = new(null, new byte[] { 1 });

    private readonly RecordedTelemetry _telemetry = new();
    private readonly FakeTimeProvider _time = new();
    private readonly ScriptedRpc _first = new("http://first.example");
    private readonly ScriptedRpc _second = new("http://second.example");

    public void Dispose() => _telemetry.Dispose();

    [Fact]
    public async Task Retry_is_logged_measured_and_traced()
    {
        _first.OnCall = call => call == 1 ? throw _first.Unavailable : Task.FromResult(EthCallResult.Succeeded(default));

        await _time.RunAsync(Resilient(_first).CallAsync(Call, BlockReference.Latest));

        Assert.StartsWith("1010 Debug: eth_call was not answered by http://first.example: the node at", _telemetry.Log.Entries[0], StringComparison.Ordinal);
        Assert.Matches("^1011 Information: eth_call is asked again \\(retry 1, after [0-9]+ ms\\): the node at", _telemetry.Log.Entries[1]);
        Assert.Equal(
            [
                "tbtc.rpc.attempt.duration server.address=http://first.example rpc.method=eth_call outcome=Transport",
                "tbtc.rpc.retries 1 rpc.method=eth_call error.type=Transport",
                "tbtc.rpc.attempt.duration server.address=http://first.example rpc.method=eth_call outcome=answered",
            ],
            _telemetry.Measurements);
        Assert.Equal(["tbtc.rpc.attempt", "tbtc.rpc.attempt"], _telemetry.Activities.Select(activity => activity.OperationName));
        Assert.Equal([ActivityStatusCode.Error, ActivityStatusCode.Unset], _telemetry.Activities.Select(activity => activity.Status));
    }

    [Fact]
    public async Task Delays_of_the_same_retry_differ()
    {
        const int Requests = 20;
        _first.OnCall = call => call % 2 == 1 ? throw _first.Unavailable : Task.FromResult(EthCallResult.Succeeded(default));
        var rpc = Resilient(_first);
        for (var i = 0; i < Requests; i++)
        {
            await _time.RunAsync(rpc.CallAsync(Call, BlockReference.Latest));
        }

        var delays = _telemetry.Log.Entries.Where(entry => entry.StartsWith("1011", StringComparison.Ordinal)).Select(entry => entry.Split("after ")[1].Split(' ')[0]).ToList();

        Assert.Equal(Requests, delays.Count);
        Assert.InRange(delays.Distinct().Count(), 2, Requests);
    }

    [Fact]
    public async Task Fallback_is_logged_measured_and_traced()
    {
        _first.OnCall = _ => throw _first.Unavailable;

        await Resilient(_first, _second).CallAsync(Call, BlockReference.Latest);

        Assert.StartsWith("1012 Warning: Falling back to http://second.example for eth_call: the node at http://first.example", _telemetry.Log.Entries[1], StringComparison.Ordinal);
        Assert.Contains("tbtc.rpc.fallbacks 1 server.address=http://second.example failed.address=http://first.example", _telemetry.Measurements);
        Assert.Equal(["http://first.example", "http://second.example"], _telemetry.Activities.Select(activity => activity.GetTagItem("server.address")));
    }

    [Fact]
    public async Task Node_on_another_chain_is_logged_once()
    {
        _second.ChainId = 5;
        _first.OnCall = _ => throw _first.Failure(EthereumRpcErrorKind.Transport, HttpStatusCode.Unauthorized);
        var options = new TbtcOptions { Network = TbtcNetwork.Mainnet };
        var rpc = new ResilientEthereumRpc([_first, _second], options, _time, _telemetry.Log);

        await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, BlockReference.Latest));
        await Assert.ThrowsAsync<EthereumRpcException>(() => rpc.CallAsync(Call, BlockReference.Latest));

        Assert.Equal(
            "1013 Error: A node is not used: the node at http://second.example is on chain 5, not on chain 1",
            Assert.Single(_telemetry.Log.Entries, entry => entry.StartsWith("1013", StringComparison.Ordinal)));
        Assert.Equal(2, _telemetry.Log.Entries.Count(entry => entry.StartsWith("1014 Warning: eth_call was given up: ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Read_and_its_registry_faults_are_logged_measured_and_traced()
    {
        var chain = new PlainChain();
        chain.OnRegistry = _ => throw chain.Failure(EthereumRpcErrorKind.Transport);
        var reader = new WalletReader(chain, new TbtcOptions { Network = PlainChain.Network }, _telemetry.Log, _time);

        for (var i = 0; i < 3; i++)
        {
            await reader.GetWalletAsync(PlainChain.Wallet);
        }

        chain.OnRegistry = _ => Task.FromResult(PlainChain.Registered);
        _time.Advance(TimeSpan.FromSeconds(30));
        await reader.GetWalletAsync(PlainChain.Wallet);

        Assert.Equal(
            ["1003 Information", "1005 Debug", "1001 Warning", "1005 Debug", "1001 Warning", "1020 Warning", "1005 Debug", "1001 Warning", "1021 Information", "1022 Information", "1005 Debug"],
            _telemetry.Log.Entries.Select(entry => entry.Split(':')[0]));
        Assert.Equal(4, _telemetry.Measurements.Count(measurement => measurement == "tbtc.wallet.read.duration outcome=read"));
        Assert.Equal(4, _telemetry.Measurements.Count(measurement => measurement == "tbtc.wallet.read.wallets 1 outcome=found"));
        Assert.Equal(3, _telemetry.Measurements.Count(measurement => measurement == "tbtc.registry.faults 1 kind=Transport"));
        Assert.Equal(
            ["tbtc.registry.circuit 1 state=open", "tbtc.registry.circuit 1 state=half-open", "tbtc.registry.circuit 1 state=closed"],
            _telemetry.Measurements.Where(measurement => measurement.StartsWith("tbtc.registry.circuit", StringComparison.Ordinal)));
        Assert.Equal(["registry fault"], _telemetry.Activities[0].Events.Select(happened => happened.Name));
    }

    [Fact]
    public async Task Read_that_fails_is_logged_measured_and_traced()
    {
        var chain = new PlainChain();
        chain.OnBridge = _ => throw chain.Failure(EthereumRpcErrorKind.MalformedResponse);
        var reader = new WalletReader(chain, new TbtcOptions { Network = new TbtcNetwork(PlainChain.Network.Bridge, chainId: 2) }, _telemetry.Log, _time);

        await Assert.ThrowsAsync<BridgeReadException>(() => reader.GetWalletAsync(PlainChain.Wallet));

        Assert.StartsWith("1006 Debug: Could not read 1 wallets, after", _telemetry.Log.Entries[^1], StringComparison.Ordinal);
        Assert.Contains("tbtc.wallet.read.duration outcome=WrongChain", _telemetry.Measurements);
        Assert.Contains("tbtc.wallet.read.wallets 1 outcome=failed", _telemetry.Measurements);
        Assert.Equal(ActivityStatusCode.Error, Assert.Single(_telemetry.Activities).Status);
    }

    [Fact]
    public async Task Wallets_that_are_not_asked_for_are_logged_and_counted()
    {
        _first.OnCall = _ => throw _first.Unavailable;
        var reader = new WalletReader(_first, new TbtcOptions { Network = PlainChain.Network }, _telemetry.Log, _time);

        await foreach (var result in reader.GetWalletsAsync(Enumerable.Repeat(PlainChain.Wallet, 600)))
        {
            Assert.False(result.IsFound);
        }

        Assert.Equal(["1006 Debug", "1007 Debug"], _telemetry.Log.Entries.Select(entry => entry.Split(':')[0]));
        Assert.StartsWith("1007 Debug: Did not ask for 100 more wallets of the same call: The Bridge could not be read: this wallet was not asked for", _telemetry.Log.Entries[1], StringComparison.Ordinal);
        Assert.Equal(
            ["tbtc.wallet.read.wallets 500 outcome=failed", "tbtc.wallet.read.wallets 100 outcome=failed"],
            _telemetry.Measurements.Where(measurement => measurement.StartsWith("tbtc.wallet.read.wallets", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Node_that_refuses_the_program_is_named_alone()
    {
        var chains = (First: new ProgramChain("http://first.example") { MaxWallets = 0 }, Second: new ProgramChain("http://second.example"));
        var options = new TbtcOptions { Network = PlainChain.Network };
        var reader = new WalletReader(new ResilientEthereumRpc([chains.First, chains.Second], options, _time), options, _telemetry.Log, _time);

        await Assert.ThrowsAsync<WalletNotFoundException>(() => reader.GetWalletAsync(PlainChain.Wallet));

        Assert.Equal(
            "1003 Information: The node at http://first.example does not run the program that reads wallets in one call. Plain calls are used for 01:00:00, then it is tried again",
            Assert.Single(_telemetry.Log.Entries, entry => entry.StartsWith("1003", StringComparison.Ordinal)));
    }

    private ResilientEthereumRpc Resilient(params IEthereumRpc[] nodes) => new(nodes, new TbtcOptions(), _time, _telemetry.Log);
}
