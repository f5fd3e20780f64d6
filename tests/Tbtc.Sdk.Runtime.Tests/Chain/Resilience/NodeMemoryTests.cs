using Microsoft.Extensions.Time.Testing;

namespace Tbtc.Sdk.Chain.Resilience;

/// <summary>What a node refuses is remembered of that node, and keeps nothing from another.</summary>
public sealed class NodeMemoryTests
{
    private static readonly TbtcOptions Options = new() { Network = PlainChain.Network, MaxRetries = 0 };

    private readonly FakeTimeProvider _time = new();
    private readonly ProgramChain _first = new("http://first.example");
    private readonly ProgramChain _second = new("http://second.example");
    private readonly WalletReader _reader;

    public NodeMemoryTests() => _reader = new(new ResilientEthereumRpc([_first, _second], Options, _time), Options, time: _time);

    [Fact]
    public async Task Fallback_runs_the_program_that_the_preferred_node_refuses()
    {
        _first.MaxWallets = 0;
        await ReadAsync(3);
        Assert.Equal(["program 3", "program 1", "header", "batch 3"], _first.Take());
        await ReadAsync(3);
        Assert.Equal(["header", "batch 3"], _first.Take());
        Assert.Empty(_second.Take());

        // The second node is asked plainly in the middle of that read, and from then on in the best way it knows.
        _first.IsDown = true;
        await ReadAsync(3);
        Assert.Equal(["header", "batch 3"], _second.Take());
        await ReadAsync(3);
        Assert.Equal(["program 3"], _second.Take());

        _first.IsDown = false;
        _time.Advance(Options.TotalTimeout);
        _first.Take();
        await ReadAsync(3);
        Assert.Equal(["header", "batch 3"], _first.Take());
        Assert.Empty(_second.Take());
    }

    [Fact]
    public async Task Preferred_node_runs_the_program_that_the_fallback_refuses()
    {
        _second.MaxWallets = 0;
        await ReadAsync(3);
        Assert.Equal(["program 3"], _first.Take());

        _first.IsDown = true;
        await ReadAsync(3);
        Assert.Equal(["program 3", "program 1", "header", "batch 3"], _second.Take());
        await ReadAsync(3);
        Assert.Equal(["header", "batch 3"], _second.Take());

        _first.IsDown = false;
        _time.Advance(Options.TotalTimeout);
        _first.Take();
        await ReadAsync(3);
        Assert.Equal(["program 3"], _first.Take());
    }

    [Fact]
    public async Task Limit_of_one_node_does_not_restrict_the_other()
    {
        _first.MaxWallets = 10;
        await ReadAsync(20);
        Assert.Equal(["program 20", "program 1", "program 10", "program 9"], _first.Take());

        _first.IsDown = true;
        await ReadAsync(20);
        Assert.Equal(["program 10", "program 10"], _second.Take());
        await ReadAsync(20);
        Assert.Equal(["program 20"], _second.Take());

        _first.IsDown = false;
        _time.Advance(Options.TotalTimeout);
        _first.Take();
        await ReadAsync(20);
        Assert.Equal(["program 10", "program 10"], _first.Take());
    }

    [Fact]
    public async Task Node_that_was_passed_over_is_not_held_to_what_the_other_refused()
    {
        // The first answers with nonsense, so that the second is asked in the same request, and refuses it.
        _first.AnswersNonsense = true;
        _second.MaxWallets = 0;
        await ReadAsync(3);
        _first.AnswersNonsense = false;
        _time.Advance(Options.TotalTimeout);
        _first.Take();
        _second.Take();

        await ReadAsync(3);
        Assert.Equal(["program 3"], _first.Take());

        _first.IsDown = true;
        _time.Advance(Options.TotalTimeout);
        await ReadAsync(3);
        await ReadAsync(3);
        Assert.Equal(["header", "batch 3"], _second.Take()[^2..]);
    }

    [Fact]
    public async Task Node_that_takes_no_batch_and_no_block_hash_leaves_the_other_both_for_an_hour()
    {
        _first.MaxWallets = _second.MaxWallets = 0;
        _first.RefusesBatches = true;
        _first.RefusesHashes = true;
        await ReadAsync(2);
        _first.Take();
        await ReadAsync(2);
        Assert.Equal(["header", "call 7", "call 7", "header"], _first.Take());

        _first.IsDown = true;
        await ReadAsync(2);
        await ReadAsync(2);
        _second.Take();
        await ReadAsync(2);
        Assert.Equal(["header", "batch 2"], _second.Take());

        _first.IsDown = _first.RefusesBatches = _first.RefusesHashes = false;
        _time.Advance(TimeSpan.FromMinutes(59));
        _first.Take();
        await ReadAsync(2);
        Assert.Equal(["header", "call 7", "call 7", "header"], _first.Take());
        _time.Advance(TimeSpan.FromMinutes(1));
        await ReadAsync(2);
        Assert.Equal(["program 2", "program 1", "header", "batch 2"], _first.Take());
    }

    [Fact]
    public void Nodes_that_are_not_held_to_the_chain_of_the_network_are_refused()
    {
        var nodes = new ResilientEthereumRpc([_first, _second], Options, _time);

        var error = Assert.Throws<ArgumentException>(() => new WalletReader(nodes, TbtcNetwork.Mainnet));

        Assert.Contains("not held to chain 1", error.Message, StringComparison.Ordinal);
    }

    private async Task ReadAsync(int count)
    {
        var results = new List<WalletReadResult>();
        await foreach (var result in _reader.GetWalletsAsync(Enumerable.Repeat(PlainChain.Wallet, count)))
        {
            results.Add(result);
        }

        Assert.Equal(count, results.Count);
        Assert.True(results.TrueForAll(result => result.IsNotFound), results[0].Error?.Message);
    }
}
