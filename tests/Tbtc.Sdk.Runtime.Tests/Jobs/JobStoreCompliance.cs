namespace Tbtc.Sdk.Jobs;

/// <summary>What every job store promises. A store's tests inherit this.</summary>
public abstract class JobStoreCompliance : IAsyncLifetime
{
    private IJobStore? _store;

    protected IJobStore Store => _store ?? throw new InvalidOperationException("The store is not open yet.");

    protected static CancellationToken Stop => CancellationToken.None;

    public async Task InitializeAsync() => _store = await OpenAsync();

    public Task DisposeAsync() => CloseAsync(Store);

    /// <summary>Opens the store of this test; again after <see cref="CloseAsync"/>.</summary>
    protected abstract Task<IJobStore> OpenAsync();

    protected abstract Task CloseAsync(IJobStore store);

    protected async Task ReopenAsync()
    {
        await CloseAsync(Store);
        _store = await OpenAsync();
    }

    protected async Task<Job> AcceptAsync(Job job) => Assert.IsType<AcceptResult.Accepted>(await Store.AcceptAsync(job, Stop)).Job;

    protected async Task<Job> FindAsync(string requestId) => Assert.IsType<FindResult.Found>(await Store.FindAsync(requestId, Stop)).Job;

    [Fact]
    public async Task New_job_is_accepted_and_found_by_both_keys()
    {
        var job = TestJobs.New(1);

        var accepted = await AcceptAsync(job);

        Assert.True(accepted.Revision > 0);
        Assert.Equal(job with { Revision = accepted.Revision }, accepted);
        Assert.Equal(accepted, await FindAsync(job.RequestId));
        Assert.Equal(accepted, Assert.IsType<FindResult.Found>(await Store.FindByRouteAsync(job.Route, Stop)).Job);
    }

    [Fact]
    public async Task Job_that_was_never_accepted_is_not_found()
    {
        await AcceptAsync(TestJobs.New(1));

        Assert.IsType<FindResult.NotFound>(await Store.FindAsync(TestJobs.Id(2), Stop));
        Assert.IsType<FindResult.NotFound>(await Store.FindByRouteAsync(TestJobs.Route(2), Stop));
        Assert.IsType<FindResult.NotFound>(await Store.FindByRouteAsync(new RouteKey("self_v1", TestJobs.Route(1).RouteRequestId), Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../kcs_qc_0000000000000001")]
    [InlineData("a/b")]
    [InlineData("a\0b")]
    [InlineData("\ud800")]
    public async Task Id_that_no_job_can_have_is_not_found(string requestId)
    {
        Assert.IsType<FindResult.NotFound>(await Store.FindAsync(requestId, Stop));
        Assert.IsType<FindResult.NotFound>(await Store.FindAsync(new string('x', 100_000), Stop));
    }

    [Fact]
    public async Task Same_request_again_is_already_accepted_under_the_first_request_id()
    {
        var first = await AcceptAsync(TestJobs.New(1));

        var again = await Store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_another"), Stop);

        Assert.Equal(first, Assert.IsType<AcceptResult.AlreadyAccepted>(again).Job);
        Assert.IsType<FindResult.NotFound>(await Store.FindAsync("kcs_qc_another", Stop));
    }

    [Fact]
    public async Task Another_request_under_the_same_route_key_is_a_conflict()
    {
        await AcceptAsync(TestJobs.New(1));

        var other = await Store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_another", digest: 0x22), Stop);

        Assert.Equal(TestJobs.Id(1), Assert.IsType<AcceptResult.Conflict>(other).RequestId);
    }

    [Fact]
    public async Task Request_id_of_another_job_is_refused()
    {
        await AcceptAsync(TestJobs.New(1));

        var refused = await Store.AcceptAsync(TestJobs.New(2, requestId: TestJobs.Id(1)), Stop);

        Assert.Equal(JobStoreRefusalReason.RequestIdTaken, Assert.IsType<AcceptResult.Refused>(refused).Refusal.Reason);
        Assert.IsType<FindResult.NotFound>(await Store.FindByRouteAsync(TestJobs.Route(2), Stop));
    }

    [Fact]
    public async Task Concurrent_accepts_of_one_route_key_have_one_winner()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 64).Select(writer => Task.Run(async () => await Store.AcceptAsync(TestJobs.New(1, requestId: $"kcs_qc_w{writer}"), Stop))));

        var winner = Assert.Single(results.OfType<AcceptResult.Accepted>()).Job;
        Assert.Equal(63, results.OfType<AcceptResult.AlreadyAccepted>().Count());
        Assert.All(results.OfType<AcceptResult.AlreadyAccepted>(), result => Assert.Equal(winner, result.Job));
    }

