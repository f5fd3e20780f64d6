using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Benchmarks.Store;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Benchmarks.Postgres;

/// <summary>The job store on PostgreSQL beside pgbench and beside its driver alone, which run the same statements on the same server, in turn; then one to three nodes.</summary>
internal static class PostgresBenchmark
{
    private const int Rounds = 3;
    private const int SeededJobs = 2_000;
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(4);

    public static async Task RunAsync(TextWriter output)
    {
        await using var server = await PostgresServer.StartAsync("shared_buffers = 256MB", "max_wal_size = 4GB", "max_connections = 300");
        await output.WriteLineAsync($"{Machine.Describe()}, shared by server and clients; {Rounds} rounds of {Turn.TotalSeconds:0} s each: median (least-most)");
        await output.WriteLineAsync();
        await output.WriteLineAsync("| what | clients | store /s | Npgsql alone /s | pgbench /s | store / Npgsql | store / pgbench |");
        await output.WriteLineAsync("|---|---|---|---|---|---|---|");
        foreach (var clients in (int[])[1, 8, 64])
        {
            await CompareAsync(output, server, "accepts", clients, StoreLoad.AcceptAsync, driver => driver.AcceptAsync, PgBench.AcceptScript, "SELECT 1");
            await CompareAsync(output, server, "updates", clients, StoreLoad.UpdateAsync, driver => driver.UpdateAsync, PgBench.UpdateScript, PgBench.UpdateSetup);
        }

        await output.WriteLineAsync();
        await MeasureSizeAsync(output, server);
        await output.WriteLineAsync();
        await output.WriteLineAsync("| nodes, each a process with 16 clients | accepts /s in all |");
        await output.WriteLineAsync("|---|---|");
        for (var nodes = 1; nodes <= 3; nodes++)
        {
            await CountNodesAsync(output, server, nodes);
        }
    }

    /// <summary>What a node of the last table runs: prints how many jobs it accepted, once it is warm.</summary>
    public static async Task RunNodeAsync(TextWriter output, string connectionString)
    {
        await using var opened = await PostgreSqlJobStore.OpenAsync(new() { ConnectionString = connectionString });
        await StoreLoad.AcceptAsync(opened.Store, 16, Turn);
        await output.WriteLineAsync(Text(await StoreLoad.AcceptAsync(opened.Store, 16, Turn)));
    }

    private static async Task CompareAsync(
        TextWriter output,
        PostgresServer server,
        string what,
        int clients,
        Func<PostgreSqlJobStore, int, TimeSpan, Task<long>> load,
        Func<DriverLoad, Func<int, TimeSpan, Task<long>>> driverLoad,
        string script,
        string setup)
    {
        var database = await server.CreateDatabaseAsync();
        await database.MigrateAsync();
        await using (var seeding = await PostgreSqlJobStore.OpenAsync(new() { ConnectionString = database.AsApplication }))
        {
            await BenchmarkJobs.RunAsync(16, SeededJobs, async number => await seeding.Store.AcceptAsync(BenchmarkJobs.New(number)));
        }

        // With as many connections as there are clients: more of them, taken in turn, keep more of the server's processes warm than there is work for.
        await using var opened = await PostgreSqlJobStore.OpenAsync(new() { ConnectionString = database.AsApplication });
        await using var driver = new DriverLoad(database.AsApplication);
        Sample ours = new(), drivers = new(), theirs = new();
        (Sample Rates, Func<Task<double>> TurnAsync)[] ways =
        [
            (ours, async () => await load(opened.Store, clients, Turn) / Turn.TotalSeconds),
            (drivers, async () => await driverLoad(driver)(clients, Turn) / Turn.TotalSeconds),
            (theirs, () => PgBench.RunAsync(database.AsApplication, script, clients, Turn)),
        ];
        for (var turn = 0; turn < (Rounds + 1) * ways.Length; turn++)
        {
            // Each round begins with another way: what one leaves to the server to tidy up is not always the same one's burden.
            var round = turn / ways.Length;
            var way = ways[(turn + round) % ways.Length];
            await PostgresServer.ExecuteAsync(database.AsOwner, setup);
            var rate = await way.TurnAsync();
            if (round > 0)
            {
                way.Rates.Add(rate);
            }
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {what} | {clients} | {ours} | {drivers} | {theirs} | {ours.Median / drivers.Median:F2} | {ours.Median / theirs.Median:F2} |"));
    }

    /// <summary>What a job takes in the tables and their indexes: accepted, changed twice and finished; then archived, and its history trimmed.</summary>
    private static async Task MeasureSizeAsync(TextWriter output, PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await database.MigrateAsync();
        await using var opened = await PostgreSqlJobStore.OpenAsync(new() { ConnectionString = database.AsApplication });
        await BenchmarkJobs.RunAsync(16, SeededJobs, async number =>
        {
            // Of random digits: the server compresses what repeats itself.
            var text = Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1_400));
            var job = BenchmarkJobs.New(number) with { Request = RawJson.Parse($$"""{"facadeRequestId":"rf","text":"{{text}}"}""") };
            await opened.Store.AcceptAsync(job);
            foreach (var state in (JobState[])[JobState.Pending, JobState.Failed])
            {
                var found = (FindResult.Found)await opened.Store.FindAsync(job.RequestId);
                await opened.Store.UpdateAsync(found.Job with { State = state });
            }
        });
        var whole = await SizeAsync(database);
        await opened.Store.ArchiveAsync(DateTimeOffset.UtcNow.AddDays(1), (_, _) => ValueTask.CompletedTask);
        await PostgreSqlJobStore.TrimHistoryAsync(new() { ConnectionString = database.AsOwner }, DateTimeOffset.UtcNow.AddDays(1));
        await output.WriteLineAsync($"A job of 3.2 KB that was changed twice takes {Text(whole)} bytes in the tables and their indexes, {Text(await SizeAsync(database))} when it is archived and its history trimmed.");
    }

    private static async Task<long> SizeAsync(TestDatabase database)
    {
        await database.TamperAsync("VACUUM FULL");
        return await database.ScalarAsync<long>(
            "SELECT sum(pg_total_relation_size(c.oid))::bigint FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'tbtc_signer' AND c.relkind = 'r'") / SeededJobs;
    }

    private static async Task CountNodesAsync(TextWriter output, PostgresServer server, int nodes)
    {
        var database = await server.CreateDatabaseAsync();
        await database.MigrateAsync();
        Sample all = new();
        for (var round = 0; round < Rounds; round++)
        {
            var counts = await Task.WhenAll(Enumerable.Range(0, nodes).Select(_ => RunChildAsync(database.AsApplication)));
            all.Add(counts.Sum() / Turn.TotalSeconds);
        }

        await output.WriteLineAsync($"| {Text(nodes)} | {all} |");
    }

    private static async Task<long> RunChildAsync(string connectionString)
    {
        using var node = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["postgres-node", connectionString]) { RedirectStandardOutput = true })!;
        var printed = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        return long.Parse(printed, CultureInfo.InvariantCulture);
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
