namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What is said when the disk does not let the store write.</summary>
internal static class Refusals
{
    public static JobStoreRefusal Full() => new(
        JobStoreRefusalReason.DiskFull, "The disk is full: nothing was written.", "Make room; the store goes on by itself.");

    public static JobStoreRefusal ReadOnly(DiskFault fault) => new(
        JobStoreRefusalReason.ReadOnly,
        $"Writing failed, so the store only reads: {fault.First?.Message}",
        "Look into that error, where it is the disk's in the kernel's log, then open the store again.");

    public static JobStoreRefusal Frozen() => new(
        JobStoreRefusalReason.ReadOnly, "The store is being handed over or exported, so nothing is accepted or changed.", "Try again when that is done.");

    public static JobStoreRefusal Undecided(DiskFault fault) => new(
        JobStoreRefusalReason.OutcomeUnknown,
        $"Writing failed while this was written, so it may or may not be there: {fault.First?.Message ?? "an act of an operator is under way"}",
        "Look into that error, open the store again, and ask again: the answer will be right then.");

    public static JobStoreRefusal Quarantined(string message, string remedy) => new(JobStoreRefusalReason.RouteQuarantined, message, remedy);

    public static JobStoreRefusal For(AppendOutcome outcome, DiskFault fault) => outcome switch
    {
        AppendOutcome.Full => Full(),
        AppendOutcome.Unknown => Undecided(fault),
        _ => ReadOnly(fault),
    };
}
