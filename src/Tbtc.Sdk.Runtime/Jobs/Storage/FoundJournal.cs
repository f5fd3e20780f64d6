namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The segments that are there when a store is opened, and what their headers say. Changes nothing.</summary>
internal sealed class FoundJournal : IDisposable
{
    private readonly IReadOnlyList<Segment> _all;

    private FoundJournal(IReadOnlyList<Segment> all)
    {
        _all = all;
        var newest = all.LastOrDefault(segment => segment is { Kind: SegmentKind.Log, Header: not null });
        Strays = [.. newest is null ? [] : all.Where(segment => IsStray(segment, newest))];
        Segments = [.. all.Except(Strays)];
    }

    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>Files in one copy with the name of a later segment and no valid header: nothing was acknowledged in a log before both copies had it.</summary>
    public IReadOnlyList<Segment> Strays { get; }

    /// <summary>The id of the store, from the first valid header; null where there is none.</summary>
    public Guid? StoreId => Headers.FirstOrDefault()?.StoreId;

    public bool HasBase => Segments.Any(segment => segment.Kind == SegmentKind.Base);

    public bool HasBatches => Segments.Any(segment => segment.Header is not null && new BatchReader(segment).TryRead());

    /// <summary>The highest generation of any name.</summary>
    public ulong LastGeneration => _all.Count == 0 ? 0 : _all.Max(segment => segment.Generation);

    private IEnumerable<SegmentHeader> Headers =>
        from segment in Segments
        from copy in new[] { segment[0], segment[1] }
        where copy?.Header is not null
        select copy.Header;

    public static FoundJournal Look(StoreDirectories directories)
    {
        var segments = new SortedDictionary<(SegmentKind, ulong), Segment>();
        for (var copy = 0; copy < 2; copy++)
        {
            if (directories.Copy(copy) is not { } directory)
            {
                continue;
            }

            foreach (var (kind, generation, name) in SegmentNames.List(directory))
            {
                if (!segments.TryGetValue((kind, generation), out var segment))
                {
                    segments.Add((kind, generation), segment = new Segment(kind, generation));
                }

                segment[copy] = TryOpen(directory, name, kind, generation);
            }
        }

        return new FoundJournal([.. segments.Values]);
    }

    /// <summary>Row J9 of the recovery table, and the configuration.</summary>
    public void RequireOurs(string path, Guid? pinned, FileCipher? cipher)
    {
        foreach (var header in Headers)
        {
            if (header.Version > SegmentHeader.CurrentVersion)
            {
                throw new JobStoreOpenException(
                    JobStoreOpenErrorKind.NewerVersion, path, $"The journal in '{path}' has format {header.Version}; this version reads {SegmentHeader.CurrentVersion}. Use the newer version that wrote it.");
            }

            if (header.KeyCheck != (cipher?.KeyCheck(header.StoreId) ?? default))
            {
                var problem = cipher is null ? "is encrypted, and no password was given. Give the password it was written with."
                    : header.KeyCheck.IsZero ? "is not encrypted, and a password was given. Remove the password from the configuration."
                    : "is encrypted with another password than the one given. Give the password it was written with.";
                throw new JobStoreOpenException(JobStoreOpenErrorKind.WrongPassword, path, $"The journal in '{path}' {problem}");
            }

            if (header.StoreId != StoreId)
            {
                throw new JobStoreOpenException(
                    JobStoreOpenErrorKind.OtherStore,
                    path,
                    $"The two copies of the journal in '{path}' are of different stores, {StoreId} and {header.StoreId}. Put back the copy that belongs there; delete nothing.");
            }
        }

        if (pinned is { } expected && StoreId is { } found && found != expected)
        {
            throw new JobStoreOpenException(
                JobStoreOpenErrorKind.OtherStore, path, $"The store in '{path}' is {found}, and the configuration names {expected}. Check which volume is mounted there.");
        }
    }

    public void Dispose()
    {
        foreach (var segment in _all)
        {
            segment.Dispose();
        }
    }

    private static bool IsStray(Segment segment, Segment newest)
    {
        if (segment.Header is not null || segment.Generation <= newest.Generation)
        {
            return false;
        }

        var other = segment[0] is null ? 0 : 1;
        return segment[other] is null && newest[other]?.Header is not null;
    }

    private static SegmentCopy? TryOpen(IDiskDirectory directory, string name, SegmentKind kind, ulong generation)
    {
        try
        {
            return directory.TryOpenFile(name, write: false) is { } file ? new SegmentCopy(file, kind, generation) : null;
        }
        catch (DiskException)
        {
            // A copy that cannot be opened is a copy that is lost; the other one decides.
            return null;
        }
    }
}
