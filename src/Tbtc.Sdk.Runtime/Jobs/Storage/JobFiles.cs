using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The files of jobs, <c>covenant-signer-jobs/&lt;requestId&gt;.json</c>, and what is set aside from there.</summary>
internal sealed class JobFiles(StoreDirectories directories, JobBodies bodies, TimeProvider clock)
{
    private readonly Lock _quarantineGate = new();
    private long _temporaries;

    /// <summary>Reads a file and verifies it against the ledger.</summary>
    /// <param name="requestId">The job.</param>
    /// <param name="entry">What the ledger has of it.</param>
    /// <param name="buffer">Where the content goes; made larger where needed.</param>
    /// <returns>Null when the content is what was last acknowledged; otherwise what is wrong.</returns>
    public string? Verify(string requestId, in LedgerEntry entry, ref byte[] buffer)
    {
        try
        {
            using var file = directories.Jobs.TryOpenFile(requestId + JournalNames.JobSuffix, write: false);
            if (file is null)
            {
                return "F3: Its file is missing. Restore the file or release the job.";
            }

            var length = file.Length;
            if (length != entry.BodyLength)
            {
                return string.Create(CultureInfo.InvariantCulture, $"F3: Its file has {length} bytes instead of {entry.BodyLength}. Restore the file or release the job.");
            }

            if (buffer.Length < entry.BodyLength)
            {
                buffer = new byte[entry.BodyLength];
            }

            var content = buffer.AsSpan(0, entry.BodyLength);
            return file.Read(0, content) == content.Length && XxHash128.HashToUInt128(content) == entry.BodyHash
                ? null
                : "F3: Its file's content is not what was last acknowledged. Restore the file or release the job.";
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.NotAFile)
        {
            return "F3: In the place of its file is something that is not a regular file. Restore the file or release the job.";
        }
        catch (DiskException error)
        {
            return $"F3: Its file cannot be read: {error.Message} Repair the disk, restore the file or release the job.";
        }
    }

    /// <summary>The content of a file that may not be ours, by its path relative to the data directory; null where it is not a regular file, too big or not readable.</summary>
    public (byte[] Content, DateTimeOffset ModifiedAt)? TryRead(string path) =>
        directories.Locate(path) is var (directory, name) ? TryRead(directory, name, bodies.MaxFileBytes) : null;

    public static (byte[] Content, DateTimeOffset ModifiedAt)? TryRead(IDiskDirectory directory, string name, int maxBytes)
    {
        try
        {
            using var file = directory.TryOpenFile(name, write: false);
            if (file?.Length is not { } length || length > maxBytes)
            {
                return null;
            }

            var content = new byte[length];
            return file.Read(0, content) == content.Length ? (content, file.ModifiedAt) : null;
        }
        catch (DiskException)
        {
            // Whatever is there is not a job that could be read; that is all a caller asks.
            return null;
        }
    }

    /// <summary>Writes the newest content of a pending job, durable but for its name. What is there and not ours is set aside.</summary>
    public void Write(string requestId, PendingBody pending)
    {
        var name = requestId + JournalNames.JobSuffix;
        var temporary = JournalNames.JobTemporaryPrefix + Interlocked.Increment(ref _temporaries).ToString(CultureInfo.InvariantCulture);
        try
        {
            using (var file = directories.Jobs.CreateFile(temporary))
            {
                file.Write(0, pending.Body);
                file.Sync();
            }

            Name(temporary, name, pending);
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Full)
        {
            directories.Jobs.Delete(temporary);
            throw;
        }
    }

    /// <summary>Makes the names durable that <see cref="Write"/> gave.</summary>
    public void SyncNames() => directories.Jobs.Sync();

    /// <summary>Moves a file out of the way, by its path relative to the data directory; one that is gone already is no error.</summary>
    public void SetAside(string path)
    {
        if (directories.Locate(path) is not var (directory, name))
        {
            return;
        }

        try
        {
            SetAside(directory, name, name);
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Missing)
        {
            return;
        }

        directory.Sync();
    }

    /// <summary>Moves something out of the way into the quarantine directory, where it stays until an operator decides.</summary>
    public void SetAside(IDiskDirectory from, string name, string label) =>
        NameAside(label, (quarantine, newName) => from.Rename(name, quarantine, newName, replace: false));

