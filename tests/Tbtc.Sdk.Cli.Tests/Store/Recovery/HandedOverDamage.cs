using Tbtc.Sdk.Jobs;
using static Tbtc.Sdk.Cli.Tests.Store.Recovery.DamagedDirectory;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>What happens to a directory while a keep-core node has it.</summary>
internal static class HandedOverDamage
{
    public static IEnumerable<DamageKind> Kinds()
    {
        yield return new("A handed-over directory, untouched", null, TemplateKind.HandedOver, BackupKind.None, _ => { });
        yield return new("A handed-over directory with an update by keep-core", null, TemplateKind.HandedOver, BackupKind.None, it =>
            Update(it, job => job with { State = JobState.Signing, UpdatedAt = JobTimestamp.From(DateTimeOffset.UtcNow) }));
        yield return new("A handed-over directory with a job accepted by keep-core", null, TemplateKind.HandedOver, BackupKind.None, it => it.WriteAsKeepCore(TestJobs.New(11)));
        yield return new("A handed-over directory with a job whose digest changed", "F3", TemplateKind.HandedOver, BackupKind.Old, it =>
            Update(it, job => job with { RequestDigest = TestJobs.New(1, digest: 0x22).RequestDigest, UpdatedAt = JobTimestamp.From(DateTimeOffset.UtcNow) }));
        yield return new("A handed-over directory with an update from before the handover", "F3", TemplateKind.HandedOver, BackupKind.Old, it =>
            Update(it, job => job with { State = JobState.Signing, UpdatedAt = JobTimestamp.From(TestJobs.Start.AddMinutes(3)) }));
        yield return new("A handed-over directory with a job that left its final state", "F3", TemplateKind.HandedOver, BackupKind.Old, it =>
            File.WriteAllBytes(it.File(2), (TestJobs.New(2) with { UpdatedAt = JobTimestamp.From(DateTimeOffset.UtcNow) }).ToUtf8Json()));
        yield return new("A handed-over directory with a file cut short, and a backup", "F3", TemplateKind.HandedOver, BackupKind.Old, it => Truncate(it.File(6), 0.5));
        yield return new("A handed-over directory with a file cut short, without a backup", "F3", TemplateKind.HandedOver, BackupKind.None, it => Truncate(it.File(6), 0.5));
        yield return new("A handed-over encrypted directory with a flipped bit", "F3", TemplateKind.HandedOverEncrypted, BackupKind.Old, it => Flip(it.File(6), 0.5));
        yield return new("A handed-over directory with a file deleted, and a backup", "F3", TemplateKind.HandedOver, BackupKind.Old, it => File.Delete(it.File(6)));
        yield return new("A handed-over directory with a file deleted, without a backup", "F3", TemplateKind.HandedOver, BackupKind.None, it => File.Delete(it.File(6)));
        yield return new("A handed-over directory with a job replaced by a newer one", null, TemplateKind.HandedOver, BackupKind.None, it =>
        {
            File.Delete(it.File(6));
            it.Accepted.RemoveAll(job => job.RequestId == TestJobs.Id(6));
            it.WriteAsKeepCore(TestJobs.New(6, requestId: TestJobs.Id(66)) with { UpdatedAt = JobTimestamp.From(DateTimeOffset.UtcNow) });
        });
        yield return new("A handed-over directory with a new file that is torn", "H6", TemplateKind.HandedOver, BackupKind.None, it =>
        {
            it.WriteAsKeepCore(TestJobs.New(11));
            Truncate(it.File(11), 0.5);
        });
        yield return new("A handed-over directory with a new file that is empty, of a job that nobody knows", "H6", TemplateKind.HandedOver, BackupKind.None, it => WriteText(it.File(11), ""));
        yield return new("A handed-over directory whose first copy is lost", null, TemplateKind.HandedOver, BackupKind.None, it => Directory.Delete(it.First, recursive: true));
    }

    private static void Update(DamagedDirectory it, Func<Job, Job> change)
    {
        Assert.True(Job.TryParse(it.Content(6), out var job));
        File.WriteAllBytes(it.File(6), change(job).ToUtf8Json());
    }
}
