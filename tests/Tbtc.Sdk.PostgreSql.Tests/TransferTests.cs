namespace Tbtc.Sdk.Jobs;

/// <summary>A data directory into the database, and back.</summary>
public sealed class TransferTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const int Jobs = 40;

    private readonly TestDirectory _directory = new();
    private readonly TestDirectory _other = new();

    public void Dispose()
    {
        _directory.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task Every_job_is_copied_there_and_back_byte_for_byte()
    {
        await using var source = await FillAsync();
        await using var store = await OpenDatabaseAsync();
        await using var target = await OpenAsync(_other);

        var imported = await store.ImportAsync(source.Store);
        var exported = await store.ExportAsync(target.Store);

        Assert.Equal((Jobs, 0, 0, true), (imported.Copied, imported.AlreadyThere, imported.Quarantined, imported.IsComplete));
        Assert.Equal((Jobs, 0, 0, true), (exported.Copied, exported.AlreadyThere, exported.Quarantined, exported.IsComplete));
        for (var number = 0; number < Jobs; number++)
        {
            var job = await FoundAsync(source.Store, number);
            Assert.Equal(job.ToUtf8Json(), (await FoundAsync(store, number)).ToUtf8Json());
            Assert.Equal(job.ToUtf8Json(), (await FoundAsync(target.Store, number)).ToUtf8Json());
        }
    }

    [Fact]
    public async Task Copy_that_was_cut_short_goes_on_where_it_ended()
    {
        await using var source = await FillAsync();
        await using var store = await OpenDatabaseAsync();
        using var stop = new CancellationTokenSource();
        var progress = new Progress(done => { if (done == Jobs / 2) { stop.Cancel(); } });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ImportAsync(source.Store, progress, stop.Token));
        var rest = await store.ImportAsync(source.Store);

        Assert.True(rest.IsComplete);
        Assert.Equal(Jobs, rest.Copied + rest.AlreadyThere);
        Assert.True(rest.AlreadyThere >= Jobs / 2, $"{rest.AlreadyThere} jobs were there already");
        Assert.Equal(Jobs, (await store.GetReportAsync()).Jobs);
    }

    [Fact]
    public async Task Copying_again_brings_up_what_went_on_here_and_leaves_what_went_on_there()
    {
        await using var source = await FillAsync();
        await using var store = await OpenDatabaseAsync();
        await store.ImportAsync(source.Store);
        var here = await UpdateAsync(source.Store, 2, "here", seconds: 10);
        var there = await UpdateAsync(store, 4, "there", seconds: 10);

        var again = await store.ImportAsync(source.Store);

        Assert.Equal((1, Jobs - 1, true), (again.Copied, again.AlreadyThere, again.IsComplete));
        Assert.Equal(here.ToUtf8Json(), (await FoundAsync(store, 2)).ToUtf8Json());
        Assert.Equal(there, await FoundAsync(store, 4));
    }

    [Fact]
    public async Task Job_in_quarantine_is_in_quarantine_there_and_its_key_is_taken()
    {
        await using (await FillAsync())
        {
        }

        File.Delete(_directory.File(TestJobs.Id(2)));
        await using var source = await OpenAsync(_directory);
        await using var store = await OpenDatabaseAsync();

        var first = await store.ImportAsync(source.Store);
        var second = await store.ImportAsync(source.Store);

        Assert.Equal((Jobs, 0, 1, true), (first.Copied, first.AlreadyThere, first.Quarantined, first.IsComplete));
        Assert.Equal((0, Jobs, 1, true), (second.Copied, second.AlreadyThere, second.Quarantined, second.IsComplete));
        Assert.Equal(TestJobs.Id(2), Assert.IsType<FindResult.Quarantined>(await store.FindAsync(TestJobs.Id(2))).Quarantine.RequestId);
        Assert.Equal(
            JobStoreRefusalReason.RouteQuarantined, Assert.IsType<AcceptResult.Refused>(await store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_second"))).Refusal.Reason);
        Assert.Single((await store.ScrubAsync()).Quarantined);

        var released = Assert.IsType<QuarantineResult.Served>(await store.ReleaseAsync(TestJobs.Route(2), new OperatorAct("operator", "a test"))).Job;
        Assert.Equal((TestJobs.Id(2), JobState.Failed, TestJobs.New(2).RequestDigest), (released.RequestId, released.State, released.RequestDigest));
    }

    [Fact]
    public async Task Job_in_quarantine_in_the_database_is_in_quarantine_in_the_directory_too()
    {
        await using var source = await FillAsync();
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        await store.ImportAsync(source.Store);
        await database.TamperAsync($"UPDATE tbtc_signer.jobs SET body = NULL WHERE request_id = '{TestJobs.Id(2)}'");
        await using (var target = await OpenAsync(_other))
        {
            var first = await store.ExportAsync(target.Store);
            var second = await store.ExportAsync(target.Store);

            Assert.Equal((Jobs, 0, 1, true), (first.Copied, first.AlreadyThere, first.Quarantined, first.IsComplete));
            Assert.Equal((0, Jobs, 1, true), (second.Copied, second.AlreadyThere, second.Quarantined, second.IsComplete));
        }

        await using var reopened = await OpenAsync(_other);
        Assert.Equal(TestJobs.Id(2), Assert.Single(reopened.Report.Quarantined).RequestId);
        Assert.Equal(JobStoreAccepting.All, reopened.Report.Accepting);
        Assert.Equal(
            JobStoreRefusalReason.RouteQuarantined,
            Assert.IsType<AcceptResult.Refused>(await reopened.Store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_second"))).Refusal.Reason);
        Assert.IsType<QuarantineResult.Served>(await reopened.Store.RestoreAsync(TestJobs.Id(2), TestJobs.New(2).ToUtf8Json(), new OperatorAct("operator", "a test")));
    }

    [Fact]
    public async Task Route_key_that_has_another_job_there_is_named_and_neither_is_changed()
    {
        await using var source = await FillAsync();
        await using var store = await OpenDatabaseAsync();
        await store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_other"));
        await store.AcceptAsync(TestJobs.New(3, requestId: "kcs_qc_third", digest: 0x22));

        var imported = await store.ImportAsync(source.Store);

        Assert.Equal((Jobs - 2, 2), (imported.Copied, imported.Problems.Count));
        Assert.Equal("kcs_qc_other", Assert.IsType<FindResult.Found>(await store.FindByRouteAsync(TestJobs.Route(2))).Job.RequestId);
        Assert.Equal("kcs_qc_third", Assert.IsType<FindResult.Found>(await store.FindByRouteAsync(TestJobs.Route(3))).Job.RequestId);
    }

    [Fact]
    public async Task Nothing_is_copied_while_something_is_unknown()
    {
        await using (await FillAsync())
        {
        }

        await File.WriteAllTextAsync(_directory.File("kcs_qc_foreign"), "{}");
        await using var source = await OpenAsync(_directory);
        await using var store = await OpenDatabaseAsync();

        var imported = await store.ImportAsync(source.Store);

        Assert.False(imported.IsComplete);
        Assert.Equal(0, (await store.GetReportAsync()).Jobs);
    }

    private static async Task<Job> FoundAsync(IJobStore store, int number) => Assert.IsType<FindResult.Found>(await store.FindAsync(TestJobs.Id(number))).Job;

    private static async Task<Job> UpdateAsync(IJobStore store, int number, string detail, int seconds)
    {
        var job = await FoundAsync(store, number);
        var change = job with { Detail = detail, UpdatedAt = JobTimestamp.From(TestJobs.Start.AddSeconds(seconds)) };
        return Assert.IsType<UpdateResult.Updated>(await store.UpdateAsync(change)).Job;
    }

    private static Task<OpenedJobStore> OpenAsync(TestDirectory directory) => DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = directory.Path });

    private async Task<PostgreSqlJobStore> OpenDatabaseAsync() => await (await postgres.CreateMigratedAsync()).OpenAsync();

    /// <summary>A directory of jobs, every third of which has changed.</summary>
    private async Task<OpenedJobStore> FillAsync()
    {
        var opened = await OpenAsync(_directory);
        for (var number = 0; number < Jobs; number++)
        {
            Assert.IsType<AcceptResult.Accepted>(await opened.Store.AcceptAsync(TestJobs.New(number)));
            if (number % 3 == 0)
            {
                await UpdateAsync(opened.Store, number, "changed", seconds: 1);
            }
        }

        return opened;
    }

    private sealed class Progress(Action<int> report) : IProgress<ScrubProgress>
    {
        public void Report(ScrubProgress value) => report(value.Verified);
    }
}
