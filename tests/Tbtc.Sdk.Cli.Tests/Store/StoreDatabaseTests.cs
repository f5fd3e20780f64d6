using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>The same commands on a store in PostgreSQL.</summary>
public sealed class StoreDatabaseTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Secret = "s3cr3t";

    [Fact]
    public async Task Altered_row_is_shown_and_its_job_released()
    {
        var database = await WithJobsAsync();
        var healthy = StoreFixture.Json(await RunAsync(database, "status", "--json"));
        Assert.Equal((2, "all"), (healthy.GetProperty("jobs").GetInt32(), healthy.GetProperty("accepting").GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, healthy.GetProperty("journal").GetProperty("bytes").ValueKind);

        await database.TamperAsync($"UPDATE tbtc_signer.jobs SET body = NULL WHERE request_id = '{TestJobs.Id(1)}'");
        var damaged = await RunAsync(database, "status", "--json");
        Assert.Equal((3, ""), (damaged.ExitCode, damaged.Error));
        Assert.Equal(TestJobs.Id(1), Assert.Single(StoreFixture.Json(damaged).GetProperty("quarantined").EnumerateArray()).GetProperty("requestId").GetString());
        var table = await RunAsync(database, "quarantine list");
        Assert.Contains("tbtc store quarantine release --postgres \"$TBTC_POSTGRES\" --route qc_v1 --route-request-id ors_1", table.Output, StringComparison.Ordinal);

        var released = await RunAsync(database, "quarantine release", "--route", "qc_v1", "--route-request-id", "ors_1", "--reason", "the row was altered");

        Assert.Equal((0, ""), (released.ExitCode, released.Error));
        Assert.Equal(0, (await RunAsync(database, "verify")).ExitCode);
        var decision = Assert.Single(StoreFixture.Json(await RunAsync(database, "quarantine list", "--json")).GetProperty("decisions").EnumerateArray());
        Assert.Equal((Environment.UserName, "the row was altered"), (decision.GetProperty("who").GetString(), decision.GetProperty("why").GetString()));
        await using var store = await database.OpenAsync();
        Assert.Equal(JobState.Failed, Assert.IsType<AcceptResult.AlreadyAccepted>(await store.AcceptAsync(TestJobs.New(1, requestId: "kcs_qc_again"))).Job.State);
    }

    [Fact]
    public async Task Tables_are_made_for_a_role_that_owns_nothing()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        var owner = new ConsoleInput { Environment = new Dictionary<string, string> { ["TBTC_POSTGRES"] = database.AsOwner } };
        for (var time = 0; time < 2; time++)
        {
            var made = await ConsoleApp.Tbtc.RunAsync(owner, "store", "migrate", "--role", "signer_app");
            Assert.Equal((0, "", "The tables are up to date, and 'signer_app' has the rights of a node.\n"), (made.ExitCode, made.Error, made.Output));
        }

        await using var store = await database.OpenAsync();
        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1)));
        Assert.Equal(1, (await ConsoleApp.Tbtc.RunAsync(owner, "store", "migrate", "--role", "nobody\"; DROP SCHEMA tbtc_signer; --")).ExitCode);
        var unnamed = await ConsoleApp.Tbtc.RunAsync("store", "migrate");
        Assert.Equal(2, unnamed.ExitCode);
        Assert.Contains("No database is named", unnamed.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(1, (await store.GetReportAsync()).Jobs);
    }

    [Fact]
    public async Task Shown_job_has_no_bytes_that_are_not_there()
    {
        var database = await WithJobsAsync();
        await database.TamperAsync($"UPDATE tbtc_signer.jobs SET body = NULL WHERE request_id = '{TestJobs.Id(1)}'");

        var result = await RunAsync(database, "quarantine show", "--request-id", TestJobs.Id(1));

        Assert.Equal((3, ""), (result.ExitCode, result.Error));
        Assert.Contains("none that can be read", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData($"Host=127.0.0.1;Port=1;Database=d;Username=x;Password={Secret}", 1)]
    [InlineData($"postgres://user:{Secret}@127.0.0.1/db", 2)]
    [InlineData($"Host=127.0.0.1;Username=x;Password={Secret}", 2)]
    [InlineData($"Nonsense={Secret}", 2)]
    public async Task Connection_string_is_never_shown(string connection, int exitCode)
    {
        var result = await ConsoleApp.Tbtc.RunAsync("store", "status", "--postgres", connection);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.DoesNotContain(Secret, result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No store is named")]
    [InlineData("both name a store", "/nowhere", "--postgres", "Host=db")]
    [InlineData("is the password of a directory", "--postgres", "Host=db", "--password-file", "x")]
    public async Task One_store_is_named(string said, params string[] arguments)
    {
        var result = await ConsoleApp.Tbtc.RunAsync(["store", "status", .. arguments]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(said, result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    private async Task<TestDatabase> WithJobsAsync()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1)));
        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(2)));
        return database;
    }

    private static Task<ConsoleResult> RunAsync(TestDatabase database, string command, params string[] arguments)
    {
        var input = new ConsoleInput { Environment = new Dictionary<string, string> { ["TBTC_POSTGRES"] = database.AsApplication } };
        return ConsoleApp.Tbtc.RunAsync(input, ["store", .. command.Split(' '), .. arguments]);
    }
}
