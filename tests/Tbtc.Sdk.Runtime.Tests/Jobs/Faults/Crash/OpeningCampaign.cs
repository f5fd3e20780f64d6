using System.Text;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>
/// Cuts a store twice while it is being opened: in the middle of creating it, of replaying, of healing a copy of the journal that is lost or damaged, of taking
/// over what keep-core wrote; or while it sets something aside or is handed over. Syncs that only matter between two such cuts are not missed by a workload that
/// is cut anywhere.
/// </summary>
internal sealed class OpeningCampaign(CrashOptions options)
{
    private const int StatesPerStart = 300;

    private readonly CrashLives _lives = new(options.LeftOut);

    private CrashResult Result => _lives.Result;

    public CrashResult Run()
    {
        for (var seed = options.Seed; !IsOver; seed++)
        {
            foreach (var start in Enum.GetValues<OpeningStart>())
            {
                if (!IsOver)
                {
                    RunStart(start, seed);
                }
            }
        }

        return _lives.Finish();
    }

    private bool IsOver => Result.States >= options.States || (options.StopAtFailure && Result.Failures.Count > 0);

    private void RunStart(OpeningStart start, int seed)
    {
        Result.Workloads++;
        var random = new Random(seed * 31 + (int)start);
        var history = new History();
        var disk = new SimulatedDisk();
        if (start is not (OpeningStart.New or OpeningStart.KeepCores) && !_lives.TryRun(seed, disk, history, new bool[1], lives: 1, random))
        {
            return;
        }

        if (start == OpeningStart.KeepCores)
        {
            new KeepCoreNode(disk, history, new JobSource(seed, $"k{seed}"), random).Begin();
        }

        if (start == OpeningStart.HandedOver && !_lives.TryKeepCore(seed, disk, history, random))
        {
            return;
        }

        // What a kill has left becomes durable, so that the first cut is one of this life.
        disk = disk.AfterSync();
        Apply(start, disk, history, random);
        var isOpen = new bool[1];
        var cuts = _lives.Watch(disk, history, isOpen);
        if (!_lives.TryLive(seed, $"{start}", disk, history, bursts: 1, random.Next(), isOpen, handOver: start == OpeningStart.HandingOver))
        {
            return;
        }

        if (start == OpeningStart.HandingOver && _lives.IsHandedOver)
        {
            CheckHandOver(seed, disk);
        }

        var isCutOpen = start is OpeningStart.StrangeFiles or OpeningStart.HandingOver;
        var candidates = cuts.Where(cut => cut.IsOpen == isCutOpen).ToArray();
        random.Shuffle(candidates);
        var end = Result.States + StatesPerStart;
        foreach (var cut in candidates.TakeWhile(_ => Result.States < end))
        {
            Result.Cuts++;
            CutTwice(seed, $"{start}, before {cut.Operation}, killed", cut.Disk.AfterKill(), history.Until(cut.Events), random);
            Result.StatesAfterKill++;
            var choice = CrashChoice.Extreme(random);
            CutTwice(seed, $"{start}, before {cut.Operation}, power lost ({choice})", cut.Disk.AfterPowerLoss(choice), history.Until(cut.Events), random);
        }
    }

    /// <summary>Once an operator was told that the directory is handed over, a keep-core node can start in it, whatever happens to the power.</summary>
    private void CheckHandOver(int seed, SimulatedDisk disk)
    {
        Result.States++;
        if (disk.AfterPowerLoss(CrashChoice.Nothing).Find(JournalDamage.Copies[1]) is not null)
        {
            Result.Failures.Add($"seed {seed}, the power lost after it was handed over: Promise 2: The directory was handed over, and keeps keep-core nodes out.");
        }
    }

    private void CutTwice(int seed, string what, SimulatedDisk crashed, History known, Random random)
    {
        if (IsOver)
        {
            return;
        }

        var isOpen = new bool[1];
        var cuts = _lives.Watch(crashed, known, isOpen);
        if (!_lives.TryLive(seed, what, crashed, known, bursts: 1, random.Next(), isOpen))
        {
            return;
        }

        foreach (var (cut, choice, lostCopy) in Draw(cuts, random).TakeWhile(_ => !IsOver))
        {
            var crashedAgain = cut.Disk.AfterPowerLoss(choice);
            if (lostCopy is { } copy)
            {
                Result.StatesWithLostCopy++;
                JournalDamage.Lose(crashedAgain, copy);
            }

            Result.StatesOfSecondCrash++;
            _lives.TryLive(seed, $"{what}; then before {cut.Operation} ({choice}), lost copy: {lostCopy}", crashedAgain, known.Until(cut.Events), 0, random.Next(), isOpen);
        }
    }

    /// <summary>Where the power fails then, what is left, and which copy of the journal is lost as well, which a store that was open has to survive.</summary>
    private static IEnumerable<(Cut Cut, CrashChoice Choice, int? LostCopy)> Draw(List<Cut> cuts, Random random)
    {
        const int WhileOpening = 2;
        var opening = cuts.FindAll(cut => !cut.IsOpen);
        for (var draw = 0; draw < WhileOpening; draw++)
        {
            yield return (opening[random.Next(opening.Count)], CrashChoice.Extreme(random), null);
        }

        // Soon after it has answered something nothing but its own syncs has made that durable.
        var open = cuts.FindAll(cut => cut.IsOpen);
        yield return (open[random.Next((open.Count + 2) / 3)], CrashChoice.Nothing, 0);
        yield return (open[random.Next((open.Count + 2) / 3)], CrashChoice.Nothing, 1);
        yield return (open[random.Next(open.Count)], CrashChoice.Extreme(random), random.Next(3) switch { 0 => null, var copy => copy - 1 });
    }

    private static void Apply(OpeningStart start, SimulatedDisk disk, History history, Random random)
    {
        switch (start)
        {
            case OpeningStart.FirstCopyLost or OpeningStart.SecondCopyLost:
                JournalDamage.Lose(disk, start - OpeningStart.FirstCopyLost);
                break;
            case OpeningStart.FirstCopyDamaged or OpeningStart.SecondCopyDamaged:
                history.Damage("", JournalDamage.Flip(disk, start - OpeningStart.FirstCopyDamaged, random));
                break;
            case OpeningStart.StrangeFiles:
                AddStrangeFiles(disk, history, random);
                break;
        }
    }

    /// <summary>So many jobs that a checkpoint is due at the next one.</summary>
    private static void AddStrangeFiles(SimulatedDisk disk, History history, Random random)
    {
        const int Files = 5;
        var source = new JobSource(random.Next(), $"f{random.Next():x}");
        var store = StoreSetup.Open(disk);
        var jobs = (SimulatedDirectoryNode)disk.Find("covenant-signer-jobs")!;
        for (var file = 0; file < Files; file++)
        {
            var job = source.NewJob();
            history.End(history.Begin(job, isUpdate: false), store.AcceptAsync(job).AsTask().GetAwaiter().GetResult());
            var strange = Encoding.UTF8.GetBytes($"strange {random.NextInt64()}");
            history.Damage(job.RequestId, strange);
            lock (disk.Gate)
            {
                jobs.Damage(job.RequestId + ".json", new SimulatedFileNode(disk.NextId(), Sectors.Of(strange)));
            }
        }

        store.Abandon();
    }
}
