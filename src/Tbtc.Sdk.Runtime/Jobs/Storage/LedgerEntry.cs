namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What memory holds of every job: enough to answer for its route key and to verify its file.</summary>
internal struct LedgerEntry
{
    public UInt128 BodyHash;
    public Bytes32 RequestDigest;
    public long Revision;
    public int BodyLength;
    public int Name;
    public ushort RouteKeyLength;
    public byte RequestIdLength;
    public byte StateByte;
    public RecordFlags Flags;

    public readonly JobState State => (JobState)StateByte;
}
