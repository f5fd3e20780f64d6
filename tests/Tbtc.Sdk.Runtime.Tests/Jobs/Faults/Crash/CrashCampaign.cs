namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Runs workloads on a simulated disk, cuts them at every operation, and checks what a store makes of the states that this may leave.</summary>
internal sealed class CrashCampaign(CrashOptions options)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly CrashResult _result = new();
    private readonly CallSites _callSites = new(options.LeftOut);

    public CrashResult Run()
    {
        for (var seed = options.Seed; !IsOver; seed++)
        {
            RunWorkload(seed);
        }

        foreach (var (site, calls) in _callSites.Calls)
        {
            _result.Calls.Add(site, calls);
        }

        return _result;
    }

    private bool IsOver => _result.States >= options.States || (options.StopAtFailure && _result.Failures.Count > 0);

    private void RunWorkload(int seed)
    {
        _result.Workloads++;
        var random = new Random(seed);
        var history = new History();
        var disk = new SimulatedDisk { CallSites = _callSites };
        var isOpen = new bool[1];
        var cuts = Watch(disk, history, isOpen);
        var source = new JobSource(seed, $"s{seed}");
        var workload = new Workload(seed, disk, history, source);
        var keepCore = new KeepCoreNode(disk, history, source, random);
        if (random.Next(3) == 0)
        {
            keepCore.Begin();
            _result.Takeovers++;
        }

        if (!Try(seed, "the workload", async () =>
            {
                for (var life = 0; life < 3; life++)
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

                    if (keepCore.TryRun())
                    {
                        _result.Takeovers++;
                    }
                }
            }))
        {
            return;
        }

        foreach (var cut in cuts)
        {
            _result.Cuts++;
            for (var draw = 0; draw < options.StatesPerCut && !IsOver; draw++)
            {
                CheckCut(seed, cut, history, random);
            }
        }
    }

    private void CheckCut(int seed, Cut cut, History history, Random random)
    {
        var choice = new CrashChoice((ulong)random.NextInt64());
        var isKill = random.Next(4) == 0;
        var crashed = isKill ? cut.Disk.AfterKill() : cut.Disk.AfterPowerLoss(choice);
        var known = history.Until(cut.Events);
        var again = random.NextDouble() < options.CutAgainShare;
        crashed.CallSites = _callSites;
        var isOpen = new bool[1];
        var cuts = again ? Watch(crashed, known, isOpen) : [];
        var lostCopy = isKill ? null : LoseCopy(crashed, random);
        var what = $"before {cut.Operation}, {(isKill ? "killed" : $"power lost ({choice})")}{lostCopy}";
        _result.StatesAfterKill += isKill ? 1 : 0;
        if (!TryLive(seed, what, crashed, known, again ? random.Next(1, 4) : 0, random.Next(), isOpen))
        {
            return;
        }

        for (var draw = 0; draw < Math.Min(cuts.Count, 6) && !IsOver; draw++)
        {
            var second = cuts[random.Next(cuts.Count)];
            var secondChoice = new CrashChoice((ulong)random.NextInt64());
            _result.StatesOfSecondCrash++;
            var crashedAgain = second.Disk.AfterPowerLoss(secondChoice);
            var lostAgain = lostCopy is null && second.IsOpen ? LoseCopy(crashedAgain, random) : null;
            TryLive(seed, $"{what}; then before {second.Operation} ({secondChoice}){lostAgain}", crashedAgain, known.Until(second.Events), 0, random.Next(), isOpen);
        }
    }

    private string? LoseCopy(SimulatedDisk disk, Random random)
    {
        if (random.Next(4) != 0)
        {
            return null;
        }

        var copy = random.Next(2);
        _result.StatesWithLostCopy++;
        JournalDamage.Lose(disk, copy);
        return $", copy {copy} of the journal lost";
    }

    /// <summary>Opens a store on the disk, checks it, works on, and closes it.</summary>
    private bool TryLive(int seed, string what, SimulatedDisk disk, History history, int bursts, int liveSeed, bool[] isOpen) => Try(seed, what, async () =>
    {
        _result.States++;
        var random = new Random(liveSeed);
        var source = new JobSource(liveSeed, $"l{liveSeed:x}");
        var store = StoreSetup.Open(disk, random.Next(4) == 0 ? JobVerification.Full : JobVerification.Lazy);
        isOpen[0] = true;
        try
        {
            CheckStrangeBytes(disk, history);
            await new PromiseChecker(store, history, Expectation.Everything, source).CheckAsync();
            if (bursts > 0)
            {
                var workload = new Workload(liveSeed, disk, history, source);
                workload.Adopt(history.Learn());
                await workload.RunAsync(store, bursts);
            }
        }
        finally
        {
            await CloseAsync(store, random);
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

    private bool Try(int seed, string what, Func<Task> work)
    {
        try
        {
            Task.Run(work).WaitAsync(Patience).GetAwaiter().GetResult();
            return true;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            _result.Failures.Add($"seed {seed}, {what}: {exception}");
            return false;
        }
    }

    private static async Task CloseAsync(DirectoryJobStore store, Random random)
    {
        switch (random.Next(5))
        {
            case < 2:
                await Task.Run(store.Abandon);
                break;
            case 2:
                // Refused where a job was damaged.
                await store.HandOverAsync(new OperatorAct("campaign", "to keep-core for a while"));
                await store.DisposeAsync();
                break;
            default:
                await store.DisposeAsync();
                break;
        }
    }

    private static List<Cut> Watch(SimulatedDisk disk, History history, bool[] isOpen)
    {
        var cuts = new List<Cut>();
        disk.Observer = (operation, path) => cuts.Add(new Cut(disk.AfterKill(), history.Count, isOpen[0], $"{cuts.Count} {operation} {path}"));
        return cuts;
    }
}
