namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What the two copies of a journal add up to: the J rows of the recovery table. Changes nothing.</summary>
internal sealed class JournalRecovery(FoundJournal found, FileCipher? cipher, TimeProvider clock)
{
    private readonly HashSet<(int Copy, string Name)> _damaged = [];
    private readonly List<HealedDamage> _healed = [];

    public IReadOnlyList<HealedDamage> Healed => _healed;

    /// <summary>Whether a new base has to repeat everything in both copies.</summary>
    public bool NeedsBase { get; private set; }

    /// <summary>Whether something acknowledged may be lost.</summary>
    public bool IsPartLost { get; private set; }

    public bool IsDamaged(int copy, string name) => _damaged.Contains((copy, name));

    public Replay Run()
    {
        if (found.Segments.Count == 0)
        {
            var empty = new Replay(cipher);
            AddUnknown(empty, "J7: both copies of the journal are lost, so nothing tells which jobs there were. Restore the journal from a backup.");
            return empty;
        }

        var replay = Replay.Run(found.Segments, cipher);
        if (replay.IsForked)
        {
            replay = Replay.Run([.. found.Segments.Where(segment => segment[0] is not null).Select(segment => segment.Only(0))], cipher);
            replay.Absorb(Replay.Run([.. found.Segments.Where(segment => segment[1] is not null).Select(segment => segment.Only(1))], cipher));
            SetAsideAll();
            AddUnknown(replay, "J6: the two copies of the journal tell different stories. Find out which directory was copied or restored; the copies are in quarantine.");
        }
        else if (replay.Losses.Count > 0)
        {
            SetAsideAll();
            AddUnknown(replay, "J5: " + string.Join(' ', replay.Losses.Distinct().Take(5)) + " Restore the journal from a backup, or identify what is lost.");
        }
        else
        {
            Heal(replay);
        }

        BlockStale(replay);
        return replay;
    }

    private void Heal(Replay replay)
    {
        foreach (var (segment, copy) in replay.Damaged)
        {
            var problem = segment[copy] is null ? "missing or unreadable" : "damaged, cut short or older";
            _healed.Add(new HealedDamage("J2", $"{segment.Name} in {PathOf(copy)} was {problem}; it was restored from the other copy."));
            _damaged.Add((copy, segment.Name));
            NeedsBase = true;
        }

        foreach (var stray in found.Strays)
        {
            var copy = stray[0] is null ? 1 : 0;
            _healed.Add(new HealedDamage("J2", $"{stray.Name} in {PathOf(copy)} is no part of this journal; it was set aside."));
            _damaged.Add((copy, stray.Name));
            NeedsBase = true;
        }

        if (replay.IsLastBatchInOneCopy)
        {
            _healed.Add(new HealedDamage("J3", "The last write was whole in one copy of the journal only; it was kept and written again."));
        }

        if (replay.IsTorn)
        {
            _healed.Add(new HealedDamage("J4", "A write that was in flight when the store stopped was whole in neither copy of the journal; it was never acknowledged and was dropped."));
        }
    }

    /// <summary>Jobs that a lost record may have changed: their file may be rightful or not, and nothing tells.</summary>
    private static void BlockStale(Replay replay)
    {
        if (replay.FiledThrough >= replay.LostThrough)
        {
            // Whatever is lost reached its file, where it differs from what the ledger has.
            return;
        }

        for (var slot = 0; slot < replay.Ledger.Count; slot++)
        {
            ref var entry = ref replay.Ledger[slot];
            if (entry.Revision < replay.LostThrough && !entry.State.IsTerminal())
            {
                entry.Flags |= RecordFlags.MayBeStale;
            }
        }
    }

    private void AddUnknown(Replay replay, string reason)
    {
        replay.Ledger.Unknown.Add(new UnknownRecord(JournalNames.Journal, reason, clock.GetUtcNow()));
        (NeedsBase, IsPartLost) = (true, true);
    }

    private void SetAsideAll()
    {
        foreach (var segment in found.Segments)
        {
            _damaged.Add((0, segment.Name));
            _damaged.Add((1, segment.Name));
        }
    }

    private static string PathOf(int copy) => copy == 0 ? JournalNames.Journal : JournalNames.JobPath(JournalNames.Marker);
}
