namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The <c>.json</c> names in the jobs directory that no job of the ledger has.</summary>
internal sealed record ForeignFiles(IReadOnlyList<UnknownFile> Files, IReadOnlySet<RouteKey> Routes, IReadOnlySet<string> RequestIds)
{
    public static ForeignFiles None { get; } = new([], new HashSet<RouteKey>(), new HashSet<string>());

    /// <summary>The file that has a request id in its name or content, or null.</summary>
    public UnknownFile? Named(string requestId) =>
        RequestIds.Contains(requestId)
            ? Files.FirstOrDefault(file => file.File.EndsWith("/" + requestId + JournalNames.JobSuffix, StringComparison.Ordinal)) ?? Files[0]
            : null;
}
