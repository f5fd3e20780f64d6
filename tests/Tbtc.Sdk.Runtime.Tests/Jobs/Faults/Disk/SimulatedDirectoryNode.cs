namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A directory: the names that processes see, and the names that are durable.</summary>
internal sealed class SimulatedDirectoryNode(int id) : SimulatedNode(id)
{
    public SortedDictionary<string, SimulatedNode> Now { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SimulatedNode> Stable { get; } = new(StringComparer.Ordinal);
}
