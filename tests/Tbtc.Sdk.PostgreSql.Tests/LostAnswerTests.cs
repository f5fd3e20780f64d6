using Npgsql;
using Tbtc.Sdk.Jobs.Server;
using Xunit.Abstractions;

namespace Tbtc.Sdk.Jobs;

/// <summary>The way to the server breaks around a commit: a relay sees to it.</summary>
public sealed class LostAnswerTests(PostgresFixture postgres, ITestOutputHelper output) : IClassFixture<PostgresFixture>, IAsyncLifetime, IDisposable
{
    private readonly RecordedLog _log = new();
    private FaultyWay? _way;
    private TestDatabase? _database;

    private FaultyWay Way => _way!;

    public async Task InitializeAsync()
    {
        _way = new FaultyWay(postgres.Server.Port);
        _database = await postgres.CreateMigratedAsync();
    }

    public async Task DisposeAsync() => await Way.DisposeAsync();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task Commits_whose_answer_was_lost_are_recognised_as_our_own()
    {
        const int Jobs = 100;
        await using var store = await OpenAsync();
        var cuts = 0;
        var seen = new HashSet<string>();
        Way.Pick = text => IsFirst(seen, text, TestJobs.Id) && Interlocked.Increment(ref cuts) > 0 ? WayFault.CutAnswer : WayFault.None;

        var results = await Task.WhenAll(Enumerable.Range(0, Jobs).Select(number => Task.Run(async () => await store.AcceptAsync(TestJobs.New(number)))));

        Assert.All(results, result => Assert.IsType<AcceptResult.Accepted>(result));
        Assert.Equal(Jobs, await _database!.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.jobs"));
        var resolved = _log.Count(RecordedLog.OutcomeResolved);
        output.WriteLine($"{cuts} answers cut off, {resolved} commits of unknown outcome resolved");
        Console.WriteLine($"Lost answers: {cuts} cut off, {resolved} commits of unknown outcome resolved.");
        Assert.Equal(Jobs, cuts);
        Assert.Equal(Jobs, resolved);
    }

    [Fact]
    public async Task Updates_whose_answer_was_lost_are_recognised_as_our_own()
    {
        const int Jobs = 50;
        await using var store = await OpenAsync();
        var jobs = new List<Job>();
        for (var number = 0; number < Jobs; number++)
        {
            jobs.Add(Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(number))).Job);
        }

        var seen = new HashSet<string>();
        Way.Pick = text => IsFirst(seen, text, number => $"change of {number}.") ? WayFault.CutAnswer : WayFault.None;

        var results = await Task.WhenAll(jobs.Select((job, number) => Task.Run(async () => await store.UpdateAsync(job with { Detail = $"change of {number}." }))));

        Assert.Equal(Jobs, _log.Count(RecordedLog.OutcomeResolved));
        foreach (var updated in results.Select(result => Assert.IsType<UpdateResult.Updated>(result).Job))
        {
            Assert.Equal(updated, Assert.IsType<FindResult.Found>(await store.FindAsync(updated.RequestId)).Job);
        }
    }

    [Fact]
    public async Task Requests_that_never_arrived_are_sent_again()
    {
        await using var store = await OpenAsync();
        var seen = new HashSet<string>();
        Way.Pick = text => IsFirst(seen, text, TestJobs.Id) ? WayFault.CutRequest : WayFault.None;

        var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(number => Task.Run(async () => await store.AcceptAsync(TestJobs.New(number)))));

        Assert.All(results, result => Assert.IsType<AcceptResult.Accepted>(result));
        Assert.Equal(0, _log.Count(RecordedLog.OutcomeResolved));
    }

    [Fact]
    public async Task Serialization_failures_are_tried_again()
    {
        await using var store = await OpenAsync();
        var seen = new HashSet<string>();
        Way.Pick = text => IsFirst(seen, text, TestJobs.Id) ? WayFault.SerializationFailure : WayFault.None;

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(async () => await store.AcceptAsync(TestJobs.New(number)))));

        Assert.All(results, result => Assert.IsType<AcceptResult.Accepted>(result));
        Assert.Contains(_log.Entries, entry => entry.Text.Contains("40001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Outcome_that_stays_unknown_is_refused_and_the_same_request_later_finds_its_job()
    {
        await using var store = await OpenAsync(TimeSpan.FromSeconds(2));
        await store.AcceptAsync(TestJobs.New(0));
        var isCut = false;
        Way.Pick = text => text.Contains(TestJobs.Id(1), StringComparison.Ordinal) && !Interlocked.Exchange(ref isCut, true) ? WayFault.CutAnswer
            : isCut ? WayFault.CutRequest
            : WayFault.None;

        var refused = Assert.IsType<AcceptResult.Refused>(await store.AcceptAsync(TestJobs.New(1)));
        Way.Pick = _ => WayFault.None;
        var again = Assert.IsType<AcceptResult.AlreadyAccepted>(await store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_second")));

        Assert.Equal(JobStoreRefusalReason.OutcomeUnknown, refused.Refusal.Reason);
        Assert.Equal(TestJobs.Id(1), again.Job.RequestId);
    }

    [Fact]
    public async Task Unreachable_database_is_unavailable_for_writes_an_exception_for_reads_and_a_report()
    {
        await using var store = await OpenAsync(TimeSpan.FromSeconds(1));
        await store.AcceptAsync(TestJobs.New(0));
        Assert.True((await store.GetReportAsync()).IsHealthy);
        Way.Pick = _ => WayFault.CutRequest;

        var found = await Assert.ThrowsAsync<JobStoreUnavailableException>(async () => await store.FindAsync(TestJobs.Id(0)));
        var report = await store.GetReportAsync();

        Assert.True(found.IsTransient);
        Assert.Equal((JobStoreAccepting.None, 1), (report.Accepting, report.Jobs));
        Assert.Single(report.Problems);
        Assert.IsType<AcceptResult.Refused>(await store.AcceptAsync(TestJobs.New(1)));
    }

    [Fact]
    public async Task Caller_that_gives_up_does_not_cancel_the_commit()
    {
        await using var store = await OpenAsync();
        await store.AcceptAsync(TestJobs.New(0));
        using var giveUp = new CancellationTokenSource();
        Way.Pick = text =>
        {
            if (text.Contains(TestJobs.Id(1), StringComparison.Ordinal))
            {
                giveUp.Cancel();
            }

            return WayFault.None;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await store.AcceptAsync(TestJobs.New(1), giveUp.Token));

        // It may still be on its way: another accept could overtake it, and would be the one.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (await store.FindAsync(TestJobs.Id(1), limit.Token) is FindResult.NotFound)
        {
            await Task.Delay(20, limit.Token);
        }

        var again = await store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_second"));
        Assert.Equal(TestJobs.Id(1), Assert.IsType<AcceptResult.AlreadyAccepted>(again).Job.RequestId);
    }

    /// <summary>Whether the text names something that no text named before.</summary>
    private static bool IsFirst(HashSet<string> seen, string text, Func<int, string> name)
    {
        lock (seen)
        {
            for (var number = 0; number < 100; number++)
            {
                if (text.Contains(name(number), StringComparison.Ordinal) && seen.Add(name(number)))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private async Task<PostgreSqlJobStore> OpenAsync(TimeSpan? retryTimeout = null)
    {
        var settings = new NpgsqlConnectionStringBuilder(_database!.AsApplication) { Port = Way.Port };
        return (await PostgreSqlJobStore.OpenAsync(
            new() { ConnectionString = settings.ConnectionString, RetryTimeout = retryTimeout ?? TimeSpan.FromMinutes(2) }, _log.Factory())).Store;
    }
}
