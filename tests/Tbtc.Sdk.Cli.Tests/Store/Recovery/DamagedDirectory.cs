using System.Diagnostics;
using System.Globalization;
using System.Text;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>A copy of a data directory that is damaged, with what an operator may have beside it: a log, a backup, a password.</summary>
internal sealed class DamagedDirectory : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tbtc-damaged-").FullName;
    private Process? _node;

    private DamagedDirectory(IReadOnlyList<AcceptedJob> accepted, TemplateKind template)
    {
        Accepted = [.. accepted];
        Password = template is TemplateKind.Encrypted or TemplateKind.KeepCoreEncrypted or TemplateKind.HandedOverEncrypted ? StoreTemplates.Password : null;
        if (Password is not null)
        {
            PasswordFile = PrivateFile.Write(System.IO.Path.Join(_root, "password"), Password + "\n");
        }
    }

    public static async Task<DamagedDirectory> MakeAsync(StoreTemplates templates, TemplateKind template, BackupKind backup)
    {
        var damaged = new DamagedDirectory(templates.Accepted, template) { StoreId = templates.StoreIds.TryGetValue(template, out var id) ? id : null };
        await StoreCopy.CopyAsync(templates.PathOf(template), damaged.Path);
        if (backup != BackupKind.None)
        {
            await StoreCopy.CopyAsync(damaged.Path, System.IO.Path.Join(damaged._root, "backup"));
            damaged.Backup = System.IO.Path.Join(damaged._root, "backup");
            damaged.NewestBackup = backup == BackupKind.Newest ? damaged.Backup : null;
        }

        return damaged;
    }

    public string Path => System.IO.Path.Join(_root, "data");

    public string Jobs => System.IO.Path.Join(Path, "covenant-signer-jobs");

    /// <summary>The journal's copies.</summary>
    public string First => System.IO.Path.Join(Path, "covenant-signer-journal");

    public string Second => System.IO.Path.Join(Jobs, "0-OWNED-BY-TBTC-SDK.json");

    public string[] Copies => [First, Second];

    public string? Backup { get; private set; }

    public string? NewestBackup { get; private set; }

    /// <summary>The id that the node's configuration names, as it should in production; null where there was no store of ours yet.</summary>
    public Guid? StoreId { get; set; }

    public string? Password { get; }

    public string? PasswordFile { get; }

    /// <summary>Whether the operator knows from the beginning that there is a password.</summary>
    public bool IsPasswordGiven { get; set; } = true;

    /// <summary>Everything that a client was told is accepted, ever.</summary>
    public List<AcceptedJob> Accepted { get; }

    /// <summary>The log as a file.</summary>
    public string Log
    {
        get
        {
            var file = System.IO.Path.Join(_root, "log");
            System.IO.File.WriteAllLines(file, Accepted.Select(job => $"{job.RequestId} {job.Route.Route} {job.Route.RouteRequestId}"));
            return file;
        }
    }

    /// <summary>The id of the process that has the store open, or nothing.</summary>
    public string Node => _node is { HasExited: false } ? _node.Id.ToString(CultureInfo.InvariantCulture) : "";

    public string Other(string name) => System.IO.Path.Join(_root, name);

    public string File(int job) => System.IO.Path.Join(Jobs, TestJobs.Id(job) + ".json");

    /// <summary>A job's newest bytes as the directory has them.</summary>
    public byte[] Content(int job) => System.IO.File.ReadAllBytes(File(job));

    public static string Segment(string copy, string suffix) =>
        Directory.GetFiles(copy, "*" + suffix).Where(file => System.IO.Path.GetFileName(file).Length == 16 + suffix.Length).Order(StringComparer.Ordinal).Last();

    public static void Truncate(string file, double part)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.SetLength((long)(stream.Length * part));
    }

    public static void Flip(string file, double at)
    {
        var bytes = System.IO.File.ReadAllBytes(file);
        bytes[(int)(bytes.Length * at)] ^= 0x10;
        System.IO.File.WriteAllBytes(file, bytes);
    }

    public static void Zero(string file, long offset, int length)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.Position = offset;
        stream.Write(new byte[Math.Min(length, stream.Length - offset)]);
    }

    /// <summary>Where the last page of a log is that has anything in it.</summary>
    public static long LastPage(string log)
    {
        const int Page = 4096;
        return System.IO.File.ReadAllBytes(log).AsSpan().LastIndexOfAnyExcept((byte)0) / Page * Page;
    }

    public static void MakeFifo(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
    }

    public static void MakeSparse(string path, long length)
    {
        using var stream = new FileStream(path, FileMode.Create);
        stream.SetLength(length);
    }

    /// <summary>Works on the store, and leaves the directory as if the power had failed right after.</summary>
    public async Task CrashAfterAsync(Func<DirectoryJobStore, Task> work)
    {
        var running = Other("running");
        Directory.Move(Path, running);
        await using (var opened = await StoreTemplates.OpenAsync(running, Password))
        {
            await work(opened.Store);
            await StoreCopy.CopyAsync(running, Path);
        }

        Directory.Delete(running, recursive: true);
    }

    /// <summary>Accepts a job, and takes note of it.</summary>
    public async Task AcceptAsync(DirectoryJobStore store, int number, int requestBytes = 200)
    {
        var job = Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(number, requestBytes: requestBytes))).Job;
        Accepted.Add(new AcceptedJob(job.RequestId, job.Route, job.RequestDigest));
    }

    /// <summary>Writes a job's file as a keep-core node would.</summary>
    public void WriteAsKeepCore(Job job, string? name = null)
    {
        System.IO.File.WriteAllBytes(System.IO.Path.Join(Jobs, (name ?? job.RequestId) + ".json"), job.ToUtf8Json());
        Accepted.Add(new AcceptedJob(job.RequestId, job.Route, job.RequestDigest));
    }

    /// <summary>A process that has the store open, as far as the locks go.</summary>
    public async Task StartNodeAsync()
    {
        _node = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", """exec 9>>"$0"; flock 9; echo locked; exec sleep 600""", System.IO.Path.Join(Jobs, ".lock")]) { RedirectStandardOutput = true })!;
        Assert.Equal("locked", await _node.StandardOutput.ReadLineAsync());
    }

    public void Dispose()
    {
        if (_node is { HasExited: false })
        {
            _node.Kill(entireProcessTree: true);
        }

        _node?.Dispose();
        Directory.Delete(_root, recursive: true);
    }

    public static void WriteText(string file, string text) => System.IO.File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));
}
