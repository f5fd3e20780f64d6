using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Jobs;

/// <summary>Rows that were altered behind the store's back. Labels are those of the guide's table.</summary>
public sealed class AlteredRowTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly OperatorAct Act = new("operator", "a test");

    /// <summary>Each alters the job number 1, which is at its second revision.</summary>
    public static TheoryData<string, string> Alterations { get; } = new()
    {
        { "R1 content altered", "UPDATE tbtc_signer.jobs SET body = replace(convert_from(body, 'UTF8'), 'idem', 'IDEM')::bytea WHERE request_id = $id" },
        { "R1 content cut short", "UPDATE tbtc_signer.jobs SET body = substring(body FROM 1 FOR 20) WHERE request_id = $id" },
        { "R1 content removed", "UPDATE tbtc_signer.jobs SET body = NULL WHERE request_id = $id" },
        { "R1 state altered", "UPDATE tbtc_signer.jobs SET state = 4 WHERE request_id = $id" },
        { "R1 revision altered", "UPDATE tbtc_signer.jobs SET revision = revision + 1 WHERE request_id = $id" },
        { "R1 digest altered", "UPDATE tbtc_signer.jobs SET request_digest = decode(repeat('ff', 32), 'hex') WHERE request_id = $id" },
        { "R2 rolled back", "UPDATE tbtc_signer.jobs j SET revision = o.revision, state = o.state, body = o.body, checksum = o.checksum FROM public.older o WHERE j.request_id = $id AND o.request_id = $id" },
        { "R3 row of jobs lost", "DELETE FROM tbtc_signer.jobs WHERE request_id = $id" },
        { "R3 route altered in jobs", "UPDATE tbtc_signer.jobs SET route_request_id = 'elsewhere' WHERE request_id = $id" },
        { "R4 row of route_keys lost", "DELETE FROM tbtc_signer.route_keys WHERE request_id = $id" },
        { "R4 route altered in route_keys", "UPDATE tbtc_signer.route_keys SET route_request_id = 'elsewhere' WHERE request_id = $id" },
        { "R4 request id altered in route_keys", "UPDATE tbtc_signer.route_keys SET request_id = 'kcs_qc_elsewhere' WHERE request_id = $id" },
        { "R4 digest altered in route_keys", "UPDATE tbtc_signer.route_keys SET request_digest = decode(repeat('ff', 32), 'hex') WHERE request_id = $id" },
        { "R5 history lost", "DELETE FROM tbtc_signer.job_history WHERE request_id = $id" },
        { "R5 newest entry of the history lost", "DELETE FROM tbtc_signer.job_history WHERE request_id = $id AND state = 2" },
        { "R5 history altered", "UPDATE tbtc_signer.job_history SET checksum = decode(repeat('ff', 32), 'hex') WHERE request_id = $id" },
    };

    [Theory]
    [MemberData(nameof(Alterations))]
    public async Task Altered_row_is_in_quarantine_and_its_key_stays_refused(string label, string sql)
    {
        Assert.NotEmpty(label);
        var database = await postgres.CreateMigratedAsync();
        await using var store = await AlterAsync(database, sql);

        Assert.IsType<FindResult.Quarantined>(await store.FindAsync(TestJobs.Id(1)));
        Assert.IsType<FindResult.Quarantined>(await store.FindByRouteAsync(TestJobs.Route(1)));
        foreach (var digest in (byte[])[0x11, 0x22])
        {
            var refused = Assert.IsType<AcceptResult.Refused>(await store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_second", digest)));
            Assert.Equal(JobStoreRefusalReason.RouteQuarantined, refused.Refusal.Reason);
        }

        Assert.IsType<UpdateResult.Quarantined>(await store.UpdateAsync(TestJobs.New(1) with { Revision = 1 }));
        Assert.IsType<FindResult.Found>(await store.FindAsync(TestJobs.Id(2)));
        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(3)));
    }

    [Theory]
    [MemberData(nameof(Alterations))]
    public async Task Update_by_the_node_that_wrote_it_last_does_not_build_upon_it_nor_overwrite_it(string label, string sql)
    {
        const string Bytes = "SELECT COALESCE((SELECT encode(body, 'hex') FROM tbtc_signer.jobs WHERE request_id = 'kcs_qc_0000000000000001'), 'none')";
        Assert.NotEmpty(label);
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        var job = Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1))).Job;
        await database.TamperAsync("CREATE TABLE public.older AS SELECT * FROM tbtc_signer.jobs");
        job = Assert.IsType<UpdateResult.Updated>(await store.UpdateAsync(job with { State = JobState.Signing })).Job;
        await database.TamperAsync(sql.Replace("$id", $"'{TestJobs.Id(1)}'", StringComparison.Ordinal));
        var before = await database.ScalarAsync<string>(Bytes);

        Assert.IsType<UpdateResult.Quarantined>(await store.UpdateAsync(job with { Detail = "built upon it" }));

        Assert.Equal(before, await database.ScalarAsync<string>(Bytes));
    }

    [Theory]
    [MemberData(nameof(Alterations))]
    public async Task Scrub_finds_it_before_anybody_asks(string label, string sql)
    {
        Assert.NotEmpty(label);
        var database = await postgres.CreateMigratedAsync();
        await using var store = await AlterAsync(database, sql);

        var report = await store.ScrubAsync();

        Assert.Contains(report.Quarantined, job => job.RequestId == TestJobs.Id(1));
        Assert.DoesNotContain(report.Quarantined, job => job.RequestId == TestJobs.Id(2));
        Assert.False(report.IsHealthy);
    }

    [Theory]
    [MemberData(nameof(Alterations))]
    public async Task Released_job_is_failed_under_its_old_request_id_or_the_owner_is_asked_to_correct_the_key(string label, string sql)
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await AlterAsync(database, sql);

        var result = await store.ReleaseAsync(TestJobs.Route(1), Act);

        if (label.StartsWith("R4", StringComparison.Ordinal) && !label.EndsWith("lost", StringComparison.Ordinal) && !label.Contains("digest", StringComparison.Ordinal))
        {
            // Nobody but the owner may correct a row of route_keys.
            Assert.IsType<QuarantineResult.Refused>(result);
        }
        else
        {
            var failed = Assert.IsType<QuarantineResult.Served>(result).Job;
            Assert.Equal((TestJobs.Id(1), JobState.Failed), (failed.RequestId, failed.State));
            Assert.Equal(failed, Assert.IsType<FindResult.Found>(await store.FindAsync(TestJobs.Id(1))).Job);
            Assert.Contains(await store.GetDecisionsAsync(), decision => decision is { Verb: OperatorVerb.Release, RequestId: var id, Act.Who: "operator" } && id == TestJobs.Id(1));
        }

        Assert.IsNotType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_second")));
    }

    [Fact]
    public async Task Restored_content_is_served_at_a_later_revision_and_the_replaced_bytes_are_kept()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await AlterAsync(database, (string)Alterations.First(row => (string)row[0] == "R1 content altered")[1]);
        var damaged = await store.ReadDamagedAsync(TestJobs.Id(1));
        var content = TestJobs.New(1) with { State = JobState.Signing };

        var other = await store.RestoreAsync(TestJobs.Id(1), TestJobs.New(2).ToUtf8Json(), Act);
        var nothing = await store.RestoreAsync(TestJobs.Id(1), null, Act);
        var restored = await store.RestoreAsync(TestJobs.Id(1), content.ToUtf8Json(), Act);

        Assert.IsType<QuarantineResult.Refused>(other);
        Assert.IsType<QuarantineResult.Refused>(nothing);
        var job = Assert.IsType<QuarantineResult.Served>(restored).Job;
        Assert.Equal(content with { Revision = job.Revision }, job);
        Assert.True((await store.GetReportAsync()).IsHealthy);
        Assert.IsType<QuarantineResult.NotInQuarantine>(await store.RestoreAsync(TestJobs.Id(1), null, Act));
        Assert.Equal(damaged?.ToArray(), await database.ScalarAsync<byte[]>("SELECT replaced_body FROM tbtc_signer.decisions"));
        Assert.IsType<AcceptResult.AlreadyAccepted>(await store.AcceptAsync(TestJobs.New(1)));
    }

    [Fact]
    public async Task Rolled_back_content_can_be_restored_as_it_is()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await AlterAsync(database, (string)Alterations.First(row => (string)row[0] == "R2 rolled back")[1]);

        var restored = Assert.IsType<QuarantineResult.Served>(await store.RestoreAsync(TestJobs.Id(1), null, Act)).Job;

        Assert.Equal(JobState.Submitted, restored.State);
        Assert.Equal(restored, Assert.IsType<FindResult.Found>(await store.FindAsync(TestJobs.Id(1))).Job);
    }

    [Fact]
    public async Task Row_that_was_put_back_as_it_was_is_served_again()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await AlterAsync(database, "UPDATE tbtc_signer.jobs SET state = 5 WHERE request_id = $id");
        Assert.IsType<FindResult.Quarantined>(await store.FindAsync(TestJobs.Id(1)));

        await database.TamperAsync($"UPDATE tbtc_signer.jobs SET state = 2 WHERE request_id = '{TestJobs.Id(1)}'");

        Assert.IsType<FindResult.Found>(await store.FindAsync(TestJobs.Id(1)));
        Assert.Empty((await store.GetReportAsync()).Quarantined);
    }

    [Fact]
    public async Task R6_job_that_only_the_history_knows_blocks_unknown_keys_until_it_is_identified()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await AlterAsync(database, "DELETE FROM tbtc_signer.jobs WHERE request_id = $id; DELETE FROM tbtc_signer.route_keys WHERE request_id = $id");

        var report = await store.ScrubAsync();

        Assert.Equal(JobStoreAccepting.KnownOnly, report.Accepting);
        var unknown = Assert.Single(report.Unknown);
        Assert.Equal(TestJobs.Id(1), unknown.File);
        Assert.Equal(JobStoreRefusalReason.RouteNotProvablyFree, Assert.IsType<AcceptResult.Refused>(await store.AcceptAsync(TestJobs.New(1, "kcs_qc_second"))).Refusal.Reason);
        Assert.IsType<AcceptResult.AlreadyAccepted>(await store.AcceptAsync(TestJobs.New(2)));
        Assert.IsType<QuarantineResult.Refused>(await store.IdentifyAsync(unknown.File, "kcs_qc_other", TestJobs.Route(1), Act));
        Assert.IsType<QuarantineResult.Refused>(await store.IdentifyAsync(unknown.File, TestJobs.Id(1), TestJobs.Route(2), Act));

        Assert.IsType<QuarantineResult.Identified>(await store.IdentifyAsync(unknown.File, TestJobs.Id(1), TestJobs.Route(1), Act));

        Assert.Equal(JobStoreRefusalReason.RouteQuarantined, Assert.IsType<AcceptResult.Refused>(await store.AcceptAsync(TestJobs.New(1, "kcs_qc_second"))).Refusal.Reason);
        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(3)));
        Assert.IsType<QuarantineResult.Served>(await store.RestoreAsync(TestJobs.Id(1), TestJobs.New(1).ToUtf8Json(), Act));
        Assert.True((await store.ScrubAsync()).IsHealthy);
    }

    [Fact]
    public async Task R6_loss_that_was_accepted_blocks_no_longer_and_stays_on_record()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await AlterAsync(database, "DELETE FROM tbtc_signer.jobs WHERE request_id = $id; DELETE FROM tbtc_signer.route_keys WHERE request_id = $id");
        await store.ScrubAsync();

        Assert.IsType<QuarantineResult.NotInQuarantine>(await store.ReleaseUnknownAsync("'; DROP TABLE jobs", Act));
        Assert.IsType<QuarantineResult.Discarded>(await store.ReleaseUnknownAsync(TestJobs.Id(1), Act));
        Assert.IsType<QuarantineResult.NotInQuarantine>(await store.ReleaseUnknownAsync(TestJobs.Id(1), Act));

        Assert.Equal(JobStoreAccepting.All, (await store.ScrubAsync()).Accepting);
        var decision = Assert.Single(await store.GetDecisionsAsync());
        Assert.Equal((OperatorVerb.ReleaseUnknown, TestJobs.Id(1)), (decision.Verb, decision.File));
    }

    /// <summary>A store with two jobs, the first of which is altered after its second revision.</summary>
    private static async Task<PostgreSqlJobStore> AlterAsync(TestDatabase database, string sql)
    {
        var store = await database.OpenAsync();
        var job = Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1))).Job;
        await database.TamperAsync("CREATE TABLE public.older AS SELECT * FROM tbtc_signer.jobs");
        Assert.IsType<UpdateResult.Updated>(await store.UpdateAsync(job with { State = JobState.Signing }));
        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(2)));
        await database.TamperAsync(sql.Replace("$id", $"'{TestJobs.Id(1)}'", StringComparison.Ordinal));
        return store;
    }
}
