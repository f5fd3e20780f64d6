using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Makes the disk fail or fill up in the middle of workloads, by a seed, and then cuts the power.</summary>
internal sealed class DiskErrorCampaign(int firstSeed)
{
    public int Runs { get; private set; }

    /// <summary>Runs in which the disk failed or was full at least once.</summary>
    public int RunsWithError { get; private set; }

    public List<string> Failures { get; } = [];

    public override string ToString() => $"{Runs} runs, {RunsWithError} with errors of the disk: {Failures.Count} broken";

    public async Task RunAsync(int runs)
    {
        for (; Runs < runs; Runs++)
        {
            var seed = firstSeed + Runs;
            try
            {
                await RunOneAsync(seed).WaitAsync(TimeSpan.FromSeconds(60));
            }
            catch (Exception exception) when (exception is not OutOfMemoryException)
            {
                Failures.Add($"seed {seed}: {exception}");
            }
        }
    }

    private async Task RunOneAsync(int seed)
    {
        var random = new Random(seed);
        var history = new History();
        var disk = new SimulatedDisk();
        var source = new JobSource(seed, $"e{seed}");
        var workload = new Workload(seed, disk, history, source) { MayDamage = false };
        var hasError = false;
        if (random.Next(2) == 0)
        {
            disk.Capacity = random.Next(200 << 10, 700 << 10);
        }
        else
        {
            var isLasting = random.Next(2) == 0;
            var countdown = random.Next(400);
            disk.Fault = (operation, _) => operation >= DiskOperation.Write && (isLasting ? --countdown < 0 : --countdown == 0) ? DiskErrorKind.Failed : null;
        }

        var observed = disk.Fault;
        disk.Fault = (operation, path) => observed?.Invoke(operation, path) is { } kind ? Note(kind) : null;
        DiskErrorKind Note(DiskErrorKind kind)
        {
            hasError = true;
            return kind;
        }

        for (var life = 0; life < 2; life++)
        {
            if (Open(disk) is not { } store)
            {
                hasError = true;
                continue;
            }

            await workload.RunAsync(store, random.Next(4, 20));
            hasError |= (await store.GetReportAsync()).Problems.Count > 0;
            await (random.Next(2) == 0 ? store.DisposeAsync().AsTask() : Task.Run(store.Abandon));
        }

        RunsWithError += hasError ? 1 : 0;
        var after = random.Next(2) == 0 ? disk.AfterPowerLoss(new CrashChoice((ulong)seed)) : disk.AfterKill();
        var last = StoreSetup.Open(after);
        await new PromiseChecker(last, history, Expectation.Everything, new JobSource(-seed - 1, $"f{seed}")).CheckAsync();
        await last.DisposeAsync();
    }

    private static DirectoryJobStore? Open(SimulatedDisk disk)
    {
        try
        {
            return StoreSetup.Open(disk);
        }
        catch (JobStoreOpenException exception) when (exception.Kind is JobStoreOpenErrorKind.DiskError or JobStoreOpenErrorKind.DiskFull)
        {
            return null;
        }
    }
}
