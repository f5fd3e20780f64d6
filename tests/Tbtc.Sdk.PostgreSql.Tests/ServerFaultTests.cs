using System.Collections.Concurrent;
using Npgsql;
using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Jobs;

/// <summary>The server crashes, is full, is slow or only reads. Each test has a server of its own.</summary>
public sealed class ServerFaultTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private PostgresServer? _server;
    private TestDatabase? _database;

    private PostgresServer Server => _server!;

    private TestDatabase Database => _database!;

    public async Task InitializeAsync()
    {
        _server = await PostgresServer.StartAsync();
        _database = await Server.CreateDatabaseAsync();
        await Database.MigrateAsync();
    }

    public async Task DisposeAsync() => await Server.DisposeAsync();

    [Fact]
    public async Task Server_that_crashes_under_load_loses_nothing_acknowledged_and_accepts_nothing_twice()
    {
        await using var first = await OpenAsync();
        await using var second = await OpenAsync();
        var load = new Load(first, second);
        var running = load.RunAsync(writers: 16);
        for (var crash = 0; crash < 3; crash++)
        {
            await load.WaitForMoreAsync(100);
            await Server.CrashAndRestartAsync();
        }

        await load.WaitForMoreAsync(100);
        load.Stop();
        await running;

        await load.VerifyAsync(first);
    }

    [Fact]
    public async Task Small_pool_is_waited_for()
    {
        await using var store = await OpenAsync(";Maximum Pool Size=2;Timeout=1");

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Task.Run(async () => await store.AcceptAsync(TestJobs.New(number)))));

        Assert.All(results, result => Assert.IsType<AcceptResult.Accepted>(result));
    }

    [Fact]
    public async Task Server_that_has_no_connection_left_is_asked_again()
    {
        await Database.TamperAsync("ALTER ROLE signer_app CONNECTION LIMIT 1");
        await using var store = await OpenAsync(";Maximum Pool Size=20");

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(number => Task.Run(async () => await store.AcceptAsync(TestJobs.New(number)))));

        Assert.All(results, result => Assert.IsType<AcceptResult.Accepted>(result));
    }

    [Fact]
    public async Task Statement_that_waits_for_a_lock_times_out_and_nothing_is_written()
    {
        await using var store = await OpenAsync(configure: options => (options.StatementTimeout, options.RetryTimeout) = (TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(2)));
        await using var connection = new NpgsqlConnection(Database.AsOwner + ";Pooling=false");
        await connection.OpenAsync();
        await using (var transaction = await connection.BeginTransactionAsync())
        {
            await using var command = new NpgsqlCommand("LOCK TABLE tbtc_signer.route_keys IN EXCLUSIVE MODE", connection);
            await command.ExecuteNonQueryAsync();

            var refused = Assert.IsType<AcceptResult.Refused>(await store.AcceptAsync(TestJobs.New(1)));

            // The time can be over between two tries or in the middle of one, whose end the store then does not know.
            Assert.Contains(refused.Refusal.Reason, new[] { JobStoreRefusalReason.Unavailable, JobStoreRefusalReason.OutcomeUnknown });

            // The server ends that try while the lock still holds, so nothing of it can be written afterwards.
            while (await Database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE usename = 'signer_app' AND state = 'active'") != 0)
            {
                await Task.Delay(20);
            }
        }

        Assert.IsType<FindResult.NotFound>(await store.FindAsync(TestJobs.Id(1)));
        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1)));
    }

    [Fact]
    public async Task Connections_that_the_server_terminates_are_replaced()
    {
        await using var store = await OpenAsync();
        var running = Task.WhenAll(Enumerable.Range(0, 300).Select(number => Task.Run(async () => await store.AcceptAsync(TestJobs.New(number)))));
        while (!running.IsCompleted)
        {
            await Database.TamperAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'signer_app'");
        }

        Assert.All(await running, result => Assert.IsType<AcceptResult.Accepted>(result));
        Assert.Equal(300, await Database.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.jobs"));
    }

    [Fact]
    public async Task Server_that_begins_to_only_read_is_unavailable_until_it_writes_again()
    {
        await using var store = await OpenAsync(configure: options => options.RetryTimeout = TimeSpan.FromSeconds(3));
        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1)));
        await SetAsync("default_transaction_read_only", "on");

        var refused = Assert.IsType<AcceptResult.Refused>(await store.AcceptAsync(TestJobs.New(2)));
        await SetAsync("default_transaction_read_only", "off");

        Assert.Equal(JobStoreRefusalReason.Unavailable, refused.Refusal.Reason);
        await using var patient = await OpenAsync();
        Assert.IsType<AcceptResult.Accepted>(await patient.AcceptAsync(TestJobs.New(2)));
    }

    [Theory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    public async Task Server_that_can_lose_what_it_acknowledged_is_refused(string setting)
    {
        await SetAsync(setting, "off");

        var error = await Assert.ThrowsAsync<PostgreSqlOpenException>(() => PostgreSqlJobStore.OpenAsync(Database.Options));

        Assert.Equal(PostgreSqlOpenErrorKind.UnsafeSettings, error.Kind);
        Assert.Contains(setting, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standby_is_refused_and_the_primary_is_found_beside_it()
    {
        await using var standby = await Server.StartStandbyAsync();
        var name = new NpgsqlConnectionStringBuilder(Database.AsApplication).Database;
        var alone = new PostgreSqlJobStoreOptions { ConnectionString = standby.ConnectionString(name!, "signer_app"), RetryTimeout = TimeSpan.FromSeconds(2) };

        var error = await Assert.ThrowsAsync<PostgreSqlOpenException>(() => PostgreSqlJobStore.OpenAsync(alone));
        await using var opened = await PostgreSqlJobStore.OpenAsync(new() { ConnectionString = Both(standby) });

        Assert.Equal(PostgreSqlOpenErrorKind.ReadOnly, error.Kind);
        Assert.IsType<AcceptResult.Accepted>(await opened.Store.AcceptAsync(TestJobs.New(1)));
    }

    [Fact]
    public async Task Failover_to_a_synchronous_standby_under_load_loses_nothing_acknowledged()
    {
        await using var standby = await Server.StartStandbyAsync();
        await SetAsync("synchronous_standby_names", "*");
        await using var opened = await PostgreSqlJobStore.OpenAsync(new() { ConnectionString = Both(standby), RetryTimeout = Patience });
        var load = new Load(opened.Store, opened.Store);
        var running = load.RunAsync(writers: 8);
        await load.WaitForMoreAsync(50);

        await Server.StopAsync();
        await standby.PromoteAsync();

        await load.WaitForMoreAsync(50);
        load.Stop();
        await running;
        await load.VerifyAsync(opened.Store);
    }

    private string Both(PostgresServer other) =>
        new NpgsqlConnectionStringBuilder(Database.AsApplication) { Host = $"127.0.0.1:{other.Port},127.0.0.1:{Server.Port}", HostRecheckSeconds = 1 }.ConnectionString;

    private async Task SetAsync(string setting, string value)
    {
        // Read-only sessions may do this as well.
        await PostgresServer.ExecuteAsync(Server.Superuser("postgres"), $"ALTER SYSTEM SET {setting} = '{value}'");
        await PostgresServer.ExecuteAsync(Server.Superuser("postgres"), "SELECT pg_reload_conf()");
        while (await CurrentAsync(setting) != value)
        {
            await Task.Delay(20);
        }
    }

    private async Task<string> CurrentAsync(string setting) => await Database.ScalarAsync<string>($"SELECT current_setting('{setting}')");

    private async Task<PostgreSqlJobStore> OpenAsync(string settings = "", Action<PostgreSqlJobStoreOptions>? configure = null)
    {
        var options = new PostgreSqlJobStoreOptions { ConnectionString = Database.AsApplication + settings, RetryTimeout = Patience };
        configure?.Invoke(options);
        return (await PostgreSqlJobStore.OpenAsync(options)).Store;
    }

    /// <summary>Clients that submit each route request several times through two nodes, each time under another request id.</summary>
    private sealed class Load(PostgreSqlJobStore first, PostgreSqlJobStore second)
    {
        private readonly ConcurrentDictionary<int, ConcurrentBag<string>> _answers = new();
        private volatile bool _isStopped;
        private int _acknowledged;
        private int _next;

        public void Stop() => _isStopped = true;

        public Task RunAsync(int writers) => Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(async () =>
        {
            while (!_isStopped)
            {
                var turn = Interlocked.Increment(ref _next);
                var (number, store) = (turn / 3, turn % 2 == 0 ? first : second);
                var result = await store.AcceptAsync(TestJobs.New(number, requestId: $"kcs_qc_{Guid.NewGuid():n}"));
                var requestId = result switch
                {
                    AcceptResult.Accepted(var job) => job.RequestId,
                    AcceptResult.AlreadyAccepted(var job) => job.RequestId,
                    _ => throw new InvalidOperationException(result.ToString()),
                };
                _answers.GetOrAdd(number, _ => []).Add(requestId);
                Interlocked.Increment(ref _acknowledged);
            }
        })));

        public async Task WaitForMoreAsync(int answers)
        {
            for (var until = Volatile.Read(ref _acknowledged) + answers; Volatile.Read(ref _acknowledged) < until;)
            {
                await Task.Delay(20);
            }
        }

        public async Task VerifyAsync(PostgreSqlJobStore store)
        {
            foreach (var (number, requestIds) in _answers)
            {
                var requestId = Assert.Single(requestIds.Distinct());
                Assert.Equal(requestId, Assert.IsType<FindResult.Found>(await store.FindByRouteAsync(TestJobs.Route(number))).Job.RequestId);
            }

            Assert.True((await store.ScrubAsync()).IsHealthy);
        }
    }
}
