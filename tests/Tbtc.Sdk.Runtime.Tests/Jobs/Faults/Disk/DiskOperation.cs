namespace Tbtc.Sdk.Jobs.Faults;

internal enum DiskOperation
{
    Open,
    Read,
    Lock,
    Write,
    SyncData,
    SyncFile,
    SyncDirectory,
    CreateFile,
    CreateDirectory,
    Rename,
    Delete,
}
