using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Cli.Tests.Request;

/// <summary>Runs <c>tbtc request inspect</c> on standard input.</summary>
internal static partial class Inspect
{
    public static Task<ConsoleResult> RunAsync(JsonNode request, params string[] options) => RunAsync(request.ToJsonString(), options);

    public static Task<ConsoleResult> RunAsync(string document, params string[] options) =>
        ConsoleApp.Tbtc.RunAsync(new ConsoleInput { StandardInput = document }, ["request", "inspect", "-", .. options]);

    /// <summary>The findings as a person reads them.</summary>
    public static IReadOnlyList<RequestFinding> Findings(ConsoleResult result) =>
        [.. FindingLine.Matches(result.Output).Select(match => new RequestFinding(match.Groups["path"].Value, match.Groups["message"].Value))];

    /// <summary>The value of a line such as <c>Request digest   0x...</c>.</summary>
    public static string Value(ConsoleResult result, string name) =>
        Assert.Single(result.Output.Split('\n'), line => line.StartsWith(name + "   ", StringComparison.Ordinal))[name.Length..].Trim();

    [GeneratedRegex(@"^  (?<path>\$[^:]*): (?<message>.*)$", RegexOptions.Multiline)]
    private static partial Regex FindingLine { get; }
}
