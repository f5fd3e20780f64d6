using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs;

/// <summary>A directory store that a test opens, crashes, damages and opens again.</summary>
internal sealed class StoreScenario : IDisposable
{
    private DirectoryJobStore? _store;

    public TestDirectory Directory { get; } = new();

    public DirectoryJobStoreOptions Options { get; } = new();

    public DirectoryJobStore Store => _store ?? throw new InvalidOperationException("The store is not open.");

    public JobStoreReport Report { get; private set; } = null!;

    public StoreScenario()
    {
        Options.Directory = Directory.Path;
        Options.Limits = StoreLimits.Default with { LogBytes = 256 << 10, FirstLogBytes = 256 << 10 };
    }

    public static async Task<StoreScenario> OpenedAsync()
    {
        var scenario = new StoreScenario();
        await scenario.OpenAsync();
        return scenario;
    }

    public async Task OpenAsync() => (_store, Report) = await DirectoryJobStore.OpenAsync(Options);

    /// <summary>Ends the store without a last checkpoint.</summary>
    public void Crash()
    {
        _store?.Abandon();
        _store = null;
    }

    public void Close()
    {
        _store?.Dispose();
        _store = null;
    }

    public async Task<Job> AcceptAsync(int number, int requestBytes = 200)
    {
        var result = await Store.AcceptAsync(TestJobs.New(number, requestBytes: requestBytes));
        return result is AcceptResult.Accepted(var job) ? job : throw new InvalidOperationException(result.ToString());
    }

    public async Task<Job> UpdateAsync(Job job) => Assert.IsType<UpdateResult.Updated>(await Store.UpdateAsync(job)).Job;

    public async Task<JobStoreRefusal> RefusedAsync(int number) =>
        Assert.IsType<AcceptResult.Refused>(await Store.AcceptAsync(TestJobs.New(number, requestId: "kcs_qc_new"))).Refusal;

    public async Task<QuarantinedJob> QuarantinedAsync(int number) =>
        Assert.IsType<FindResult.Quarantined>(await Store.FindAsync(TestJobs.Id(number))).Quarantine;

    /// <summary>Every one of the jobs is served by both keys as it was acknowledged, and its key gives no second job.</summary>
    public async Task AssertServedAsync(IEnumerable<Job> jobs)
    {
        foreach (var job in jobs)
        {
            Assert.Equal(job, Assert.IsType<FindResult.Found>(await Store.FindAsync(job.RequestId)).Job);
            Assert.Equal(job, Assert.IsType<FindResult.Found>(await Store.FindByRouteAsync(job.Route)).Job);
            Assert.Equal(job, Assert.IsType<AcceptResult.AlreadyAccepted>(await Store.AcceptAsync(job with { RequestId = "kcs_qc_new" })).Job);
        }
    }

    public static string[] Segments(string copy) =>
        [.. System.IO.Directory.GetFiles(copy).Select(Path.GetFileName).Where(name => JournalNames.TryParseSegment(name!, out _, out _)).Order(StringComparer.Ordinal)!];

    /// <summary>The newest log of a copy.</summary>
    public static string LastLog(string copy) => Path.Join(copy, Segments(copy).Last(name => name.EndsWith(".log", StringComparison.Ordinal)));

    public static string LastBase(string copy) => Path.Join(copy, Segments(copy).Last(name => name.EndsWith(".base", StringComparison.Ordinal)));

    /// <summary>The offsets at which the batches of a log begin.</summary>
    public static List<(long Offset, BatchHeader Header)> Batches(string log)
    {
        var bytes = File.ReadAllBytes(log);
        Assert.True(SegmentHeader.TryRead(bytes, out var header));
        var found = new List<(long, BatchHeader)>();
        for (var offset = SegmentHeader.Size; offset < bytes.Length; offset += Storage.Page.Size)
        {
            if (BatchHeader.TryRead(bytes.AsSpan(offset), header.Nonce, out var batch))
            {
                found.Add((offset, batch));
            }
        }

        return found;
    }

    public static void Overwrite(string file, long offset, int length, byte value = 0)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Write);
        stream.Position = offset;
        stream.Write([.. Enumerable.Repeat(value, length)]);
    }

    public static void CopyTree(string from, string to)
    {
        System.IO.Directory.CreateDirectory(to);
        foreach (var file in System.IO.Directory.GetFiles(from))
        {
            File.Copy(file, Path.Join(to, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var directory in System.IO.Directory.GetDirectories(from))
        {
            CopyTree(directory, Path.Join(to, Path.GetFileName(directory)));
        }
    }

    /// <summary>Every file with its content, to show that nothing was touched.</summary>
    public static SortedDictionary<string, string> Contents(string directory) =>
        new(System.IO.Directory.GetFiles(directory, "*", SearchOption.AllDirectories).ToDictionary(file => file, file => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))));

    public void Dispose()
    {
        Crash();
        Directory.Dispose();
    }
}
