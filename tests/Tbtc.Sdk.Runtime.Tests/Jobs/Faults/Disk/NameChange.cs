namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A name that leads to something else from now on, or that is gone where <paramref name="To"/> is null.</summary>
internal sealed record NameChange(SimulatedDirectoryNode Directory, string Name, SimulatedNode? From, SimulatedNode? To)
{
    public void Apply(SortedDictionary<string, SimulatedNode> names)
    {
        if (To is not null)
        {
            names[Name] = To;
        }
        else if (names.TryGetValue(Name, out var there) && there == From)
        {
            names.Remove(Name);
        }
    }
}
