namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Runs workloads on a simulated disk, cuts them at any operation, and checks what a store makes of the states that this may leave.</summary>
internal sealed class CrashCampaign(CrashOptions options)
{
    private const int StatesPerWorkload = 250;

    private readonly CrashLives _lives = new(options.LeftOut);

    private CrashResult Result => _lives.Result;

    public CrashResult Run()
    {
        for (var seed = options.Seed; !IsOver; seed++)
        {
            RunWorkload(seed);
        }

        return _lives.Finish();
    }

    private bool IsOver => Result.States >= options.States || (options.StopAtFailure && Result.Failures.Count > 0);

    private void RunWorkload(int seed)
    {
        Result.Workloads++;
        var random = new Random(seed);
        var history = new History();
        var disk = new SimulatedDisk();
        var isOpen = new bool[1];
        var cuts = _lives.Watch(disk, history, isOpen);
        if (!_lives.TryRun(seed, disk, history, isOpen, lives: 3, random))
        {
            return;
        }

        // As many workloads as possible, each cut at some of its operations: any workload is cut at others.
        var end = Result.States + StatesPerWorkload;
        while (Result.States < end && !IsOver)
        {
            Result.Cuts++;
            CheckCut(seed, cuts[random.Next(cuts.Count)], history, random);
        }
    }

    private void CheckCut(int seed, Cut cut, History history, Random random)
    {
        var choice = new CrashChoice((ulong)random.NextInt64());
        var isKill = random.Next(4) == 0;
        var crashed = isKill ? cut.Disk.AfterKill() : cut.Disk.AfterPowerLoss(choice);
        var known = history.Until(cut.Events);
        var again = random.NextDouble() < options.CutAgainShare;
        var isOpen = new bool[1];
        var cuts = again ? _lives.Watch(crashed, known, isOpen) : [];
        var lostCopy = isKill ? null : LoseCopy(crashed, random);
        var what = $"before {cut.Operation}, {(isKill ? "killed" : $"power lost ({choice})")}{lostCopy}";
        Result.StatesAfterKill += isKill ? 1 : 0;
        if (!_lives.TryLive(seed, what, crashed, known, again ? random.Next(1, 4) : 0, random.Next(), isOpen))
        {
            return;
        }

        for (var draw = 0; draw < Math.Min(cuts.Count, 4) && !IsOver; draw++)
        {
            var second = cuts[random.Next(cuts.Count)];
            var secondChoice = new CrashChoice((ulong)random.NextInt64());
            Result.StatesOfSecondCrash++;
            var crashedAgain = second.Disk.AfterPowerLoss(secondChoice);
            var lostAgain = lostCopy is null && second.IsOpen ? LoseCopy(crashedAgain, random) : null;
            _lives.TryLive(seed, $"{what}; then before {second.Operation} ({secondChoice}){lostAgain}", crashedAgain, known.Until(second.Events), 0, random.Next(), isOpen);
        }
    }

    private string? LoseCopy(SimulatedDisk disk, Random random)
    {
        if (random.Next(4) != 0)
        {
            return null;
        }

        var copy = random.Next(2);
        Result.StatesWithLostCopy++;
        JournalDamage.Lose(disk, copy);
        return $", copy {copy} of the journal lost";
    }
}
