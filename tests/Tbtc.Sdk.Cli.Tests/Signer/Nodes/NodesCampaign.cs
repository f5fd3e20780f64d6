using Npgsql;
using Tbtc.Sdk.Cli.Tests.Signer.Kills;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Cli.Tests.Signer.Nodes;

/// <summary>
/// Two and three real nodes on one database, behind a load balancer, with two clients that submit the same route requests at the same time: nodes are killed and the server
/// is restarted under them again and again, and each time every acknowledgement is compared with what the database holds.
/// </summary>
internal sealed class NodesCampaign(int seed)
{
    private const int Clients = 2;
    private const int RequestsPerRound = 40;
    private const int MostSubmitsPerRound = 500;
    private const int MostAnswersPerRound = 800;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    private readonly Random _random = new(seed);
    private readonly List<TestDatabase> _databases = [];

    public NodesCounts Counts { get; } = new();

    /// <summary>Goes on, with a database for so many rounds, until there were so many submits, and a round for each 500 of them.</summary>
    /// <param name="submits">How many.</param>
    /// <param name="roundsPerStore">How many rounds a database lasts.</param>
    /// <param name="progress">Told how far it is, or null.</param>
    /// <exception cref="BrokenPromiseException">A promise is broken.</exception>
    public async Task RunAsync(int submits, int roundsPerStore, Action<string>? progress = null)
    {
        await using var server = await PostgresServer.StartAsync("max_connections = 400");
        while (Counts.Submits < submits || Counts.Rounds < submits / MostSubmitsPerRound || Counts.StoresOfThreeNodes == 0)
        {
            await RunStoreAsync(server, roundsPerStore);
            progress?.Invoke($"{Counts.Submits} of {submits} submits, {Counts.Rounds} rounds, {Counts.Kills} kills, {Counts.ServerRestarts} restarts of the server");
        }

        foreach (var database in _databases)
        {
            await PickUpAsync(database);
        }
    }

    private async Task RunStoreAsync(PostgresServer server, int rounds)
    {
        var database = await server.CreateDatabaseAsync();
        await database.MigrateAsync();
        _databases.Add(database);
        var isOfThree = Counts.Stores++ % 2 == 1;
        Counts.StoresOfThreeNodes += isOfThree ? 1 : 0;
        await using var nodes = new NodeGroup(database, isOfThree ? 3 : 2, Counts);
        await nodes.StartAsync();
        await using var balancer = new RoundRobin(nodes.Addresses);
        using var notes = new TestDirectory();
        ClientRecord[] records = [.. Enumerable.Range(0, Clients).Select(number => new ClientRecord(Path.Join(notes.Path, $"record-{number}"), Counts.Clients))];
        ScriptedClient[] clients = [.. records.Select(record => ScriptedClient.Load(balancer.Url, record.Path, _random.Next(), rounds * RequestsPerRound, "submits"))];
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                Counts.Rounds++;
                await AnswersAsync(records, _random.Next(1, MostAnswersPerRound));
                var (before, killedAt) = (Counts.Kills, DateTimeOffset.UtcNow);
                await DisturbAsync(server, nodes);
                Read(records);
                Counts.KillsInFlight += Counts.Kills > before && records.Any(record => record.WasInFlight(killedAt)) ? 1 : 0;
                await CompareAsync(database, records);
            }

