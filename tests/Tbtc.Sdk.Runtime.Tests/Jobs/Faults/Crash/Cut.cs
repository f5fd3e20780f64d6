namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A moment at which the machine may stop: the disk, and how much of the history its callers had seen.</summary>
/// <param name="Disk">A copy of the disk with everything that is not durable yet.</param>
/// <param name="Events">How much of the history had happened.</param>
/// <param name="IsOpen">Whether the store had been opened, and so promised to need one copy of the journal only.</param>
/// <param name="Operation">What the store was about to do.</param>
internal sealed record Cut(SimulatedDisk Disk, int Events, bool IsOpen, string Operation);
