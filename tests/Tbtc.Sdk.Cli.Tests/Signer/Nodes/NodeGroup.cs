using System.Net;
using Tbtc.Sdk.Cli.Tests.Signer.Kills;
using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Cli.Tests.Signer.Nodes;

/// <summary>Several real <c>tbtc signer serve</c> processes that share one database. One that ended comes back under its address.</summary>
internal sealed class NodeGroup : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly NodesCounts _counts;
    private readonly string[] _addresses;
    private readonly ServedSigner?[] _nodes;

    public NodeGroup(TestDatabase database, int nodes, NodesCounts counts)
    {
        (_database, _counts) = (database, counts);
        _addresses = [.. Enumerable.Range(0, nodes).Select(_ => ServedSigner.NewAddress())];
        _nodes = new ServedSigner?[nodes];
    }

    public int Count => _nodes.Length;

    public IReadOnlyList<IPEndPoint> Addresses => [.. _addresses.Select(IPEndPoint.Parse)];

    /// <summary>Starts all nodes that are not there.</summary>
    public Task StartAsync() => Task.WhenAll(Enumerable.Range(0, Count).Where(number => _nodes[number] is null).Select(async number =>
        _nodes[number] = await ServedSigner.StartAsync("--listen", _addresses[number], "--postgres", _database.AsApplication, "--enable-self-v1")));

    /// <summary>Kills nodes where they stand.</summary>
    public async Task KillAsync(params IEnumerable<int> numbers) => _counts.Kills += await EndAsync(numbers, "KILL", 137);

    /// <summary>Ends nodes in good order.</summary>
    public async Task StopAsync(params IEnumerable<int> numbers) => _counts.OrderlyEnds += await EndAsync(numbers, "TERM", 0);

    public async ValueTask DisposeAsync()
    {
        foreach (var node in _nodes.OfType<ServedSigner>())
        {
            await node.DisposeAsync();
        }
    }

    private async Task<int> EndAsync(IEnumerable<int> numbers, string signal, int exitCode)
    {
        var ends = await Task.WhenAll(numbers.Select(async number =>
        {
            await using var node = _nodes[number]!;
            _nodes[number] = null;
            return await node.StopAsync(signal);
        }));
        foreach (var ended in ends)
        {
            if (ended.ExitCode != exitCode)
            {
                throw new BrokenPromiseException($"A node ended with {ended.ExitCode} instead of {exitCode}: {ended.Error}");
            }

            _counts.OutcomesResolved += Occurrences(ended.Output, "the write was found to be there");
            _counts.OutcomesUnknown += Occurrences(ended.Output, "it is not known whether it was written");
        }

        return ends.Length;
    }

    private static int Occurrences(string text, string part) => text.Split(part).Length - 1;
}
