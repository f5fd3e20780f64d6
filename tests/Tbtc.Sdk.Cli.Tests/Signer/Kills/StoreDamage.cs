using System.Text.Json;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Signer.Kills;

/// <summary>Damages a store that no process has open: some jobs' files, and at most one copy of the journal. Both at once are within what is promised.</summary>
internal sealed class StoreDamage(TestDirectory store, Random random, KillCounts counts)
{
    private const int PageBytes = 4096;

    /// <summary>The files as they were, by the route request id of the job.</summary>
    private readonly Dictionary<string, (string RequestId, byte[] Content)> _before = [];

    /// <summary>Damaged jobs that were not put back yet. One that is not in its file alone is served all the same.</summary>
    public HashSet<string> Keys => [.. _before.Keys];

    public void Apply()
    {
        if (!Directory.Exists(store.Second))
        {
            return;
        }

        for (var left = random.Next(4); left > 0; left--)
        {
            DamageJob((StoreDamageKind)random.Next((int)StoreDamageKind.JournalCopyLost));
        }

        if (random.Next(2) == 0)
        {
            DamageJournal((StoreDamageKind)random.Next((int)StoreDamageKind.JournalCopyLost, (int)StoreDamageKind.JournalTornTail + 1));
        }
    }

    /// <summary>The same place of both copies, or all that is in them: more than is promised, so that it has to fail closed.</summary>
    public static void DamageBothCopies(TestDirectory store, Random random)
    {
        var isLoss = random.Next(3) == 0;
        foreach (var name in JournalFiles(store.First).Select(file => Path.GetFileName(file)!).ToList())
        {
            var at = random.NextDouble();
            foreach (var path in new[] { Path.Join(store.First, name), Path.Join(store.Second, name) }.Where(File.Exists))
            {
                if (isLoss)
                {
                    File.Delete(path);
                    continue;
                }

                var content = File.ReadAllBytes(path);
                var lost = content.AsSpan((int)(at * Math.Max(0, EndOf(content) - PageBytes)));
                lost[..Math.Min(lost.Length, PageBytes)].Clear();
                File.WriteAllBytes(path, content);
            }
        }
    }

    /// <summary>Forgets the damage of jobs that are served all the same.</summary>
    public void Keep(IEnumerable<string> refused)
    {
        foreach (var key in Keys.Except(refused))
        {
            _before.Remove(key);
        }
    }

    /// <summary>Puts the files back as they were.</summary>
    public int PutBack()
    {
        var count = _before.Count;
        foreach (var (requestId, content) in _before.Values)
        {
            // At once, as an operator's mv does: a file that is half written is another damage.
            var path = store.File(requestId);
            File.WriteAllBytes(path + ".back", content);
            File.Move(path + ".back", path, overwrite: true);
        }

        _before.Clear();
        return count;
    }

    /// <summary>Gives the jobs as they were to the tool, one by one.</summary>
    public async Task<int> RestoreAsync()
    {
        var count = _before.Count;
        using var backup = new TestDirectory();
        foreach (var (requestId, content) in _before.Values)
        {
            var path = backup.Path + "/backup";
            await File.WriteAllBytesAsync(path, content);
            var result = await ConsoleApp.Tbtc.RunAsync("store", "quarantine", "restore", store.Path, "--request-id", requestId, "--file", path, "--reason", "F3: the disk was replaced");
            if (result.ExitCode is not (0 or 3))
            {
                throw new BrokenPromiseException($"The tool did not restore {requestId}: {result.Error}");
            }
        }

        _before.Clear();
        return count;
    }

    private static List<string> JournalFiles(string copy) =>
        [.. Directory.GetFiles(copy).Where(file => file.EndsWith(".log", StringComparison.Ordinal) || file.EndsWith(".base", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    private static int EndOf(byte[] content) => (content.AsSpan().LastIndexOfAnyExcept((byte)0) + PageBytes) / PageBytes * PageBytes;

    private void DamageJob(StoreDamageKind kind)
    {
        var files = Directory.GetFiles(store.Jobs, "*.json");
        if (files.Length < 2)
        {
            return;
        }

        Array.Sort(files, StringComparer.Ordinal);
        var path = files[random.Next(files.Length)];
        var content = File.ReadAllBytes(path);
        var key = RouteRequestId(content);
        if (key is null || !_before.TryAdd(key, (Path.GetFileNameWithoutExtension(path), content)))
        {
            return;
        }

        switch (kind)
        {
            case StoreDamageKind.JobDeleted:
                File.Delete(path);
                break;
            case StoreDamageKind.JobTruncated:
                File.WriteAllBytes(path, content[..random.Next(content.Length)]);
                break;
            case StoreDamageKind.JobReplacedByAnother:
                File.Copy(files.First(file => file != path), path, overwrite: true);
                break;
            default:
                FlipBit(path, content, content.Length);
                break;
        }

        Count(kind);
    }

    private void DamageJournal(StoreDamageKind kind)
    {
        var copy = random.Next(2) == 0 ? store.First : store.Second;
        var files = JournalFiles(copy);
        if (files.Count == 0)
        {
            return;
        }

        var path = files[random.Next(files.Count)];
        switch (kind)
        {
            case StoreDamageKind.JournalCopyLost:
                Directory.Delete(copy, recursive: true);
                break;
            case StoreDamageKind.JournalCopyTruncated:
                var content = File.ReadAllBytes(path);
                File.WriteAllBytes(path, content[..random.Next(EndOf(content))]);
                break;
            case StoreDamageKind.JournalCopyBitFlip:
                content = File.ReadAllBytes(path);
                FlipBit(path, content, EndOf(content));
                break;
            default:
                TearTail(Path.GetFileName(files.Last(file => file.EndsWith(".log", StringComparison.Ordinal) && Path.GetFileName(file) != "spare.log")));
                break;
        }

        Count(kind);
    }

    private void TearTail(string log)
    {
        string[] paths = [Path.Join(store.First, log), Path.Join(store.Second, log)];
        var contents = Array.ConvertAll(paths, File.ReadAllBytes);
        var end = contents.Max(EndOf);
        var noise = new byte[random.Next(1, PageBytes)];
        random.NextBytes(noise);
        foreach (var path in paths)
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Write);
            file.Position = end;
            file.Write(noise);
        }
    }

    private void FlipBit(string path, byte[] content, int below)
    {
        var changed = content.ToArray();
        if (below > 0)
        {
            changed[random.Next(below)] ^= (byte)(1 << random.Next(8));
        }

        File.WriteAllBytes(path, changed);
    }

    private void Count(StoreDamageKind kind) => counts.Damages[kind] = counts.Damages.GetValueOrDefault(kind) + 1;

    /// <summary>Null where the file is damaged already: that of a job which is in the journal as well is not written again before the next checkpoint.</summary>
    private static string? RouteRequestId(byte[] content)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return json.RootElement.TryGetProperty("routeRequestId", out var key) ? key.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