    /// <summary>Gives a file of the journal a name in the quarantine directory, so that its bytes stay when it is not needed any more and removed.</summary>
    public void KeepAside(IDiskDirectory from, string name, string label) =>
        NameAside(label, (quarantine, newName) => from.Link(name, quarantine, newName));


    /// <summary>
    /// Lists the jobs directory, and what the legacy layout still has: the paths of what is there that is no job's and, while the store is being opened,
    /// which jobs have no file.
    /// </summary>
    /// <param name="table">The jobs.</param>
    /// <param name="isOpening">Whether nothing else runs: then leftovers of our own are removed, and a name that was not listed is not there.</param>
    public (IReadOnlyList<string> Foreign, IReadOnlyList<int> Missing) List(JobTable table, bool isOpening)
    {
        var foreign = new List<string>();
        var leftovers = new List<string>();
        int count;
        lock (table.Gate)
        {
            count = table.Ledger.Count;
        }

        var seen = new bool[count];
        directories.Jobs.List(name =>
        {
            if (name.StartsWith(".tbtc-tmp-"u8))
            {
                leftovers.Add(Encoding.UTF8.GetString(name));
            }
            else if (JournalNames.IsJob(name))
            {
                int slot;
                lock (table.Gate)
                {
                    slot = table.Ledger.Find(name[..^JournalNames.JobSuffix.Length]);
                }

                if (slot < 0)
                {
                    foreign.Add(JournalNames.JobPath(Encoding.UTF8.GetString(name)));
                }
                else if (slot < count)
                {
                    seen[slot] = true;
                }
            }
        });

        directories.Legacy?.List(name =>
        {
            if (JournalNames.IsJob(name))
            {
                foreign.Add(JournalNames.LegacyPath(Encoding.UTF8.GetString(name)));
            }
        });

        if (!isOpening)
        {
            // A checkpoint may have named a file behind the listing's back; whoever needs to know looks at the file.
            return (foreign, []);
        }

        leftovers.ForEach(RemoveLeftover);

        lock (table.Gate)
        {
            var missing = new List<int>();
            for (var slot = 0; slot < count; slot++)
            {
                if (!seen[slot] && !table.Pending.ContainsKey(slot))
                {
                    missing.Add(slot);
                }
            }

            return (foreign, missing);
        }
    }

    private void Name(string temporary, string name, PendingBody pending)
    {
        try
        {
            directories.Jobs.Rename(temporary, directories.Jobs, name, replace: pending.Prior.Length > 0 && IsOurs(name, pending));
        }
        catch (DiskException error) when (error.Kind == DiskErrorKind.Exists)
        {
            // A checkpoint that a crash cut short left our own bytes there.
            var isOurs = IsOurs(name, pending);
            if (!isOurs)
            {
                SetAside(directories.Jobs, name, name);
            }

            directories.Jobs.Rename(temporary, directories.Jobs, name, replace: isOurs);
        }
    }

    private void RemoveLeftover(string name)
    {
        try
        {
            directories.Jobs.Delete(name);
        }
        catch (DiskException error) when (error.Kind is DiskErrorKind.NotAFile or DiskErrorKind.Denied)
        {
            // A directory of that name is not ours to remove, and in nobody's way.
        }
    }

    private bool IsOurs(string name, PendingBody pending)
    {
        return TryRead(JournalNames.JobPath(name)) is var (content, _) && pending.Prior.Append(XxHash128.HashToUInt128(pending.Body)).Contains(XxHash128.HashToUInt128(content));
    }

    private void NameAside(string label, Action<IDiskDirectory, string> name)
    {
        lock (_quarantineGate)
        {
            var quarantine = directories.Quarantine();
            var prefix = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfffffff'Z'", CultureInfo.InvariantCulture);
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    name(quarantine, attempt == 0 ? $"{prefix}-{label}" : $"{prefix}-{attempt}-{label}");
                    break;
                }
                catch (DiskException error) when (error.Kind == DiskErrorKind.Exists)
                {
                    // Two things of one name within a tick of the clock: the next attempt has another name.
                }
            }

            // Its old name may come back after a crash; it must not be gone from both places.
            quarantine.Sync();
        }
    }
}
