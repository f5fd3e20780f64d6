using Tbtc.Sdk.Cli.Tests.Signer.Kills;

namespace Tbtc.Sdk.Cli.Tests.Signer.Nodes;

/// <summary>What a campaign over several nodes came to.</summary>
internal sealed class NodesCounts
{
    /// <summary>What the clients wrote down.</summary>
    public KillCounts Clients { get; } = new();

    public int Stores { get; set; }

    public int StoresOfThreeNodes { get; set; }

    public int Rounds { get; set; }

    public int Kills { get; set; }

    /// <summary>Rounds in which a request was sent and not answered when nodes were killed.</summary>
    public int KillsInFlight { get; set; }

    public int AllKilledAtOnce { get; set; }

    public int OrderlyEnds { get; set; }

    public int ServerRestarts { get; set; }

    /// <summary>Writes that the nodes found to be there after their answer was lost.</summary>
    public int OutcomesResolved { get; set; }

    /// <summary>Writes of which a node did not find out what became of them.</summary>
    public int OutcomesUnknown { get; set; }

    /// <summary>How often an acknowledgement was compared with the database's rows.</summary>
    public long Compared { get; set; }

    public int Found { get; set; }

    public int Jobs { get; set; }

    /// <summary>Jobs that nobody had driven when all was done, and a node that was started then drove.</summary>
    public int PickedUp { get; set; }

    /// <summary>Every submit that was sent, those of the final questions too.</summary>
    public int Submits => Clients.Submits + Clients.Repeated + Clients.Conflicts + Found;

    public override string ToString() => string.Join(
        '\n',
        [
            $"{Stores,8} databases, {Stores - StoresOfThreeNodes} with two nodes and {StoresOfThreeNodes} with three, two clients each",
            $"{Rounds,8} rounds",
            $"{Kills,8} kills of nodes, in {KillsInFlight} rounds with requests in flight; all nodes at once in {AllKilledAtOnce} rounds; {OrderlyEnds} orderly ends",
            $"{ServerRestarts,8} immediate restarts of the database server under load",
            $"{Submits,8} submits: {Clients.Submits} of new requests, {Clients.Repeated + Found} of the same again, {Clients.Conflicts} of another request under a taken id, which were refused",
            $"{Clients.Acknowledged,8} acknowledged by the clients, for {Jobs} route requests, each with one request id",
            $"{Clients.Retried,8} retried after no answer; {Clients.CutOff} requests lost their connection; {Clients.Refused} refused for the time being",
            $"{OutcomesResolved,8} writes whose answer was lost found to be there, {OutcomesUnknown} not known to their node, and right when asked again",
            $"{Compared,8} comparisons of an acknowledgement with the database's rows, after each round",
            $"{Found,8} acknowledgements asked for at the end, by poll and by submit: all found",
            $"{PickedUp,8} jobs were left undriven when all was done, and picked up by a node that was started then",
        ]);
}
