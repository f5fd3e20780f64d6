using System.Net;
using System.Text.Json.Nodes;
using Npgsql;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Jobs.Server;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.Cli.Tests.Signer;

/// <summary>Real processes that share a store in a real database.</summary>
public sealed class SignerDatabaseTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Secret = "s3cr3t";
    private const string SubmitPath = "/v1/qc_v1/signer/requests";

    private readonly TestDirectory _directory = new();

    private static byte[] Body { get; } = Vectors.Body(Vectors.Request()).Bytes();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Two_nodes_answer_with_one_job_and_a_third_knows_it_after_they_ended()
    {
        var database = await postgres.CreateMigratedAsync();
        string requestId;
        await using (var first = await StartAsync(database))
        await using (var second = await ServedSigner.StartAsync("--postgres", database.AsApplication))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => SubmitAsync(number % 2 == 0 ? first : second)));
            requestId = Assert.Single(answers.Distinct());
            using var poll = await second.PostAsync($"{SubmitPath}/{requestId}:poll", Body);
            Assert.Equal(HttpStatusCode.OK, poll.StatusCode);
            var health = await HealthAsync(first);
            Assert.Equal(("healthy", "1"), (health["status"]!.GetValue<string>(), health["checks"]!["tbtc-job-store"]!["data"]!["jobs"]!.GetValue<string>()));

            Assert.Equal(0, (await first.StopAsync()).ExitCode);
            Assert.Equal(137, (await second.StopAsync("KILL")).ExitCode);
        }

        await using var third = await StartAsync(database);
        Assert.Equal(requestId, await SubmitAsync(third));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.jobs"));
    }

    [Fact]
    public async Task Job_is_driven_under_a_lease_that_is_given_back()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var node = await StartAsync(database);

        var requestId = await SubmitAsync(node);

        Assert.Equal(1, await database.ScalarAsync<long>($"SELECT token FROM tbtc_signer.job_leases WHERE request_id = '{requestId}' AND expires_at <= clock_timestamp()"));
        Assert.NotEqual((short)JobState.Submitted, await database.ScalarAsync<short>($"SELECT state FROM tbtc_signer.jobs WHERE request_id = '{requestId}'"));
    }

    [Fact]
    public async Task Work_of_a_killed_node_is_picked_up_by_another_when_its_lease_has_ended()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var way = new FaultyWay(postgres.Server.Port);
        var driving = new TaskCompletionSource();
        way.Pick = text =>
        {
            if (!text.Contains("UPDATE tbtc_signer.jobs SET", StringComparison.Ordinal))
            {
                return WayFault.None;
            }

            // The job is accepted and leased, and what became of it does not arrive.
            driving.TrySetResult();
            return WayFault.CutRequest;
        };
        await using (var dying = await ServedSigner.StartAsync("--postgres", new NpgsqlConnectionStringBuilder(database.AsApplication) { Port = way.Port }.ConnectionString))
        {
            var lost = dying.PostAsync(SubmitPath, Body);
            await driving.Task.WaitAsync(TimeSpan.FromMinutes(1));
            await dying.StopAsync("KILL");
            await Assert.ThrowsAsync<HttpRequestException>(() => lost);
        }

        Assert.Equal((short)JobState.Submitted, await database.ScalarAsync<short>("SELECT state FROM tbtc_signer.jobs"));
        await using var other = await StartAsync(database);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        while (await database.ScalarAsync<short>("SELECT state FROM tbtc_signer.jobs") == (short)JobState.Submitted)
        {
            await Task.Delay(200, limit.Token);
        }

        Assert.Equal(2, await database.ScalarAsync<long>("SELECT token FROM tbtc_signer.job_leases"));
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.jobs"));
        Assert.Equal(await database.ScalarAsync<string>("SELECT request_id FROM tbtc_signer.jobs"), await SubmitAsync(other));
    }

    [Fact]
    public async Task Database_that_is_gone_is_said_and_serving_goes_on_when_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await database.MigrateAsync();
        await using var node = await StartAsync(database);
        var requestId = await SubmitAsync(node);

        await server.StopAsync();
        var refused = Task.WhenAll(node.PostAsync(SubmitPath, Body), node.PostAsync($"{SubmitPath}/{requestId}:poll", Body));
        var health = await HealthAsync(node);

        Assert.Equal("unhealthy", health["status"]!.GetValue<string>());
        Assert.All(await refused, answer => Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode));
        await server.StartAgainAsync();
        Assert.Equal(requestId, await SubmitAsync(node));
        Assert.Equal(0, (await node.StopAsync()).ExitCode);
    }

    [Fact]
    public async Task Schema_that_is_missing_or_newer_or_another_store_refuses_the_start()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        Assert.Contains("MigrateAsync", await RefusedAsync(1, "SchemaMissing: ", database.AsApplication), StringComparison.Ordinal);

        await database.MigrateAsync();
        var config = Write("""{"storeId":"00000000-0000-0000-0000-000000000001"}""");
        await RefusedAsync(1, "OtherStore: ", database.AsApplication, "--config", config);
        await database.TamperAsync("INSERT INTO tbtc_signer.migrations (version) VALUES (99)");
        await RefusedAsync(1, "NewerVersion: ", database.AsApplication);
    }

    [Fact]
    public async Task Standby_refuses_the_start()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        await database.MigrateAsync();
        await using var standby = await server.StartStandbyAsync();

        await RefusedAsync(1, "ReadOnly: ", new NpgsqlConnectionStringBuilder(database.AsApplication) { Port = standby.Port }.ConnectionString);
    }

    [Theory]
    [InlineData($"Host=127.0.0.1;Port=1;Database=d;Username=x;Password={Secret}", 1, "Unreachable: ")]
    [InlineData($"postgres://user:{Secret}@127.0.0.1/db", 2, "connection string cannot be used")]
    [InlineData($"Host=127.0.0.1;Username=x;Password={Secret}", 2, "connection string cannot be used")]
    [InlineData($"Nonsense={Secret}", 2, "connection string cannot be used")]
    public async Task Connection_string_is_never_shown(string connection, int exitCode, string says) => await RefusedAsync(exitCode, says, connection);

    [Theory]
    [InlineData("both name a store", "--store", "/nowhere", "--postgres", $"Host=db;Password={Secret}")]
    [InlineData("is the password of a directory", "--postgres", $"Host=db;Password={Secret}", "--password-file", "x")]
    [InlineData("Unrecognized command or argument", $"Host=db;Password={Secret}")]
    public async Task One_store_is_named_and_as_it_should(string says, params string[] arguments) =>
        ShowsOneLine(2, says, await ConsoleApp.Tbtc.RunAsync(["signer", "serve", .. arguments]));

    [Fact]
    public async Task Config_file_names_one_store_and_the_command_line_comes_before_it_and_it_before_the_environment()
    {
        ShowsOneLine(2, "$.store and $.postgres both name a store", await ConsoleApp.Tbtc.RunAsync(
            "signer", "serve", "--config", Write($$"""{"store":"x","postgres":"Host=db;Password={{Secret}}"}""")));
        var (first, second) = (await postgres.CreateMigratedAsync(), await postgres.CreateMigratedAsync());
        var elsewhere = Environment("Host=127.0.0.1;Port=1;Database=d;Username=x");
        await using var byFile = await ServedSigner.StartAsync(elsewhere, "--config", Write($$"""{"postgres":"{{first.AsApplication}}"}"""));
        await using var byOption = await ServedSigner.StartAsync(elsewhere, "--config", Write($$"""{"store":"x","passwordFile":"y"}"""), "--postgres", second.AsApplication);
        await using var inDirectory = await ServedSigner.StartAsync(elsewhere, "--store", Path.Combine(_directory.Path, "store"));

        Assert.Equal(3, new HashSet<string> { await SubmitAsync(byFile), await SubmitAsync(byOption), await SubmitAsync(inDirectory) }.Count);
        Assert.Equal(1, await first.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.jobs"));
        Assert.Equal(1, await second.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.jobs"));
    }

    private static ConsoleInput Environment(string connection) => new() { Environment = new Dictionary<string, string> { ["TBTC_POSTGRES"] = connection } };

    private static Task<ServedSigner> StartAsync(TestDatabase database) => ServedSigner.StartAsync(Environment(database.AsApplication));

    private static async Task<string> SubmitAsync(ServedSigner node)
    {
        using var response = await node.PostAsync(SubmitPath, Body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!["requestId"]!.GetValue<string>();
    }

    private static async Task<JsonNode> HealthAsync(ServedSigner node)
    {
        using var response = await node.Http.GetAsync(new Uri("/healthz/detailed", UriKind.Relative));
        return JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private static async Task<string> RefusedAsync(int exitCode, string says, string connection, params string[] arguments) =>
        ShowsOneLine(exitCode, says, await ConsoleApp.Tbtc.RunAsync(Environment(connection), ["signer", "serve", .. arguments]));

    private static string ShowsOneLine(int exitCode, string says, ConsoleResult result)
    {
        Assert.Equal(exitCode, result.ExitCode);

        // The log may say that the database is asked again.
        Assert.All(result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), entry => Assert.Contains("The database is asked again", entry, StringComparison.Ordinal));
        var line = result.OnlyErrorLine();
        Assert.Contains(says, line, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, result.Output + line, StringComparison.Ordinal);
        return line;
    }

    private string Write(string config)
    {
        var path = Path.Combine(_directory.Path, $"{Guid.NewGuid()}.json");
        File.WriteAllText(path, config);
        return path;
    }
}
