using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Cli.Tests.Request;

/// <summary>Runs <c>tbtc request inspect</c> on standard input.</summary>
internal static partial class Inspect
{
    public static Task<ToolResult> RunAsync(JsonNode request, params string[] options) => RunAsync(request.ToJsonString(), options);

    public static Task<ToolResult> RunAsync(string document, params string[] options) =>
        Tool.RunAsync(new ToolInput { StandardInput = document }, ["request", "inspect", "-", .. options]);

    /// <summary>The findings as a person reads them.</summary>
    public static IReadOnlyList<RequestFinding> Findings(ToolResult result) =>
        [.. FindingLine.Matches(result.Output).Select(match => new RequestFinding(match.Groups["path"].Value, match.Groups["message"].Value))];

    /// <summary>The value of a line such as <c>Request digest   0x...</c>.</summary>
    public static string Value(ToolResult result, string name) =>
        Assert.Single(result.Output.Split('\n'), line => line.StartsWith(name + "   ", StringComparison.Ordinal))[name.Length..].Trim();

    [GeneratedRegex(@"^  (?<path>\$[^:]*): (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex FindingLine { get; }
}
