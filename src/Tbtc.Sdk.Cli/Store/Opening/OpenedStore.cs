using Tbtc.Sdk.Cli.Store.Output;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>A store that a command works on, wherever its jobs are. Disposing of it closes the store.</summary>
/// <param name="Store">The jobs.</param>
/// <param name="Quarantine">What an operator may do about those that are not served.</param>
/// <param name="Name">How a command names it: its directory, quoted for the shell.</param>
/// <param name="Close">Closes it.</param>
internal sealed record OpenedStore(IJobStore Store, IJobQuarantine Quarantine, string Name, Func<ValueTask> Close) : IAsyncDisposable
{
    /// <summary>The store as one in a directory.</summary>
    /// <exception cref="InvalidOperationException">It is not in a directory.</exception>
    public DirectoryJobStore Directory => Store as DirectoryJobStore ?? throw new InvalidOperationException($"{Name} is not a directory.");

    /// <summary>Verifies every job, with a progress bar.</summary>
    public Task<JobStoreReport> VerifyAsync(CancellationToken cancellationToken) =>
        VerificationBar.RunAsync("Verifying jobs", progress => Store.ScrubAsync(progress, cancellationToken));

    /// <summary>Verifies every job, and says how the store is.</summary>
    public async Task<StoreState> ReadStateAsync(CancellationToken cancellationToken) =>
        StoreState.Of(await VerifyAsync(cancellationToken).ConfigureAwait(false), hasJournal: Store is DirectoryJobStore);

    public ValueTask DisposeAsync() => Close();
}
