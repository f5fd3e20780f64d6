namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A file or a directory of a simulated disk. The id is the same in every copy of the disk.</summary>
internal abstract class SimulatedNode(int id)
{
    public int Id { get; } = id;
}
