namespace Tbtc.Sdk.Chain;

/// <summary>One of the nodes that may be asked, and what is known of it. What it refuses is remembered of it alone: another node may well do it.</summary>
/// <remarks>Safe to use from any thread: two requests that learn something at once learn the same.</remarks>
internal sealed class RpcEndpoint(IEthereumRpc rpc, TimeProvider time)
{
    /// <summary>How long what a node refuses is remembered: nodes are upgraded, and errors may have had another cause.</summary>
    public static readonly TimeSpan Lapse = TimeSpan.FromHours(1);

    private readonly Spell _rest = new(time);
    private readonly Spell _refusesHashes = new(time);
    private readonly Spell _refusesBatches = new(time);

    public IEthereumRpc Rpc => rpc;

    public string Address => rpc.Endpoint;

    /// <summary>Whether the node is known to be on the right chain.</summary>
    public volatile bool IsOnChain;

    /// <summary>What is wrong with the node's chain, once that is known.</summary>
    public volatile EthereumRpcException? WrongChain;

    /// <summary>Whether the node failed a short while ago, so that others are asked before it.</summary>
    public bool IsResting => _rest.Holds;

    /// <summary>How many wallets the node reads at once with the reader program, if any.</summary>
    public ProgramLimits Program { get; } = new(time);

    /// <summary>Whether the node takes a block by its number alone.</summary>
    public bool RefusesHashes => _refusesHashes.Holds;

    /// <summary>Whether the node takes calls one by one alone.</summary>
    public bool RefusesBatches => _refusesBatches.Holds;

    public void Rest(TimeSpan duration) => _rest.Begin(duration);

    public void RefusedHashes() => _refusesHashes.Begin(Lapse);

    public void RefusedBatches() => _refusesBatches.Begin(Lapse);
}
