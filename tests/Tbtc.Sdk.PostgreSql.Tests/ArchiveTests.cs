namespace Tbtc.Sdk.Jobs;

/// <summary>Finished jobs are made small, and stay the one job of their route request.</summary>
public sealed class ArchiveTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateTimeOffset Later = DateTimeOffset.UtcNow.AddDays(1);

    [Fact]
    public async Task Archived_job_is_small_answers_as_before_and_never_gets_a_second_one()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        await using var other = await database.OpenAsync();
        var whole = await FinishAsync(store, 1, job => job with { State = JobState.ArtifactReady, PsbtHash = "0x12", TransactionHex = "0200" });
        var handoff = await FinishAsync(store, 2, job => job with { State = JobState.HandoffReady, Handoff = RawJson.Parse("""{"kind":"k"}""") });
        List<Job> kept = [];

        Assert.Equal(2, await store.ArchiveAsync(Later, (job, _) => Keep(kept, job)));

        Assert.Equal([whole, handoff], kept.OrderBy(job => job.RequestId, StringComparer.Ordinal));
        var found = Assert.IsType<FindResult.Found>(await other.FindAsync(whole.RequestId)).Job;
        Assert.True(found.Revision > whole.Revision);
        Assert.Equal(whole with { Request = RawJson.Null, Revision = found.Revision }, found);
        Assert.Equal(handoff.Handoff, Assert.IsType<FindResult.Found>(await other.FindByRouteAsync(handoff.Route)).Job.Handoff);
        Assert.Equal(found, Assert.IsType<AcceptResult.AlreadyAccepted>(await other.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_again"))).Job);
        Assert.Equal(whole.RequestId, Assert.IsType<AcceptResult.Conflict>(await other.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_again", digest: 0x22))).RequestId);
        Assert.Equal(0, await store.ArchiveAsync(Later, (job, _) => Keep(kept, job)));
        Assert.True((await store.ScrubAsync()).IsHealthy);
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.jobs WHERE octet_length(body) < 600"));
    }

    [Fact]
    public async Task Jobs_that_are_not_finished_or_not_old_enough_or_in_quarantine_stay_whole()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        await store.AcceptAsync(TestJobs.New(1));
        await FinishAsync(store, 2);
        await FinishAsync(store, 3);
        await database.TamperAsync($"UPDATE tbtc_signer.jobs SET body = 'x' WHERE request_id = '{TestJobs.Id(3)}'");
        List<Job> kept = [];

        Assert.Equal(0, await store.ArchiveAsync(DateTimeOffset.UtcNow.AddHours(-1), (job, _) => Keep(kept, job)));
        Assert.Equal(1, await store.ArchiveAsync(Later, (job, _) => Keep(kept, job)));

        Assert.Equal(TestJobs.Id(2), Assert.Single(kept).RequestId);
        Assert.Equal(TestJobs.New(1).Request, Assert.IsType<FindResult.Found>(await store.FindAsync(TestJobs.Id(1))).Job.Request);
        Assert.IsType<FindResult.Quarantined>(await store.FindAsync(TestJobs.Id(3)));
        Assert.Equal("x"u8.ToArray(), (await store.ReadDamagedAsync(TestJobs.Id(3)))!.Value.ToArray());
    }

    [Fact]
    public async Task Job_that_could_not_be_kept_elsewhere_stays_whole_and_more_jobs_than_a_page_are_archived()
    {
        const int Jobs = 130;
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        await Parallel.ForAsync(0, Jobs, async (number, _) => await FinishAsync(store, number));

        await Assert.ThrowsAsync<IOException>(() => store.ArchiveAsync(Later, (job, _) => job.RequestId == TestJobs.Id(5) ? throw new IOException("no room") : ValueTask.CompletedTask));

        Assert.Equal(TestJobs.New(5, requestBytes: 2000).Request, Assert.IsType<FindResult.Found>(await store.FindAsync(TestJobs.Id(5))).Job.Request);
        Assert.Equal(Jobs - 5, await store.ArchiveAsync(Later, (_, _) => ValueTask.CompletedTask));
    }

    [Fact]
    public async Task History_of_finished_jobs_is_trimmed_to_its_last_entry_by_the_owner_alone()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        await store.AcceptAsync(TestJobs.New(1));
        await FinishAsync(store, 2);
        await store.ArchiveAsync(Later, (_, _) => ValueTask.CompletedTask);

        await Assert.ThrowsAsync<JobStoreUnavailableException>(() => PostgreSqlJobStore.TrimHistoryAsync(database.Options, Later));
        Assert.Equal(0, await PostgreSqlJobStore.TrimHistoryAsync(new() { ConnectionString = database.AsOwner }, DateTimeOffset.UtcNow.AddHours(-1)));
        Assert.Equal(2, await PostgreSqlJobStore.TrimHistoryAsync(new() { ConnectionString = database.AsOwner }, Later));

        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.job_history"));
        Assert.True((await store.ScrubAsync()).IsHealthy);
        Assert.Equal(TestJobs.Id(2), Assert.IsType<AcceptResult.AlreadyAccepted>(await store.AcceptAsync(TestJobs.New(2, requestId: "kcs_qc_again"))).Job.RequestId);
    }

    [Fact]
    public async Task History_is_trimmed_in_batches_and_a_rolled_back_row_keeps_what_proves_it()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        var job = await FinishAsync(store, 1);
        await database.TamperAsync($"INSERT INTO tbtc_signer.job_history SELECT '{job.RequestId}', n, 1, 'x', gen_random_uuid() FROM generate_series(-2400, -1) n");
        await FinishAsync(store, 2);
        await database.TamperAsync($"UPDATE tbtc_signer.jobs SET revision = 0 WHERE request_id = '{TestJobs.Id(2)}'");

        Assert.Equal(2401, await PostgreSqlJobStore.TrimHistoryAsync(new() { ConnectionString = database.AsOwner }, Later));

        Assert.IsType<FindResult.Found>(await store.FindAsync(job.RequestId));
        Assert.IsType<FindResult.Quarantined>(await store.FindAsync(TestJobs.Id(2)));
    }

    [Fact]
    public async Task Archived_jobs_are_exported_and_a_directory_that_has_them_whole_keeps_them()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        using var directory = new TestDirectory();
        await using var target = await DirectoryJobStore.OpenAsync(new() { Directory = directory.Path });
        await FinishAsync(store, 1);
        Assert.True((await store.ExportAsync(target.Store)).IsComplete);
        await FinishAsync(store, 2);
        await store.ArchiveAsync(Later, (_, _) => ValueTask.CompletedTask);

        var result = await store.ExportAsync(target.Store);

        Assert.Equal((true, 1, 1), (result.IsComplete, result.Copied, result.AlreadyThere));
        Assert.Equal(TestJobs.New(1, requestBytes: 2000).Request, Assert.IsType<FindResult.Found>(await target.Store.FindAsync(TestJobs.Id(1))).Job.Request);
        Assert.Equal(RawJson.Null, Assert.IsType<FindResult.Found>(await target.Store.FindAsync(TestJobs.Id(2))).Job.Request);
    }

    private static ValueTask Keep(List<Job> kept, Job job)
    {
        kept.Add(job);
        return ValueTask.CompletedTask;
    }

    private static async Task<Job> FinishAsync(PostgreSqlJobStore store, int number, Func<Job, Job>? finish = null)
    {
        var job = Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(number, requestBytes: 2000))).Job;
        return Assert.IsType<UpdateResult.Updated>(await store.UpdateAsync(finish is null ? job with { State = JobState.Failed, Reason = "PROVIDER_FAILED" } : finish(job))).Job;
    }
}
