using System.Text.Json;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Signer.Kills;

/// <summary>
/// Kills a real <c>tbtc signer serve</c> and its client again and again while they talk, damages the store between the starts, and checks each time that
/// every acknowledgement is found again under its own request id.
/// </summary>
internal sealed class KillCampaign(int seed)
{
    private const int RoundsPerStore = 25;
    private const int MostKeysPerStore = 400;
    private const int MostAnswersPerRound = 200;
    private const int RoundsPerOrderlyEnd = 4;
    private const int RoundsPerClientKill = 3;
    private const int LongestOpeningMs = 800;

    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(3);

    private readonly Random _random = new(seed);

    public KillCounts Counts { get; } = new();

    /// <exception cref="BrokenPromiseException">A promise is broken.</exception>
    public async Task RunAsync(int rounds, Action<string>? progress = null)
    {
        while (Counts.Rounds < rounds)
        {
            await RunStoreAsync(Math.Min(RoundsPerStore, rounds - Counts.Rounds));
            progress?.Invoke($"{Counts.Rounds} of {rounds} rounds, {Counts.Kills} kills, {Counts.Acknowledged} acknowledged");
        }
    }

    private async Task RunStoreAsync(int rounds)
    {
        using var store = new TestDirectory();
        using var notes = new TestDirectory();
        var record = new ClientRecord(Path.Join(notes.Path, "record"), Counts);
        var damage = new StoreDamage(store, _random, Counts);
        var listen = ServedSigner.NewAddress();
        var client = ScriptedClient.Load($"http://{listen}", record.Path, _random.Next(), MostKeysPerStore);
        try
        {
            Func<string, bool> before = _ => false;
            DateTimeOffset? killedAt = null;
            for (var round = 0; round < rounds; round++)
            {
                Counts.Rounds++;
                damage.Apply();
                var damaged = damage.Keys;
                if (_random.Next(5) == 0)
                {
                    await KillWhileOpeningAsync(listen, store);
                }

                await using var node = await StartAsync(listen, store);
                var earlier = before;
                record.Read(key => earlier(key) || damaged.Contains(key));
                Counts.KillsInFlight += killedAt is { } moment && record.WasInFlight(moment) ? 1 : 0;

                damage.Keep(await CheckAsync(listen, record, damaged));
                if (round % RoundsPerClientKill == 2)
                {
                    await client.KillAsync();
                    client.Dispose();
                    Counts.ClientKills++;
                    client = ScriptedClient.Load($"http://{listen}", record.Path, _random.Next(), MostKeysPerStore);
                }

                record.Read(damaged.Contains);
                await AnswersAsync(record, record.Answers + _random.Next(1, MostAnswersPerRound), damaged.Contains);
                if (_random.Next(2) == 0)
                {
                    Counts.PutBackWhileServing += damage.PutBack();
                    await CheckAsync(listen, record, []);
                }

                await Task.Delay(_random.Next(10));
                var isOrderly = round % RoundsPerOrderlyEnd == 1;
                killedAt = await EndAsync(node, isOrderly);
                before = isOrderly ? _ => true : damaged.Contains;
                if (_random.Next(2) == 0)
                {
                    Counts.PutBackWhileStopped += damage.PutBack();
                }
                else
                {
                    Counts.RestoredByTheTool += await damage.RestoreAsync();
                }
            }

            await client.KillAsync();
            record.Read(before);
        }
        finally
        {
            client.Dispose();
        }

        await LoseBothCopiesAsync(store, record);
        await using (var last = await StartAsync(listen, store))
        {
            await CheckAsync(listen, record, []);
            await EndAsync(last, isOrderly: true);
        }

        ReadFiles(store, record);
    }

    private static Task<ServedSigner> StartAsync(string listen, TestDirectory store) =>
        ServedSigner.StartAsync("--listen", listen, "--store", store.Path, "--enable-self-v1");

    private async Task KillWhileOpeningAsync(string listen, TestDirectory store)
    {
        using var node = ConsoleApp.Tbtc.Start(new(), "signer", "serve", "--listen", listen, "--store", store.Path, "--enable-self-v1");
        await Task.Delay(_random.Next(LongestOpeningMs));
        node.Kill();
        await node.WaitForExitAsync();
        Counts.KillsWhileOpening++;
    }

