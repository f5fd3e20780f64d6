using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Repairs a request by nothing but what a finding says.</summary>
internal static partial class FindingRepair
{
    [GeneratedRegex("^expected (?<value>[^ ,]+), ")]
    private static partial Regex ExpectedValue { get; }

    public static void Apply(JsonObject request, RequestFinding finding)
    {
        var path = finding.Path.TrimStart('$').TrimStart('.');
        if (finding.Message == "is unknown here; leave it out")
        {
            var steps = path.Split('.');
            var parent = steps[..^1].Aggregate((JsonNode)request, static (node, step) => node[step]!);
            Assert.True(parent.AsObject().Remove(steps[^1]), finding.ToString());
            return;
        }

        var expected = ExpectedValue.Match(finding.Message);
        Assert.True(expected.Success, finding.ToString());
        var text = expected.Groups["value"].Value;
        request.Set(path, IsNumberOrFlag(text) ? JsonNode.Parse(text) : JsonValue.Create(text));
    }

    private static bool IsNumberOrFlag(string text) => text is "true" or "false" || text.All(char.IsAsciiDigit);
}
