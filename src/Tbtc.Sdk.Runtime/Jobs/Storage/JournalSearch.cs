using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Looks for contents of a job that the journal's logs still have. Reads the files as they are; what is being written meanwhile is not in it.</summary>
internal sealed class JournalSearch(StoreDirectories directories)
{
    /// <summary>Every content of a job, the newest first.</summary>
    public IReadOnlyList<byte[]> Find(string requestId)
    {
        var id = Encoding.UTF8.GetBytes(requestId);
        var found = new SortedDictionary<long, byte[]>();
        using var journal = FoundJournal.Look(directories);
        foreach (var segment in journal.Segments.Where(segment => segment.Header is not null))
        {
            var reader = new BatchReader(segment);
            while (reader.TryRead() || reader.TrySkipHole(long.MaxValue))
            {
                for (var index = 0; index < reader.RecordCount; index++)
                {
                    var record = reader.Record(index);
                    if (record.Kind == RecordKind.Job && JobRecord.TryRead(record.Payload, out var job) && job.RequestId.SequenceEqual(id))
                    {
                        found.TryAdd(record.Lsn, job.Body.ToArray());
                    }
                }

                reader.Advance();
            }

            segment.Release();
        }

        return [.. found.Values.Reverse()];
    }
}
