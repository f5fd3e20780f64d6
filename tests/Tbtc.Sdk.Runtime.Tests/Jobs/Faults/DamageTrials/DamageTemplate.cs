namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A store's disk with a history, to be damaged again and again.</summary>
/// <param name="Disk">The disk as it was left, closed in order or not.</param>
/// <param name="Earlier">The disk some time before, to roll back to.</param>
/// <param name="History">What the callers were told.</param>
internal sealed record DamageTemplate(SimulatedDisk Disk, SimulatedDisk Earlier, History History)
{
    public static async Task<DamageTemplate> MakeAsync(int seed)
    {
        var random = new Random(seed);
        var history = new History();
        var disk = new SimulatedDisk();
        var source = new JobSource(seed, $"d{seed}");
        var workload = new Workload(seed, disk, history, source) { MayDamage = false };
        SimulatedDisk? earlier = null;
        for (var life = 0; life < 3; life++)
        {
            var store = StoreSetup.Open(disk);
            await workload.RunAsync(store, 6);
            if (life == 1)
            {
                earlier = disk.AfterKill();
            }

            // The last batch is one page, and everything before it is known to be before it.
            var job = source.NewJob() with { Request = RawJson.Null };
            history.End(history.Begin(job, isUpdate: false), await store.AcceptAsync(job));
            await (random.Next(2) == 0 ? store.DisposeAsync().AsTask() : Task.Run(store.Abandon));
        }

        return new DamageTemplate(disk.AfterKill(), earlier!, history);
    }
}
