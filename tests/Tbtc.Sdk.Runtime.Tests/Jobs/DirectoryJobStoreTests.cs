using System.Collections.Concurrent;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs;

public sealed class DirectoryJobStoreTests : IDisposable
{
    private readonly StoreScenario _scenario = new();

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public async Task Files_are_0600_and_directories_0700()
    {
        await _scenario.OpenAsync();
        await _scenario.AcceptAsync(1);
        _scenario.Store.Core.Maintenance.RunCompaction();
        _scenario.Close();
        if (!OperatingSystem.IsLinux())
        {
            throw new PlatformNotSupportedException("The directory store's tests run on Linux.");
        }

        foreach (var file in Directory.GetFiles(_scenario.Directory.Path, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }

        foreach (var directory in Directory.GetDirectories(_scenario.Directory.Path, "*", SearchOption.AllDirectories))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(directory));
        }
    }

    [Fact]
    public async Task Second_store_on_the_directory_is_locked_out_and_gets_in_after_the_first_closed()
    {
        await _scenario.OpenAsync();

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(() => DirectoryJobStore.OpenAsync(_scenario.Options));

        Assert.Equal(JobStoreOpenErrorKind.Locked, refused.Kind);
        Assert.True(refused.IsTransient);
        _scenario.Close();
        await _scenario.OpenAsync();
    }

    [Theory]
    [InlineData("covenant-signer-jobs")]
    [InlineData("covenant-signer-journal")]
    [InlineData("covenant-signer/jobs")]
    public async Task Lock_of_any_layout_that_another_holds_locks_out(string directory)
    {
        var path = Path.Join(_scenario.Directory.Path, directory);
        Directory.CreateDirectory(path);
        using var root = new LinuxDisk().OpenRoot(path, create: false);
        using var held = root.CreateFile(".lock");
        Assert.True(held.TryLock());

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync);

        Assert.Equal(JobStoreOpenErrorKind.Locked, refused.Kind);
    }

    [Theory]
    [InlineData("covenant-signer-jobs")]
    [InlineData("covenant-signer-journal")]
    public async Task File_or_link_in_the_place_of_a_directory_is_not_followed(string name)
    {
        using var elsewhere = new TestDirectory();
        var path = Path.Join(_scenario.Directory.Path, name);
        await File.WriteAllTextAsync(path, "a file");
        Assert.Equal(JobStoreOpenErrorKind.NotADirectory, (await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync)).Kind);
        File.Delete(path);
        File.CreateSymbolicLink(path, elsewhere.Path);
        Assert.Equal(JobStoreOpenErrorKind.NotADirectory, (await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync)).Kind);

        Assert.Empty(Directory.GetFileSystemEntries(elsewhere.Path));
    }

    [Fact]
    public async Task Data_directory_that_is_a_file_is_a_clear_error()
    {
        var file = Path.Join(_scenario.Directory.Path, "file");
        await File.WriteAllTextAsync(file, "x");

        foreach (var path in new[] { file, Path.Join(file, "below") })
        {
            var refused = await Assert.ThrowsAsync<JobStoreOpenException>(() => DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = path }));
            Assert.Equal(JobStoreOpenErrorKind.NotADirectory, refused.Kind);
        }
    }

    [Fact]
    public async Task Options_without_a_directory_are_misuse() =>
        await Assert.ThrowsAsync<ArgumentException>(() => DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions()));

    [Fact]
    public async Task Closed_store_answers_no_call()
    {
        await _scenario.OpenAsync();
        var store = _scenario.Store;
        _scenario.Close();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AcceptAsync(TestJobs.New(1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.FindAsync(TestJobs.Id(1)));
        await store.DisposeAsync();
    }

    [Fact]
    public async Task Job_that_is_too_big_is_misuse_and_the_biggest_is_stored()
    {
        _scenario.Options.Limits = _scenario.Options.Limits with { MaxJobBytes = 1 << 20 };
        await _scenario.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await _scenario.Store.AcceptAsync(TestJobs.New(1, requestBytes: 1 << 20)));

        var big = await _scenario.AcceptAsync(2, requestBytes: (1 << 20) - 1000);
        _scenario.Crash();
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([big]);
        _scenario.Close();
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync([big]);
    }

    [Fact]
    public async Task Store_with_its_id_pinned_opens()
    {
        await _scenario.OpenAsync();
        _scenario.Options.StoreId = _scenario.Store.StoreId;
        _scenario.Close();

        await _scenario.OpenAsync();

        Assert.Equal(_scenario.Options.StoreId, _scenario.Report.StoreId);
    }

    [Fact]
    public async Task Crash_while_the_store_is_created_leaves_a_directory_that_is_created_again()
    {
        await _scenario.OpenAsync();
        _scenario.Crash();

        // The marker gets its name last.
        Directory.Move(_scenario.Directory.Second, Path.Join(_scenario.Directory.Jobs, ".tbtc-tmp-marker"));
        File.Delete(StoreScenario.LastBase(_scenario.Directory.First));
        await _scenario.OpenAsync();

        Assert.True(_scenario.Report.IsHealthy);
        Assert.Empty(_scenario.Report.Healed);
        await _scenario.AcceptAsync(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Many_logs_checkpoints_compactions_and_crashes_lose_nothing(int seed)
    {
        var random = new Random(seed);
        _scenario.Options.Limits = StoreLimits.Default with
        {
            LogBytes = 32 << 10, FirstLogBytes = 32 << 10, ReservedLogBytes = 0, CheckpointJobs = 10, MaxPendingJobs = 20, CompactionBytes = 1, CompactionLogs = 2, CacheBytes = 8 << 10,
        };
        var jobs = new List<Job>();
        for (var opening = 0; opening < 12; opening++)
        {
            await _scenario.OpenAsync();
            Assert.True(_scenario.Report.IsHealthy, string.Join(' ', _scenario.Report.Problems));
            Assert.Empty(_scenario.Report.Healed);
            Assert.Equal(jobs.Count, _scenario.Report.Jobs);
            await _scenario.AssertServedAsync(jobs);
            for (var step = 0; step < 60; step++)
            {
                if (jobs.Count == 0 || random.Next(3) > 0)
                {
                    jobs.Add(await _scenario.AcceptAsync(jobs.Count, random.Next(3000)));
                }
                else
                {
                    var index = random.Next(jobs.Count);
                    jobs[index] = await _scenario.UpdateAsync(jobs[index] with { Detail = $"step {step}" });
                }
            }

            if (random.Next(2) == 0)
            {
                _scenario.Crash();
            }
            else
            {
                _scenario.Close();
            }
        }

        _scenario.Options.Verification = JobVerification.Full;
        await _scenario.OpenAsync();
        Assert.True(_scenario.Report.IsHealthy);
        Assert.False(Directory.Exists(_scenario.Directory.Quarantine), "Nothing was damaged, so nothing belongs in quarantine.");
        await _scenario.AssertServedAsync(jobs);
    }

    [Fact]
    public async Task Burst_of_64_writers_is_stored_once_each()
    {
        await _scenario.OpenAsync();
        var accepted = new ConcurrentBag<Job>();

        await Task.WhenAll(Enumerable.Range(0, 64).Select(writer => Task.Run(async () =>
        {
            for (var number = 0; number < 50; number++)
            {
                accepted.Add(await _scenario.AcceptAsync((writer * 50) + number));
            }
        })));

        Assert.Equal(3200, accepted.Select(job => job.Revision).Distinct().Count());
        _scenario.Crash();
        await _scenario.OpenAsync();
        Assert.Empty(_scenario.Report.Healed);
        await _scenario.AssertServedAsync(accepted);
    }
}