    private async Task<DateTimeOffset?> EndAsync(ServedSigner node, bool isOrderly)
    {
        var killedAt = DateTimeOffset.UtcNow;
        var ended = await node.StopAsync(isOrderly ? "TERM" : "KILL");
        if (ended.ExitCode != (isOrderly ? 0 : 137))
        {
            throw new BrokenPromiseException($"The node ended with {ended.ExitCode}: {ended.Error}");
        }

        Counts.OrderlyEnds += isOrderly ? 1 : 0;
        Counts.Kills += isOrderly ? 0 : 1;
        return isOrderly ? null : killedAt;
    }

    /// <summary>Waits until the client was answered so often.</summary>
    private static async Task AnswersAsync(ClientRecord record, int count, Func<string, bool> mayBeRefused)
    {
        using var limit = new CancellationTokenSource(LongestWait);
        while (record.Answers < count)
        {
            await Task.Delay(10, limit.Token);
            record.Read(mayBeRefused);
        }
    }

    /// <summary>Every acknowledgement is found, or was damaged and is refused.</summary>
    private async Task<HashSet<string>> CheckAsync(string listen, ClientRecord record, HashSet<string> damaged)
    {
        var verdicts = await ScriptedClient.CheckAsync($"http://{listen}", record.Path);
        var missed = record.Acknowledged.Keys.Except(verdicts.Keys).ToList();
        var wrong = verdicts.FirstOrDefault(verdict => verdict.Value != "found" && !(verdict.Value == "refused" && damaged.Contains(verdict.Key)));
        if (missed.Count > 0 || wrong.Key is not null)
        {
            throw new BrokenPromiseException($"{missed.Count} acknowledgements were not asked for; {wrong.Key}: {wrong.Value}");
        }

        var refused = verdicts.Where(verdict => verdict.Value == "refused").Select(verdict => verdict.Key).ToHashSet();
        Counts.FoundInQuarantine += refused.Count;
        Counts.Found += verdicts.Count - refused.Count;
        return refused;
    }

    /// <summary>After an orderly end all is in the files: one job for each route request, and each acknowledgement among them.</summary>
    private void ReadFiles(TestDirectory store, ClientRecord record)
    {
        var jobs = new Dictionary<string, string>();
        foreach (var file in Directory.GetFiles(store.Jobs, "*.json"))
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            var key = json.RootElement.GetProperty("routeRequestId").GetString()!;
            if (!jobs.TryAdd(key, Path.GetFileNameWithoutExtension(file)))
            {
                throw new BrokenPromiseException($"{key} has two jobs: {jobs[key]} and {file}.");
            }
        }

        foreach (var (key, requestId) in record.Acknowledged)
        {
            if (jobs.GetValueOrDefault(key) != requestId)
            {
                throw new BrokenPromiseException($"{key} was acknowledged as {requestId}, and its file is {jobs.GetValueOrDefault(key)}.");
            }
        }

        Counts.StoresRead++;
        Counts.JobsRead += jobs.Count;
    }

    /// <summary>On a copy of what the last kill left: nothing that was acknowledged is taken for new.</summary>
    private async Task LoseBothCopiesAsync(TestDirectory store, ClientRecord record)
    {
        using var copy = new TestDirectory();
        foreach (var file in Directory.EnumerateFiles(store.Path, "*", SearchOption.AllDirectories))
        {
            var path = Path.Join(copy.Path, Path.GetRelativePath(store.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.Copy(file, path);
        }

        StoreDamage.DamageBothCopies(copy, _random);
        Counts.StoresWithoutLedger++;
        var listen = ServedSigner.NewAddress();
        await using var node = await TryStartAsync(listen, copy);
        if (node is null)
        {
            Counts.NotOpenedWithoutLedger++;
            return;
        }

        var verdicts = await ScriptedClient.CheckAsync($"http://{listen}", record.Path);
        if (verdicts.FirstOrDefault(verdict => verdict.Value is not ("found" or "refused")) is { Key: not null } wrong)
        {
            throw new BrokenPromiseException($"Both copies were damaged, and {wrong.Key} is {wrong.Value}");
        }

        var refused = verdicts.Values.Count(verdict => verdict == "refused");
        Counts.FoundWithoutLedger += verdicts.Count - refused;
        Counts.RefusedWithoutLedger += refused;
    }

    /// <summary>Null where the store is refused as a whole.</summary>
    private static async Task<ServedSigner?> TryStartAsync(string listen, TestDirectory store)
    {
        try
        {
            return await StartAsync(listen, store);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
