namespace Tbtc.Sdk.Jobs.Faults;

internal enum DiskOperation
{
    Open,
    Read,
    Lock,
    Write,
    CreateFile,
    CreateDirectory,
    Delete,
    Rename,
    Link,
    SyncData,
    SyncFile,
    SyncDirectory,
}
