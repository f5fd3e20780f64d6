using System.Globalization;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>The process that is killed: several callers on one store, which tell the parent on standard output what they begin and what they are told.</summary>
internal static class StoreChild
{
    private static readonly StoreLimits Small = StoreLimits.Default with
    {
        LogBytes = 256 << 10,
        FirstLogBytes = 64 << 10,
        CheckpointJobs = 40,
        CompactionBytes = 256 << 10,
        CompactionLogs = 2,
    };

    public static DirectoryJobStoreOptions Options(string directory) =>
        new() { Directory = directory, Limits = Small, CheckpointInterval = TimeSpan.FromMilliseconds(50) };

    /// <summary>Runs until it is killed, or has made so many calls.</summary>
    public static async Task<int> RunAsync(string directory, int seed, int callers, int calls)
    {
        await using var output = Console.OpenStandardOutput();
        var wire = new ChildWire(output);
        DirectoryJobStore store;
        try
        {
            (store, _) = await DirectoryJobStore.OpenAsync(Options(directory));
        }
        catch (JobStoreOpenException exception)
        {
            wire.Say("X", exception.Kind.ToString());
            return 3;
        }

        wire.Say("O");
        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => CallAsync(store, wire, seed + caller, new JobSource(seed + caller, $"p{seed}c{caller}"), calls))));
        wire.Say("D", (await store.GetReportAsync()).Problems.Count.ToString(CultureInfo.InvariantCulture));
        await store.DisposeAsync();
        return 0;
    }

    private static async Task CallAsync(DirectoryJobStore store, ChildWire wire, int seed, JobSource source, int calls)
    {
        var random = new Random(seed);
        Job? mine = null;
        for (var call = 0; call < calls; call++)
        {
            if (mine is null || random.Next(3) == 0)
            {
                var job = source.NewJob();
                var number = wire.Begin(job, isUpdate: false);
                var result = await store.AcceptAsync(job);
                wire.Answer(number, (result as AcceptResult.Accepted)?.Job, (result as AcceptResult.Refused)?.Refusal);
                mine = (result as AcceptResult.Accepted)?.Job;
            }
            else
            {
                var job = source.Next(mine);
                var number = wire.Begin(job, isUpdate: true);
                var result = await store.UpdateAsync(job);
                wire.Answer(number, (result as UpdateResult.Updated)?.Job, (result as UpdateResult.Refused)?.Refusal);
                mine = (result as UpdateResult.Updated)?.Job;
            }
        }
    }
}
