namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Opens stores on disks that a crash left, and checks what they make of them.</summary>
internal sealed class CrashLives(string? leftOut)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CallSites _callSites = new(leftOut);

    public CrashResult Result { get; } = new();

    /// <summary>Whether the operator who asked last for a handover was told that it is done.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>The result, with the calls that were made.</summary>
    public CrashResult Finish()
    {
        foreach (var (site, calls) in _callSites.Calls)
        {
            Result.Calls.Add(site, calls);
        }

        return Result;
    }

    /// <summary>Collects the moments at which a life on the disk may end.</summary>
    public List<Cut> Watch(SimulatedDisk disk, History history, bool[] isOpen)
    {
        var cuts = new List<Cut>();
        disk.CallSites = _callSites;
        disk.Observer = (operation, path) => cuts.Add(new Cut(disk.AfterKill(), history.Count, isOpen[0], $"{cuts.Count} {operation} {path}"));
        return cuts;
    }

    /// <summary>Runs callers of a store that nobody checks yet.</summary>
    public bool TryRun(int seed, SimulatedDisk disk, History history, bool[] isOpen, int lives, Random random)
    {
        var source = new JobSource(seed, $"s{seed}");
        var workload = new Workload(seed, disk, history, source);
        var keepCore = new KeepCoreNode(disk, history, source, random);
        return Try(seed, "the workload", async () =>
        {
            if (random.Next(4) == 0)
            {
                keepCore.Begin();
                Result.Takeovers++;
            }

            for (var life = 0; life < lives; life++)
            {
                isOpen[0] = false;
                var store = StoreSetup.Open(disk);
                isOpen[0] = true;
                try
                {
                    await workload.RunAsync(store, random.Next(2, 14));
                }
                finally
                {
                    await CloseAsync(store, random);
                }

                Result.Takeovers += keepCore.TryRun() ? 1 : 0;
            }
        });
    }

    /// <summary>Gives the directory to a keep-core node that works in it, unless a job in it was damaged.</summary>
    public bool TryKeepCore(int seed, SimulatedDisk disk, History history, Random random) => Try(seed, "the handover", async () =>
    {
        await using (var store = StoreSetup.Open(disk))
        {
            await store.HandOverAsync(new OperatorAct("campaign", "to keep-core for a while"));
        }

        Result.Takeovers += new KeepCoreNode(disk, history, new JobSource(seed, $"k{seed}"), random).TryRun() ? 1 : 0;
    });

    /// <summary>Opens a store on the disk, checks it, works on, and closes it.</summary>
    public bool TryLive(
        int seed, string what, SimulatedDisk disk, History history, int bursts, int liveSeed, bool[] isOpen, bool handOver = false) => Try(seed, what, async () =>
    {
        Result.States++;
        disk.CallSites = _callSites;
        var random = new Random(liveSeed);
        var source = new JobSource(liveSeed, $"l{liveSeed:x}");
        var store = StoreSetup.Open(disk, random.Next(4) == 0 ? JobVerification.Full : JobVerification.Lazy);
        isOpen[0] = true;
        try
        {
            CheckStrangeBytes(disk, history);
            await CheckUnknownAsync(store, history);
            await new PromiseChecker(store, history, Expectation.Everything, source).CheckAsync();
            if (bursts > 0)
            {
                var workload = new Workload(liveSeed, disk, history, source) { MayDamage = !handOver };
                workload.Adopt(history.Learn());
                await workload.RunAsync(store, bursts);
            }
        }
        finally
        {
            await CloseAsync(store, random, handOver);
        }
    });

    private static void CheckStrangeBytes(SimulatedDisk disk, History history)
    {
        var files = disk.Files().Select(file => file.File).ToList();
        if (history.Learn().Damages.FirstOrDefault(damage => !files.Exists(file => file.Now.ToArray().AsSpan().SequenceEqual(damage.Content))) is { } gone)
        {
            throw new PromiseBrokenException(5, $"What was in the place of the file of '{gone.RequestId}' was thrown away.");
        }
    }

    /// <summary>What a crash leaves of our own writing never looks like somebody else's.</summary>
    private static async Task CheckUnknownAsync(DirectoryJobStore store, History history)
    {
        if (history.Learn().Damages.Count == 0 && (await store.GetReportAsync()).Unknown is [var unknown, ..])
        {
            throw new PromiseBrokenException(2, $"'{unknown.File}' is reported, and nobody but the store wrote there: {unknown.Reason}");
        }
    }

    private async Task CloseAsync(DirectoryJobStore store, Random random, bool handOver = false)
    {
        const int HandOver = 2;
        switch (handOver ? HandOver : random.Next(5))
        {
            case < 2:
                await Task.Run(store.Abandon);
                break;
            case HandOver:
                // Refused where a job was damaged.
                IsHandedOver = await store.HandOverAsync(new OperatorAct("campaign", "to keep-core for a while")) is HandOverResult.Completed;
                await store.DisposeAsync();
                break;
            default:
                await store.DisposeAsync();
                break;
        }
    }

    private bool Try(int seed, string what, Func<Task> work)
    {
        try
        {
            Task.Run(work).WaitAsync(Patience).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            Result.Failures.Add($"seed {seed}, {what}: {exception}");
            return false;
        }
    }
}
