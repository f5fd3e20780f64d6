namespace Tbtc.Sdk.Jobs;

public sealed class DirectoryJobStoreComplianceTests : JobStoreCompliance, IDisposable
{
    private readonly TestDirectory _directory = new();

    protected override async Task<IJobStore> OpenAsync() =>
        (await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = _directory.Path })).Store;

    protected override async Task CloseAsync(IJobStore store) => await ((DirectoryJobStore)store).DisposeAsync();

    public void Dispose() => _directory.Dispose();
}

/// <summary>The same when every close is a crash: nothing but the journal is left.</summary>
public sealed class CrashingDirectoryJobStoreComplianceTests : JobStoreCompliance, IDisposable
{
    private readonly TestDirectory _directory = new();

    protected override async Task<IJobStore> OpenAsync() =>
        (await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = _directory.Path })).Store;

    protected override Task CloseAsync(IJobStore store)
    {
        ((DirectoryJobStore)store).Abandon();
        return Task.CompletedTask;
    }

    public void Dispose() => _directory.Dispose();
}
