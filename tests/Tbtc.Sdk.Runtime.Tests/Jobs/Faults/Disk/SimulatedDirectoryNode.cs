namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A directory: the names that processes see, and the names that are durable.</summary>
internal sealed class SimulatedDirectoryNode(int id) : SimulatedNode(id)
{
    public SortedDictionary<string, SimulatedNode> Now { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, SimulatedNode> Stable { get; } = new(StringComparer.Ordinal);

    /// <summary>Damage: a name leads to something else, or to nothing, and that is durable.</summary>
    public void Damage(string name, SimulatedNode? node)
    {
        foreach (var names in new[] { Now, Stable })
        {
            names.Remove(name);
            if (node is not null)
            {
                names.Add(name, node);
            }
        }
    }
}
