namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The segments that are there when a store is opened, and what their headers say. Changes nothing.</summary>
internal sealed class FoundJournal : IDisposable
{
    private FoundJournal(IReadOnlyList<Segment> segments) => Segments = segments;

    public IReadOnlyList<Segment> Segments { get; }

    /// <summary>The id of the store, from the first valid header; null where there is none.</summary>
    public Guid? StoreId => Headers.FirstOrDefault()?.StoreId;

    public bool HasBase => Segments.Any(segment => segment.Kind == SegmentKind.Base);

    public bool HasBatches => Segments.Any(segment => segment.Header is not null && new BatchReader(segment).TryRead());

    /// <summary>The highest generation of any name.</summary>
    public ulong LastGeneration => Segments.Count == 0 ? 0 : Segments.Max(segment => segment.Generation);

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

                segment[copy] = TryOpen(directory, name);
            }
        }

        return new FoundJournal([.. segments.Values]);
    }

    /// <summary>Row J9 of the recovery table, and the configuration.</summary>
    public void RequireOurs(string path, Guid? pinned)
    {
        foreach (var header in Headers)
        {
            if (header.Version > SegmentHeader.CurrentVersion)
            {
                throw new JobStoreOpenException(
                    JobStoreOpenErrorKind.NewerVersion, path, $"The journal in '{path}' has format {header.Version}; this version reads {SegmentHeader.CurrentVersion}. Use the newer version that wrote it.");
            }

            if (!header.KeyCheck.IsZero)
            {
                throw new JobStoreOpenException(
                    JobStoreOpenErrorKind.WrongPassword, path, $"The journal in '{path}' is encrypted, and no password was given. Give the password it was written with.");
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
        foreach (var segment in Segments)
        {
            segment.Dispose();
        }
    }

    private static SegmentCopy? TryOpen(IDiskDirectory directory, string name)
    {
        try
        {
            return directory.TryOpenFile(name, write: false) is { } file ? new SegmentCopy(file) : null;
        }
        catch (DiskException)
        {
            // A copy that cannot be opened is a copy that is lost; the other one decides.
            return null;
        }
    }
}
