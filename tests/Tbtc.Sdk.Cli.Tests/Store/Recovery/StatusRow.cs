using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>A row of <c>status --json</c>: a job in quarantine, or something unknown.</summary>
internal sealed partial record StatusRow(string? RequestId, string? Route, string? RouteRequestId, string? Unknown, string Reason)
{
    public const string Journal = "covenant-signer-journal";

    /// <summary>What the reason begins with.</summary>
    public string Label => LabelOf().Match(Reason) is { Success: true } label
        ? label.Groups[1].Value
        : throw new InvalidOperationException($"The reason has no label: {Reason}");

    /// <summary>The rows in the order in which the guide says they are worked through.</summary>
    public static IReadOnlyList<StatusRow> Read(JsonElement status, bool hasNewestBackup)
    {
        var quarantined = status.GetProperty("quarantined").EnumerateArray()
            .Select(row => new StatusRow(Text(row, "requestId"), Text(row, "route"), Text(row, "routeRequestId"), null, Text(row, "reason")!));
        var unknown = status.GetProperty("unknown").EnumerateArray().Select(row => new StatusRow(null, null, null, Text(row, "file"), Text(row, "reason")!));
        return [.. quarantined.Concat(unknown).OrderBy(row => (row.Unknown == Journal) != hasNewestBackup)];
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();

    [GeneratedRegex("^([JFH][0-9]|Identified): ")]
    private static partial Regex LabelOf();
}