    [Fact]
    public async Task Concurrent_accepts_with_one_request_id_have_one_winner()
    {
        var results = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(writer => Task.Run(async () => await Store.AcceptAsync(TestJobs.New(writer, requestId: "kcs_qc_same"), Stop))));

        Assert.Single(results.OfType<AcceptResult.Accepted>());
        Assert.Equal(31, results.OfType<AcceptResult.Refused>().Count(refused => refused.Refusal.Reason == JobStoreRefusalReason.RequestIdTaken));
    }

    [Fact]
    public async Task Update_at_the_revision_seen_is_stored()
    {
        var accepted = await AcceptAsync(TestJobs.New(1));
        var change = accepted with { State = JobState.Failed, Reason = "PROVIDER_FAILED", UpdatedAt = JobTimestamp.From(TestJobs.Start.AddSeconds(1)) };

        var updated = Assert.IsType<UpdateResult.Updated>(await Store.UpdateAsync(change, Stop)).Job;

        Assert.True(updated.Revision > accepted.Revision);
        Assert.Equal(change with { Revision = updated.Revision }, updated);
        Assert.Equal(updated, await FindAsync(accepted.RequestId));
    }

    [Fact]
    public async Task Update_at_an_older_revision_is_a_mismatch_with_the_present_job()
    {
        var accepted = await AcceptAsync(TestJobs.New(1));
        var updated = Assert.IsType<UpdateResult.Updated>(await Store.UpdateAsync(accepted with { State = JobState.Signing }, Stop)).Job;

        var late = await Store.UpdateAsync(accepted with { State = JobState.Failed }, Stop);

        Assert.Equal(updated, Assert.IsType<UpdateResult.RevisionMismatch>(late).Job);
        Assert.Equal(updated, await FindAsync(accepted.RequestId));
    }

    [Fact]
    public async Task Concurrent_updates_of_one_revision_have_one_winner()
    {
        var accepted = await AcceptAsync(TestJobs.New(1));

        var results = await Task.WhenAll(
            Enumerable.Range(0, 32).Select(writer => Task.Run(async () => await Store.UpdateAsync(accepted with { Detail = $"writer {writer}" }, Stop))));

        var winner = Assert.Single(results.OfType<UpdateResult.Updated>()).Job;
        Assert.Equal(31, results.OfType<UpdateResult.RevisionMismatch>().Count());
        Assert.Equal(winner, await FindAsync(accepted.RequestId));
    }

    [Fact]
    public async Task Update_that_is_not_later_is_stamped_one_nanosecond_after_the_stored_one()
    {
        var accepted = await AcceptAsync(TestJobs.New(1));

        var updated = Assert.IsType<UpdateResult.Updated>(await Store.UpdateAsync(accepted with { Detail = "now" }, Stop)).Job;

        Assert.Equal("2026-03-09T00:00:00.000000001Z", updated.UpdatedAt.Text);
    }

    [Fact]
    public async Task Update_of_a_job_that_was_never_accepted_is_not_found() =>
        Assert.IsType<UpdateResult.NotFound>(await Store.UpdateAsync(TestJobs.New(1) with { Revision = 1 }, Stop));

    [Fact]
    public async Task Update_that_changes_what_was_accepted_is_misuse()
    {
        var accepted = await AcceptAsync(TestJobs.New(1));

        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.UpdateAsync(accepted with { Route = TestJobs.Route(2) }, Stop));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.UpdateAsync(accepted with { RequestDigest = default }, Stop));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.UpdateAsync(accepted with { Request = RawJson.Null }, Stop));
        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.UpdateAsync(accepted with { CreatedAt = default }, Stop));
        Assert.Equal(accepted, await FindAsync(accepted.RequestId));
    }

    [Fact]
    public async Task Update_that_leaves_a_terminal_state_is_misuse()
    {
        var accepted = await AcceptAsync(TestJobs.New(1));
        var failed = Assert.IsType<UpdateResult.Updated>(await Store.UpdateAsync(accepted with { State = JobState.Failed }, Stop)).Job;

        await Assert.ThrowsAsync<ArgumentException>(async () => await Store.UpdateAsync(failed with { State = JobState.Signing }, Stop));
    }

    [Fact]
    public async Task Fields_that_nobody_here_knows_survive_updates_and_reopening()
    {
        var accepted = await AcceptAsync(TestJobs.New(1) with { UnknownFields = RawJson.Parse("""{"later":{"a":[1,2.50]},"x":null}""") });
        await Store.UpdateAsync(accepted with { State = JobState.Pending }, Stop);

        await ReopenAsync();

        Assert.Equal("""{"later":{"a":[1,2.50]},"x":null}""", (await FindAsync(accepted.RequestId)).UnknownFields?.ToString());
    }

    [Fact]
    public async Task Jobs_keys_and_revisions_survive_reopening()
    {
        var jobs = new List<Job>();
        for (var number = 0; number < 50; number++)
        {
            jobs.Add(await AcceptAsync(TestJobs.New(number)));
        }

        for (var number = 0; number < 50; number += 3)
        {
            jobs[number] = Assert.IsType<UpdateResult.Updated>(await Store.UpdateAsync(jobs[number] with { State = JobState.ArtifactReady, PsbtHash = "0x01" }, Stop)).Job;
        }

        await ReopenAsync();

        foreach (var job in jobs)
        {
            Assert.Equal(job, await FindAsync(job.RequestId));
            Assert.Equal(job, Assert.IsType<AcceptResult.AlreadyAccepted>(await Store.AcceptAsync(job with { RequestId = "kcs_qc_other" }, Stop)).Job);
        }

        var next = await AcceptAsync(TestJobs.New(1000));
        Assert.True(next.Revision > jobs.Max(job => job.Revision));
        Assert.Equal(51, (await Store.GetReportAsync(Stop)).Jobs);
    }

    [Fact]
    public async Task Jobs_are_listed_by_their_state_also_after_reopening()
    {
        for (var number = 0; number < 20; number++)
        {
            var job = await AcceptAsync(TestJobs.New(number));
            if (number % 2 == 0)
            {
                Assert.IsType<UpdateResult.Updated>(await Store.UpdateAsync(job with { State = JobState.Pending }, Stop));
            }
        }

        var odd = Enumerable.Range(0, 20).Where(number => number % 2 != 0).Select(TestJobs.Id).Order();
        Assert.Equal(odd, (await ListAsync(JobState.Submitted)).Order());

        await ReopenAsync();

        Assert.Equal(odd, (await ListAsync(JobState.Submitted)).Order());
        Assert.Equal(10, (await ListAsync(JobState.Pending)).Count);
        Assert.Empty(await ListAsync(JobState.Failed));
    }

    private async Task<List<string>> ListAsync(JobState state)
    {
        var requestIds = new List<string>();
        await foreach (var requestId in Store.ListAsync(state, Stop))
        {
            requestIds.Add(requestId);
        }

        return requestIds;
    }

    [Fact]
    public async Task Healthy_store_reports_that_everything_is_accepted()
    {
        await AcceptAsync(TestJobs.New(1));

        var report = await Store.ScrubAsync(cancellationToken: Stop);

        Assert.True(report.IsHealthy);
        Assert.Equal(JobStoreAccepting.All, report.Accepting);
        Assert.Equal(1, report.Jobs);
        Assert.Empty(report.Problems);
    }

    [Fact]
    public async Task Call_that_is_cancelled_before_it_begins_changes_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await Store.AcceptAsync(TestJobs.New(1), cancelled.Token));
        Assert.IsType<FindResult.NotFound>(await Store.FindAsync(TestJobs.Id(1), Stop));
    }
}
