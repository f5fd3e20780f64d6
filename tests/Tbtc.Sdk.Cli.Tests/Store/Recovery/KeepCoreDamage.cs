using Tbtc.Sdk.Jobs;
using static Tbtc.Sdk.Cli.Tests.Store.Recovery.DamagedDirectory;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Directories that keep-core wrote, when they are first taken over.</summary>
internal static class KeepCoreDamage
{
    public static IEnumerable<DamageKind> Kinds()
    {
        yield return new("A keep-core directory", null, TemplateKind.KeepCore, BackupKind.None, _ => { });
        yield return new("An encrypted keep-core directory", null, TemplateKind.KeepCoreEncrypted, BackupKind.None, _ => { });
        yield return new("A keep-core directory with two jobs of one route key", "F5", TemplateKind.KeepCore, BackupKind.None, it =>
        {
            var newer = TestJobs.New(5, requestId: TestJobs.Id(55)) with { UpdatedAt = JobTimestamp.From(TestJobs.Start.AddHours(1)) };
            it.WriteAsKeepCore(newer);
            it.Accepted.RemoveAll(job => job.RequestId == TestJobs.Id(5));
        });
        yield return new("A keep-core directory with a file cut short, and a backup", "H6", TemplateKind.KeepCore, BackupKind.Old, it => Truncate(it.File(6), 0.6));
        yield return new("A keep-core directory with a file cut short, without a backup", "H6", TemplateKind.KeepCore, BackupKind.None, it => Truncate(it.File(6), 0.6));
        yield return new("A keep-core directory with an empty file", "H6", TemplateKind.KeepCore, BackupKind.None, it => Truncate(it.File(6), 0));
        yield return new("A keep-core directory with a file that says {}", "H6", TemplateKind.KeepCore, BackupKind.None, it => WriteText(it.File(6), "{}"));
        yield return new("A keep-core directory with a job under another job's name", "H6", TemplateKind.KeepCore, BackupKind.Old, it => File.Copy(it.File(5), it.File(6), overwrite: true));
        yield return new("A keep-core directory with a file that is no job", "H6", TemplateKind.KeepCore, BackupKind.None, it => WriteText(Path.Join(it.Jobs, "notes.json"), "[1]"));
        yield return new("A keep-core directory with a FIFO", "H6", TemplateKind.KeepCore, BackupKind.None, it => MakeFifo(Path.Join(it.Jobs, "pipe.json")));
        yield return new("A keep-core directory with a link", "H6", TemplateKind.KeepCore, BackupKind.None, it =>
        {
            File.Move(it.File(6), it.Other("moved"));
            File.CreateSymbolicLink(it.File(6), it.Other("moved"));
        });
        yield return new("An encrypted keep-core directory with a flipped bit, and a backup", "H6", TemplateKind.KeepCoreEncrypted, BackupKind.Old, it => Flip(it.File(6), 0.5));
        yield return new("An encrypted keep-core directory with a plain file", "H6", TemplateKind.KeepCoreEncrypted, BackupKind.Old, it => File.WriteAllBytes(it.File(6), TestJobs.New(6).ToUtf8Json()));
        yield return new("A keep-core directory of the legacy layout", null, TemplateKind.KeepCore, BackupKind.None, it =>
        {
            Directory.CreateDirectory(Path.Join(it.Path, "covenant-signer"));
            Directory.Move(it.Jobs, Path.Join(it.Path, "covenant-signer", "jobs"));
        });
        yield return new("A keep-core directory of both layouts", null, TemplateKind.KeepCore, BackupKind.None, it =>
        {
            var legacy = Path.Join(it.Path, "covenant-signer", "jobs");
            Directory.CreateDirectory(legacy);
            File.Move(it.File(6), Path.Join(legacy, Path.GetFileName(it.File(6))));
        });
    }
}
