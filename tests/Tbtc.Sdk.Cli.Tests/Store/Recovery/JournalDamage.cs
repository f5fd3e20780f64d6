using Tbtc.Sdk.Jobs;
using static Tbtc.Sdk.Cli.Tests.Store.Recovery.DamagedDirectory;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Damage to the copies of the journal.</summary>
internal static class JournalDamage
{
    private const int Page = 4096;

    public static IEnumerable<DamageKind> Kinds()
    {
        foreach (var (which, copy) in new[] { ("first", 0), ("second", 1) })
        {
            yield return Heals($"The {which} copy of the journal deleted", it => Directory.Delete(it.Copies[copy], recursive: true));
            yield return Heals($"The {which} copy of the journal emptied", it => Array.ForEach(Directory.GetFiles(it.Copies[copy]), File.Delete));
            yield return Heals($"The {which} copy's base cut short", it => Truncate(Segment(it.Copies[copy], ".base"), 0.5));
            yield return Heals($"The {which} copy's base with a flipped bit", it => Flip(Segment(it.Copies[copy], ".base"), 0.5));
            yield return Heals($"The {which} copy's log zeroed", it => Zero(Segment(it.Copies[copy], ".log"), 0, 1 << 30));
            yield return Heals($"The {which} copy's log deleted", it => File.Delete(Segment(it.Copies[copy], ".log")));
            yield return new($"The {which} copy of the journal is that of last week", null, TemplateKind.Owned, BackupKind.None, async it =>
            {
                await StoreCopy.CopyAsync(it.Copies[copy], it.Other("older"));
                await using (var opened = await StoreTemplates.OpenAsync(it.Path, null))
                {
                    await it.AcceptAsync(opened.Store, 11);
                }

                Directory.Delete(it.Copies[copy], recursive: true);
                await StoreCopy.CopyAsync(it.Other("older"), it.Copies[copy]);
            });
            yield return new($"The last write in the {which} copy only", null, TemplateKind.Owned, BackupKind.None, async it =>
            {
                await it.CrashAfterAsync(store => it.AcceptAsync(store, 11));
                var log = Segment(it.Copies[1 - copy], ".log");
                Zero(log, LastPage(log), Page);
            });
        }

        yield return new("The last write in neither copy whole", null, TemplateKind.Owned, BackupKind.None, async it =>
        {
            await it.CrashAfterAsync(async store => await store.AcceptAsync(TestJobs.New(11, requestBytes: 3 * Page)));
            foreach (var copy in it.Copies)
            {
                Zero(Segment(copy, ".log"), LastPage(Segment(copy, ".log")), Page);
            }
        });
        yield return new("An earlier write in neither copy whole, with a newest backup", "J5", TemplateKind.Owned, BackupKind.Newest, it => LoseRecordAsync(it, isBackupNewest: true));
        yield return new("An earlier write in neither copy whole, without a backup", "J5", TemplateKind.Owned, BackupKind.None, it => LoseRecordAsync(it, isBackupNewest: false));
        yield return new("The base damaged in both copies, with a newest backup", "J5", TemplateKind.Owned, BackupKind.Newest, FlipBases);
        yield return new("The base damaged in both copies, with an old backup", "J5", TemplateKind.Owned, BackupKind.Old, FlipBases);
        yield return new("The base damaged in both copies, without a backup", "J5", TemplateKind.Owned, BackupKind.None, FlipBases);
        yield return new("An encrypted store's base damaged in both copies, without a backup", "J5", TemplateKind.Encrypted, BackupKind.None, FlipBases);
        yield return new("Two copies that tell different stories, without a backup", "F3", TemplateKind.Owned, BackupKind.None, ForkAsync);
        yield return new("Two copies that tell different stories, with an old backup", "F3", TemplateKind.Owned, BackupKind.Old, ForkAsync);
        yield return new("Both copies emptied, with a newest backup", "J7", TemplateKind.Owned, BackupKind.Newest, EmptyBoth);
        yield return new("Both copies emptied, without a backup", "F4", TemplateKind.Owned, BackupKind.None, EmptyBoth);
        yield return new("An encrypted store's copies emptied, without a backup", "F4", TemplateKind.Encrypted, BackupKind.None, EmptyBoth);
        yield return new("Both copies emptied and a job's file damaged, without a backup", "F4", TemplateKind.Owned, BackupKind.None, it =>
        {
            EmptyBoth(it);
            Truncate(it.File(6), 0.5);
        });
    }

    private static DamageKind Heals(string name, Action<DamagedDirectory> damage) => new(name, null, TemplateKind.Owned, BackupKind.None, damage);

    private static void FlipBases(DamagedDirectory it)
    {
        foreach (var copy in it.Copies)
        {
            Flip(Segment(copy, ".base"), 0.5);
        }
    }

    private static void EmptyBoth(DamagedDirectory it)
    {
        foreach (var file in it.Copies.SelectMany(Directory.GetFiles))
        {
            File.Delete(file);
        }
    }

    /// <summary>Three jobs are only in the journal, and the first of them is damaged in both copies.</summary>
    private static async Task LoseRecordAsync(DamagedDirectory it, bool isBackupNewest)
    {
        await it.CrashAfterAsync(async store =>
        {
            foreach (var number in new[] { 11, 12, 13 })
            {
                await it.AcceptAsync(store, number);
            }
        });
        if (isBackupNewest)
        {
            await StoreCopy.CopyAsync(it.Path, it.Backup!);
        }

        foreach (var log in it.Copies.Select(copy => Segment(copy, ".log")))
        {
            Zero(log, LastPage(log) - (2 * Page), Page);
        }
    }

    /// <summary>The directory was copied, both were worked on, and one copy of each was put together.</summary>
    private static async Task ForkAsync(DamagedDirectory it)
    {
        await StoreCopy.CopyAsync(it.Path, it.Other("fork"));
        foreach (var (directory, number, state) in new[] { (it.Path, 11, JobState.Signing), (it.Other("fork"), 12, JobState.Pending) })
        {
            await using var opened = await StoreTemplates.OpenAsync(directory, null);
            await it.AcceptAsync(opened.Store, number);
            var job = Assert.IsType<FindResult.Found>(await opened.Store.FindAsync(TestJobs.Id(5))).Job;
            Assert.IsType<UpdateResult.Updated>(await opened.Store.UpdateAsync(job with { State = state }));
        }

        Directory.Delete(it.First, recursive: true);
        await StoreCopy.CopyAsync(Path.Join(it.Other("fork"), "covenant-signer-journal"), it.First);
    }
}
