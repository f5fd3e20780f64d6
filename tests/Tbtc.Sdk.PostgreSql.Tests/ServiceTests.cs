using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Jobs;

public sealed class ServiceTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly RecordedLog _log = new();

    public void Dispose() => _log.Dispose();

    [Fact]
    public async Task One_line_registers_a_store_with_leases_that_is_healthy()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var services = Services(database);
        var store = services.GetRequiredService<IJobStore>();

        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1)));
        var health = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Same(store, services.GetRequiredService<IJobLeases>());
        Assert.Same(store, services.GetRequiredService<IJobQuarantine>());
        Assert.Equal(HealthStatus.Healthy, health.Status);
        Assert.Equal(1, health.Entries["tbtc-job-store"].Data["jobs"]);
    }

    [Fact]
    public async Task Host_opens_the_store_and_a_scrub_logs_what_is_wrong()
    {
        var database = await postgres.CreateMigratedAsync();
        await using (var store = await database.OpenAsync())
        {
            await store.AcceptAsync(TestJobs.New(1));
        }

        await database.TamperAsync("UPDATE tbtc_signer.jobs SET state = 3");
        await using var services = Services(database);
        var hosted = Assert.Single(services.GetServices<IHostedService>().OfType<BackgroundService>());

        await hosted.StartAsync(CancellationToken.None);
        while (_log.Count(4007) == 0)
        {
            await Task.Delay(20);
        }

        await hosted.StopAsync(CancellationToken.None);
        Assert.Equal(1, _log.Count(4000));
        Assert.Contains(_log.Entries, entry => entry.Id == 4001 && entry.Text.Contains(TestJobs.Id(1), StringComparison.Ordinal));
        Assert.Equal(HealthStatus.Degraded, (await services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
    }

    [Fact]
    public async Task Database_without_the_tables_fails_the_start_of_the_host()
    {
        await using var services = Services(await postgres.Server.CreateDatabaseAsync());
        var hosted = Assert.Single(services.GetServices<IHostedService>().OfType<BackgroundService>());

        var error = await Assert.ThrowsAsync<PostgreSqlOpenException>(() => hosted.StartAsync(CancellationToken.None));

        Assert.Equal(PostgreSqlOpenErrorKind.SchemaMissing, error.Kind);
    }

    [Fact]
    public async Task Role_that_owns_the_tables_is_warned_about()
    {
        var database = await postgres.CreateMigratedAsync();

        await using var asOwner = await PostgreSqlJobStore.OpenAsync(new() { ConnectionString = database.AsOwner }, _log.Factory());
        Assert.Equal(1, _log.Count(4003));
        await using var asApplication = await PostgreSqlJobStore.OpenAsync(database.Options, _log.Factory());
        Assert.Equal(1, _log.Count(4003));
    }

    [Theory]
    [InlineData("'; DROP TABLE tbtc_signer.jobs; --")]
    [InlineData("kcs_qc_%")]
    [InlineData("$1")]
    [InlineData("\u0000")]
    [InlineData("\\x00")]
    [InlineData("kcs_qc_0000000000000001\u200b")]
    public async Task Hostile_id_is_a_text_like_any_other(string id)
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        await store.AcceptAsync(TestJobs.New(1));

        Assert.IsType<FindResult.NotFound>(await store.FindAsync(id));
        Assert.Null(await store.TryAcquireAsync(id, TimeSpan.FromMinutes(1)));
        Assert.IsType<QuarantineResult.NotInQuarantine>(await store.RestoreAsync(id, null, new OperatorAct("'; --", "$1")));
        Assert.Null(await store.ReadDamagedAsync(id));
        Assert.Equal(1, (await store.GetReportAsync()).Jobs);
    }

    [Fact]
    public async Task Request_id_of_quotes_and_backslash_free_punctuation_is_stored_as_it_is()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        var job = TestJobs.New(1, requestId: "'\";--$1:%_{}") with { Detail = "'; DROP TABLE jobs; -- \ud83d\ude00" };

        var accepted = Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(job)).Job;

        Assert.Equal(accepted, Assert.IsType<FindResult.Found>(await store.FindAsync(job.RequestId)).Job);
    }

    [Fact]
    public async Task Job_that_is_too_big_is_misuse_and_a_closed_store_says_so()
    {
        var database = await postgres.CreateMigratedAsync();
        var store = await database.OpenAsync();

        await Assert.ThrowsAsync<ArgumentException>(async () => await store.AcceptAsync(TestJobs.New(1, requestBytes: 9 << 20)));
        await store.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.AcceptAsync(TestJobs.New(1)));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await store.FindAsync(TestJobs.Id(1)));
    }

    private ServiceProvider Services(TestDatabase database)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(_log));
        services.AddTbtcPostgreSqlJobStore(options => options.ConnectionString = database.AsApplication);
        services.AddHealthChecks().AddCheck<JobStoreHealthCheck>("tbtc-job-store");
        return services.BuildServiceProvider();
    }
}
