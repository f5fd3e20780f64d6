using System.Globalization;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>
/// Errors of the real system calls, injected below .NET by strace: the runtime hides some of them from managed code. A row for every call of the store whose
/// result matters; the others are close and closedir, after which nothing is left to lose. Which call of a thread fails is a number, because strace counts
/// each thread by itself: the opening thread makes fewer of them than the one that checkpoints.
/// </summary>
public sealed class InjectedErrorTests : IDisposable
{
    private const string First = "covenant-signer-journal", Jobs = "covenant-signer-jobs", Second = Jobs + "/0-OWNED-BY-TBTC-SDK.json";

    private readonly TestDirectory _directory = new();
    private readonly History _history = new();

    public void Dispose() => _directory.Dispose();

    [RequiresStraceTheory]
    [InlineData("fdatasync", "EIO", 2)]
    [InlineData("fdatasync", "EIO", 9)]
    [InlineData("fdatasync", "ENOSPC", 5)]
    [InlineData("fdatasync", "EDQUOT", 12)]
    [InlineData("fsync", "EIO", 30)]
    [InlineData("fsync", "EIO", 20)]
    [InlineData("fsync", "ENOSPC", 22)]
    [InlineData("fsync", "EROFS", 40)]
    [InlineData("pwrite64", "EIO", 60)]
    [InlineData("pwrite64", "ENOSPC", 60)]
    [InlineData("pwrite64", "EDQUOT", 80)]
    [InlineData("pwrite64", "EROFS", 70)]
    [InlineData("renameat2", "EIO", 9)]
    [InlineData("renameat2", "ENOSPC", 9)]
    [InlineData("unlinkat", "EIO", 12)]
    [InlineData("openat", "EIO", 10, Jobs)]
    [InlineData("openat", "ENOSPC", 10, Jobs)]
    [InlineData("openat", "EMFILE", 10, Jobs)]
    [InlineData("openat", "EIO", 12, First)]
    [InlineData("openat", "ENOSPC", 12, Second)]
    [InlineData("statx", "EIO", 14)]
    public async Task Error_of_a_system_call_is_noticed_and_nothing_that_was_acknowledged_is_lost(string call, string error, int from, string? below = null)
    {
        using var child = Start(from, $"{call}:error={error}:when={from.ToString(CultureInfo.InvariantCulture)}+", below);

        await child.WaitAsync();

        Assert.True(child.OpenError.Length > 0 || child.Refusals.Count > 0 || child.Problems > 0, $"The store never noticed that {call} failed with {error}. {child.Errors}");
        await AssertPromisesAsync();
    }

    [RequiresStraceTheory]
    [InlineData("openat", "EIO", "DiskError", Jobs)]
    [InlineData("openat", "EACCES", "AccessDenied", First)]
    [InlineData("openat", "EROFS", "AccessDenied", Jobs)]
    [InlineData("openat", "ENOSPC", "DiskFull", First)]
    [InlineData("mkdirat", "EROFS", "AccessDenied")]
    [InlineData("mkdirat", "ENOSPC", "DiskFull")]
    [InlineData("mkdirat", "EIO", "DiskError")]
    [InlineData("flock", "ENOLCK", "DiskError", Jobs + "/.lock")]
    [InlineData("flock", "EAGAIN", "Locked", First + "/.lock")]
    [InlineData("statx", "EIO", "DiskError")]
    [InlineData("getdents64", "EIO", "DiskError", Jobs)]
    [InlineData("fsync", "EIO", "DiskError")]
    [InlineData("fsync", "EDQUOT", "DiskFull")]
    [InlineData("pwrite64", "EROFS", "AccessDenied", First + "/log.tmp")]
    [InlineData("pwrite64", "EIO", "DiskError", First + "/log.tmp")]
    [InlineData("renameat2", "EIO", "DiskError")]
    public async Task Error_of_a_system_call_while_a_store_is_created_is_a_clear_error_and_the_next_opening_goes_well(string call, string error, string kind, string? below = null)
    {
        using var child = Start(1, $"{call}:error={error}", below);

        Assert.Equal(3, await child.WaitAsync());

        Assert.Equal(kind, child.OpenError);
        await AssertPromisesAsync();
    }

    [RequiresStraceTheory]
    [InlineData(First)]
    [InlineData(Second)]
    public async Task One_copy_of_the_journal_that_cannot_be_read_is_healed_from_the_other(string copy)
    {
        using (var before = new ChildProcess(_directory.Path, 1, callers: 2, calls: 20, _history))
        {
            await before.WaitAsync();
        }

        var log = StoreScenario.LastLog(Path.Join(_directory.Path, copy));
        using var child = Start(2, "pread64:error=EIO", Path.Join(copy, Path.GetFileName(log)));

        Assert.Equal(0, await child.WaitAsync());

        Assert.Empty(child.OpenError);
        Assert.Empty(child.Refusals);
        await AssertPromisesAsync();
    }

    private ChildProcess Start(int seed, string inject, string? below)
    {
        string[] path = below is null ? [] : ["-P", Path.Join(_directory.Path, below)];
        return new ChildProcess(
            _directory.Path, seed, callers: 4, calls: 150, _history, ["strace", "-f", "-qq", "-o", "/dev/null", .. path, "-e", $"trace={inject[..inject.IndexOf(':')]}", "-e", $"inject={inject}"]);
    }

    private async Task AssertPromisesAsync()
    {
        await using var opened = await DirectoryJobStore.OpenAsync(StoreChild.Options(_directory.Path));
        await new PromiseChecker(opened.Store, _history, Expectation.Everything, new JobSource(1000, "after")).CheckAsync();
    }
}
