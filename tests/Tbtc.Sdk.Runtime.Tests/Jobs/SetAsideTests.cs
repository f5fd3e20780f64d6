using System.Text;
using Tbtc.Sdk.Jobs.Faults;

namespace Tbtc.Sdk.Jobs;

/// <summary>What is set aside is never in neither place, whenever the power fails.</summary>
public class SetAsideTests
{
    [Fact]
    public async Task Kill_before_the_quarantine_directory_is_synced_and_then_a_power_loss_keep_what_was_set_aside()
    {
        var strange = Encoding.UTF8.GetBytes("strange");
        var disk = new SimulatedDisk();
        var store = StoreSetup.Open(disk);
        var job = Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1))).Job;
        await store.CheckpointAsync();
        await store.FindAsync(job.RequestId);
        ((SimulatedFileNode)disk.Find($"covenant-signer-jobs/{job.RequestId}.json")!).Damage(strange);
        Assert.IsType<UpdateResult.Updated>(await store.UpdateAsync(job with { Detail = "new" }));
        SimulatedDisk? killed = null;
        disk.Observer = (operation, path) => killed ??= operation == DiskOperation.SyncDirectory && path.EndsWith("covenant-signer-quarantine", StringComparison.Ordinal) ? disk.AfterKill() : null;
        await store.CheckpointAsync();
        Assert.NotNull(killed);
        await store.DisposeAsync();

        StoreSetup.Open(killed).Abandon();
        var cut = killed.AfterPowerLoss(CrashChoice.Nothing);

        Assert.Contains(cut.Files(), file => file.File.Now.ToArray().AsSpan().SequenceEqual(strange));
        await using var reopened = StoreSetup.Open(cut);
        Assert.Equal("new", Assert.IsType<FindResult.Found>(await reopened.FindAsync(job.RequestId)).Job.Detail);
    }
}
