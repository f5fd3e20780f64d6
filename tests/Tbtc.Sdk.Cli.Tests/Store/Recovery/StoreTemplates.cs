using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Data directories in good order, made once, to be copied and damaged.</summary>
public sealed class StoreTemplates : IAsyncLifetime
{
    internal const string Password = "correct horse battery staple";
    private const int Jobs = 6;

    private readonly string _root = Directory.CreateTempSubdirectory("tbtc-templates-").FullName;

    internal string PathOf(TemplateKind kind) => Path.Join(_root, kind.ToString());

    internal IReadOnlyList<AcceptedJob> Accepted { get; } = [.. Enumerable.Range(1, Jobs).Select(number => TestJobs.New(number)).Select(job => new AcceptedJob(job.RequestId, job.Route, job.RequestDigest))];

    internal Dictionary<TemplateKind, Guid> StoreIds { get; } = [];

    public async Task InitializeAsync()
    {
        await MakeAsync(TemplateKind.Owned, null);
        await MakeAsync(TemplateKind.Encrypted, Password);
        WriteAsKeepCore(PathOf(TemplateKind.KeepCore));
        foreach (var (kind, from, password) in new[] { (TemplateKind.HandedOver, TemplateKind.Owned, null), (TemplateKind.HandedOverEncrypted, TemplateKind.Encrypted, Password) })
        {
            await StoreCopy.CopyAsync(PathOf(from), PathOf(kind));
            await using var opened = await OpenAsync(PathOf(kind), password);
            StoreIds[kind] = opened.Store.StoreId;
            Assert.IsType<HandOverResult.Completed>(await opened.Store.HandOverAsync(new OperatorAct("test", "template")));
        }

        await using var encrypted = await OpenAsync(PathOf(TemplateKind.Encrypted), Password);
        Assert.IsType<HandOverResult.Completed>(await encrypted.Store.ExportAsync(PathOf(TemplateKind.KeepCoreEncrypted), new OperatorAct("test", "template")));
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    internal static Task<OpenedJobStore> OpenAsync(string directory, string? password) =>
        DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = directory, Password = password });

    /// <summary>The jobs as they are in the end: the first half is done, the second half waits.</summary>
    private static IEnumerable<Job> FinalJobs() => Enumerable.Range(1, Jobs).Select(number => number <= Jobs / 2 ? Done(TestJobs.New(number)) : TestJobs.New(number));

    private static Job Done(Job job) => job with
    {
        State = JobState.ArtifactReady,
        UpdatedAt = JobTimestamp.From(TestJobs.Start.AddMinutes(1)),
        CompletedAt = JobTimestamp.From(TestJobs.Start.AddMinutes(1)),
        TransactionHex = "0200",
    };

    private async Task MakeAsync(TemplateKind kind, string? password)
    {
        await using var opened = await OpenAsync(PathOf(kind), password);
        StoreIds[kind] = opened.Store.StoreId;
        foreach (var job in FinalJobs())
        {
            var accepted = Assert.IsType<AcceptResult.Accepted>(await opened.Store.AcceptAsync(TestJobs.New(int.Parse(job.Route.RouteRequestId[4..], System.Globalization.CultureInfo.InvariantCulture)))).Job;
            if (job.State == JobState.ArtifactReady)
            {
                Assert.IsType<UpdateResult.Updated>(await opened.Store.UpdateAsync(job with { Revision = accepted.Revision }));
            }
        }
    }

    private static void WriteAsKeepCore(string directory)
    {
        var jobs = Path.Join(directory, "covenant-signer-jobs");
        Directory.CreateDirectory(jobs);
        File.WriteAllText(Path.Join(jobs, ".lock"), "");
        foreach (var job in FinalJobs())
        {
            File.WriteAllBytes(Path.Join(jobs, job.RequestId + ".json"), job.ToUtf8Json());
        }
    }
}
