using Tbtc.Sdk.Jobs;
using static Tbtc.Sdk.Cli.Tests.Store.Recovery.DamagedDirectory;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Damage to the files of jobs while the store is ours.</summary>
internal static class JobFileDamage
{
    public static IEnumerable<DamageKind> Kinds()
    {
        foreach (var (name, damage) in OneFile())
        {
            yield return new($"A job's file {name}, with a backup", "F3", TemplateKind.Owned, BackupKind.Old, damage);
        }

        yield return new("A job's file deleted, without a backup", "F3", TemplateKind.Owned, BackupKind.None, it => File.Delete(it.File(6)));
        yield return new("A job's file with a flipped bit, without a backup", "F3", TemplateKind.Owned, BackupKind.None, it => Flip(it.File(6), 0.5));
        yield return new("Two jobs' files swapped, without a backup", "F3", TemplateKind.Owned, BackupKind.None, Swap);
        yield return new("All jobs' files deleted", "F3", TemplateKind.Owned, BackupKind.Old, it => Array.ForEach(Directory.GetFiles(it.Jobs, "*.json"), File.Delete));
        yield return new("An encrypted job's file deleted", "F3", TemplateKind.Encrypted, BackupKind.Old, it => File.Delete(it.File(6)));
        yield return new("An encrypted job's file with a flipped bit", "F3", TemplateKind.Encrypted, BackupKind.Old, it => Flip(it.File(6), 0.5));
        yield return new("Two encrypted jobs' files swapped, without a backup", "F3", TemplateKind.Encrypted, BackupKind.None, Swap);
        yield return new("An encrypted job's file replaced by a plain one", "F3", TemplateKind.Encrypted, BackupKind.Old, it => WriteText(it.File(6), "{}"));
        yield return new("A foreign file that is a job of a free route key", "F4", TemplateKind.Owned, BackupKind.None, it => File.WriteAllBytes(it.File(77), TestJobs.New(77).ToUtf8Json()));
        yield return new("A foreign file that is a job of a taken route key", "F4", TemplateKind.Owned, BackupKind.None, it => File.WriteAllBytes(it.File(77), (TestJobs.New(5, requestId: TestJobs.Id(77))).ToUtf8Json()));
        yield return new("A foreign file that is no job", "F4", TemplateKind.Owned, BackupKind.None, it => WriteText(Path.Join(it.Jobs, "notes.json"), "[1]"));
        yield return new("A foreign file with a hostile name", "F4", TemplateKind.Owned, BackupKind.None, it => WriteText(Path.Join(it.Jobs, "$(touch x) '\u001b[2J.json"), "[1]"));
        yield return new("A foreign directory with a job's name", "F4", TemplateKind.Owned, BackupKind.None, it => Directory.CreateDirectory(it.File(77)));
        yield return new("A foreign FIFO with a job's name", "F4", TemplateKind.Owned, BackupKind.None, it => MakeFifo(it.File(77)));
        yield return new("Jobs pending at a crash, their files strange", null, TemplateKind.Owned, BackupKind.None, async it =>
        {
            await it.CrashAfterAsync(async store =>
            {
                await it.AcceptAsync(store, 11);
                await it.AcceptAsync(store, 12);
            });
            WriteText(it.File(11), "strange");
        });
    }

    private static IEnumerable<(string Name, Action<DamagedDirectory> Damage)> OneFile()
    {
        yield return ("deleted", it => File.Delete(it.File(6)));
        yield return ("cut short", it => Truncate(it.File(6), 0.6));
        yield return ("emptied", it => Truncate(it.File(6), 0));
        yield return ("with a flipped bit", it => Flip(it.File(6), 0.5));
        yield return ("with a flipped bit in its id", it => Flip(it.File(6), 0.04));
        yield return ("zeroed", it => Zero(it.File(6), 0, 1 << 20));
        yield return ("grown", it => File.AppendAllText(it.File(6), "\n{}"));
        yield return ("overwritten by another job's", it => File.Copy(it.File(2), it.File(6), overwrite: true));
        yield return ("swapped with another job's", Swap);
        yield return ("of an earlier revision", it => File.WriteAllBytes(it.File(2), TestJobs.New(2).ToUtf8Json()));
        yield return ("that says null", it => WriteText(it.File(6), "null"));
        yield return ("that says {}", it => WriteText(it.File(6), "{}"));
        yield return ("replaced by a link to the good bytes", it =>
        {
            File.Move(it.File(6), it.Other("moved"));
            File.CreateSymbolicLink(it.File(6), it.Other("moved"));
        });
        yield return ("replaced by a link to nowhere", it =>
        {
            File.Delete(it.File(6));
            File.CreateSymbolicLink(it.File(6), it.Other("nowhere"));
        });
        yield return ("replaced by a FIFO", it =>
        {
            File.Delete(it.File(6));
            MakeFifo(it.File(6));
        });
        yield return ("replaced by a directory", it =>
        {
            File.Delete(it.File(6));
            Directory.CreateDirectory(it.File(6));
        });
        yield return ("replaced by 1 TiB of nothing", it => MakeSparse(it.File(6), 1L << 40));
    }

    private static void Swap(DamagedDirectory it)
    {
        File.Move(it.File(6), it.Other("swap"));
        File.Move(it.File(2), it.File(6));
        File.Move(it.Other("swap"), it.File(2));
    }
}