            foreach (var client in clients)
            {
                await client.KillAsync();
            }
        }
        finally
        {
            foreach (var client in clients)
            {
                client.Dispose();
            }
        }

        Read(records);
        foreach (var record in records)
        {
            await CheckAsync(balancer.Url, record);
        }

        Counts.Jobs += await CompareAsync(database, records);
        await nodes.StopAsync(Enumerable.Range(0, nodes.Count));
    }

    private async Task DisturbAsync(PostgresServer server, NodeGroup nodes)
    {
        var one = _random.Next(nodes.Count);
        switch (_random.Next(12))
        {
            case 0:
                Counts.AllKilledAtOnce++;
                await nodes.KillAsync(Enumerable.Range(0, nodes.Count));
                break;
            case 1:
                await nodes.StopAsync(one);
                break;
            case 2 or 3:
                await RestartAsync(server);
                break;
            case 4:
                await Task.WhenAll(RestartAsync(server), KillAndStartAsync(nodes, one));
                break;
            default:
                await nodes.KillAsync(one);
                break;
        }

        await nodes.StartAsync();
    }

    private async Task RestartAsync(PostgresServer server)
    {
        Counts.ServerRestarts++;
        await server.CrashAndRestartAsync();
    }

    private static async Task KillAndStartAsync(NodeGroup nodes, int number)
    {
        await nodes.KillAsync(number);
        await nodes.StartAsync();
    }

    /// <summary>Waits until the clients were answered so many times more.</summary>
    private static async Task AnswersAsync(ClientRecord[] records, int more)
    {
        using var limit = new CancellationTokenSource(LongestWait);
        for (var end = records.Sum(record => record.Answers) + more; records.Sum(record => record.Answers) < end; Read(records))
        {
            await Task.Delay(10, limit.Token);
        }
    }

    /// <summary>While nodes end and the server is gone, any answer may be a refusal: nothing was promised by it.</summary>
    private static void Read(ClientRecord[] records) => Array.ForEach(records, record => record.Read(_ => true));

    /// <summary>Every acknowledgement of every client is the one job that the database has for that route request.</summary>
    /// <returns>How many jobs there are.</returns>
    private async Task<int> CompareAsync(TestDatabase database, ClientRecord[] records)
    {
        var keys = new Dictionary<string, string>();
        await using var connection = new NpgsqlConnection(database.AsOwner + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            """
            SELECT k.route_request_id, k.request_id, COALESCE(j.request_id, 'none')
            FROM tbtc_signer.route_keys k FULL JOIN tbtc_signer.jobs j ON j.route = k.route AND j.route_request_id = k.route_request_id
            """,
            connection);
        await using var row = await command.ExecuteReaderAsync();
        while (await row.ReadAsync())
        {
            if (row.IsDBNull(0) || row.GetString(1) != row.GetString(2) || !keys.TryAdd(row.GetString(0), row.GetString(1)))
            {
                throw new BrokenPromiseException($"{(row.IsDBNull(0) ? "no route request" : row.GetString(0))} has the job {row.GetString(2)}, and its key another.");
            }
        }

        foreach (var (key, requestId) in records.SelectMany(record => record.Acknowledged))
        {
            Counts.Compared++;
            if (keys.GetValueOrDefault(key) != requestId)
            {
                throw new BrokenPromiseException($"{key} was acknowledged as {requestId}, and the database has {keys.GetValueOrDefault(key) ?? "nothing"}.");
            }
        }

        return keys.Count;
    }

    private async Task CheckAsync(string url, ClientRecord record)
    {
        var verdicts = await ScriptedClient.CheckAsync(url, record.Path);
        var missed = record.Acknowledged.Keys.Except(verdicts.Keys).Count();
        var wrong = verdicts.Where(verdict => verdict.Value != "found").ToList();
        if (missed > 0 || wrong.Count > 0)
        {
            throw new BrokenPromiseException($"{missed} acknowledgements were not asked for, {wrong.Count} not found: {string.Join(", ", wrong.Take(3))}");
        }

        Counts.Found += verdicts.Count;
    }

    /// <summary>What killed nodes had accepted and not driven, another one drives when their leases have ended.</summary>
    private async Task PickUpAsync(TestDatabase database)
    {
        var undriven = $"SELECT count(*) FROM tbtc_signer.jobs WHERE state = {(short)JobState.Submitted}";
        var left = await database.ScalarAsync<long>(undriven);
        if (left == 0)
        {
            return;
        }

        await using var nodes = new NodeGroup(database, 1, Counts);
        await nodes.StartAsync();
        using var limit = new CancellationTokenSource(LongestWait);
        while (await database.ScalarAsync<long>(undriven) > 0)
        {
            await Task.Delay(100, limit.Token);
        }

        await nodes.StopAsync(0);
        Counts.PickedUp += (int)left;
    }
}
