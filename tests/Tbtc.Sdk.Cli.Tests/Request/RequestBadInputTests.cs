using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.Cli.Tests.Request;

/// <summary>Bad input is one finding with its path, or one line on standard error where there is nothing to inspect.</summary>
public sealed class RequestBadInputTests
{
    private static readonly string Good = Vectors.Request("with_everything").ToJsonString();

    public static TheoryData<string, string, string> NoRequests { get; } = new()
    {
        { "empty", "", "got nothing" },
        { "white space", " \n", "line 2" },
        { "no object", "[]", "expected an object; got a list" },
        { "truncated", Good[..^1], "line 1" },
        { "two documents", Good + Good, "line 1" },
        { "deep nesting", Good[..^1] + ",\"deep\":" + new string('[', 5000) + new string(']', 5000) + "}", "at most 16 levels" },
        { "binary", "\0\u0001\u0002", "line 1, byte 1" },
    };

    public static TheoryData<string, string, string, string, string> BadFields { get; } = new()
    {
        { "duplicate field", "\"facadeRequestId\":", "\"facadeRequestId\":\"x\",\"facadeRequestId\":", "$.facadeRequestId", "more than once" },
        { "unknown field", "{\"facadeRequestId\":", "{\"other\":1,\"facadeRequestId\":", "$.other", "is unknown here" },
        { "wrong type", "\"strategy\":\"0x1F1F1F1F1F1F1F1F1F1F1F1F1F1F1F1F1F1F1F1F\"", "\"strategy\":[]", "$.strategy", "got a list" },
        { "missing field", "\"maturityHeight\":950000,", "", "$.maturityHeight", "is required" },
        { "number as string", "\"maturityHeight\":950000", "\"maturityHeight\":\"950000\"", "$.maturityHeight", "without quotes" },
        { "negative integer", "\"maturityHeight\":950000", "\"maturityHeight\":-1", "$.maturityHeight", "got -1" },
        { "fractional integer", "\"maturityHeight\":950000", "\"maturityHeight\":950000.5", "$.maturityHeight", "got 950000.5" },
        { "2^64", "\"maturityHeight\":950000", "\"maturityHeight\":18446744073709551616", "$.maturityHeight", "got 18446744073709551616" },
        { "odd-length hex", "\"strategy\":\"0x1F", "\"strategy\":\"0x1", "$.strategy", "got 39 hex digits" },
        { "hex without 0x", "\"strategy\":\"0x1F", "\"strategy\":\"1F", "$.strategy", "expected 0x" },
        { "id with a newline", "\"facadeRequestId\":\"", "\"facadeRequestId\":\"\\n", "$.facadeRequestId", "U+000A" },
        { "id of 256 characters", "\"facadeRequestId\":\"", "\"facadeRequestId\":\"" + new string('x', 250), "$.facadeRequestId", "1 to 255 characters" },
        { "time of another shape", "2026-03-09T00:00:00.000Z", "2026-03-09 00:00", "$.migrationPlanQuote.issuedAt", "YYYY-MM-DDTHH:MM:SS.mmmZ" },
    };

    [Theory]
    [MemberData(nameof(NoRequests))]
    public async Task What_is_no_request_is_one_finding(string name, string document, string said)
    {
        var result = await Inspect.RunAsync(document);

        Assert.Equal((name, 1, ""), (name, result.ExitCode, result.Error));
        var finding = Assert.Single(Inspect.Findings(result));
        Assert.Equal("$", finding.Path);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
        Assert.StartsWith("none", Inspect.Value(result, "Request digest"), StringComparison.Ordinal);
        Assert.DoesNotContain("Normalised", result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadFields))]
    public async Task Bad_field_is_one_finding_with_its_path(string name, string good, string bad, string path, string said)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);

        var result = await Inspect.RunAsync(Good.Replace(good, bad, StringComparison.Ordinal));

        Assert.Equal((name, 1, ""), (name, result.ExitCode, result.Error));
        var finding = Assert.Single(Inspect.Findings(result));
        Assert.Equal(path, finding.Path);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upper_case_hex_is_no_finding_and_normalised()
    {
        var result = await Inspect.RunAsync(Vectors.Request(), "--json");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("0x1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f", JsonNode.Parse(result.Output)!["normalized"]!["strategy"]!.GetValue<string>());
    }

    [Fact]
    public async Task Values_that_overflow_when_added_are_one_finding() =>
        Assert.Equal("$.migrationTransactionPlan.inputValueSats", (await OnlyFindingAsync(Vectors.Request("overflowing_sum"))).Path);

    [Fact]
    public async Task Signature_with_a_high_s_is_one_finding() => Assert.Contains(
        "half of the order", (await OnlyFindingAsync(Vectors.Request().WithDepositorSignature(Vectors.Signature("depositor", "highDer")))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Key_that_is_not_on_the_curve_is_one_finding()
    {
        var request = Vectors.Request();
        request.Set("scriptTemplate.depositorPublicKey", Vectors.Key("notOnTheCurve"));

        Assert.Equal("$.scriptTemplate.depositorPublicKey", (await OnlyFindingAsync(request)).Path);
    }

    [Fact]
    public async Task Document_that_is_not_utf8_is_one_finding()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, [.. Encoding.UTF8.GetBytes(Good[..20]), 0xff, .. Encoding.UTF8.GetBytes(Good[20..])]);

            var result = await ConsoleApp.Tbtc.RunAsync("request", "inspect", file);

            Assert.Equal((1, ""), (result.ExitCode, result.Error));
            Assert.Equal([new("$", "is not UTF-8")], Inspect.Findings(result));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Document_beyond_two_mebibytes_is_refused_from_standard_input()
    {
        var result = await Inspect.RunAsync(new string(' ', CovenantRequestJson.MaxBytes + 1));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("Standard input is longer than 2 MiB", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Document_of_two_mebibytes_is_inspected()
    {
        var result = await Inspect.RunAsync(Good.PadRight(CovenantRequestJson.MaxBytes));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }

    [Theory]
    [InlineData("missing.json", "The request 'missing.json' cannot be read: there is no such file")]
    [InlineData(".", "The request '.' cannot be read: it is a directory")]
    [InlineData("https://node.example/?key=s3cr3t", "The request (an address, not shown) cannot be read")]
    public async Task File_that_cannot_be_read_is_named_with_the_cause(string file, string said)
    {
        var result = await ConsoleApp.Tbtc.RunAsync("request", "inspect", file);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(said, result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--chain-id", "-1", "give a decimal number")]
    [InlineData("--chain-id", "18446744073709551616", "give a decimal number")]
    [InlineData("--salt", "0x00", "give 0x and 64 hex digits")]
    [InlineData("--depositor", "alice", "give 0x and 40 hex digits")]
    public async Task Malformed_option_is_named_with_the_remedy(string option, string value, string remedy)
    {
        var result = await Inspect.RunAsync(Good, option, value);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"{option}: '{value}' is not", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Contains(remedy, result.Error, StringComparison.Ordinal);
    }

    private static async Task<RequestFinding> OnlyFindingAsync(JsonNode request)
    {
        var result = await Inspect.RunAsync(request);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        return Assert.Single(Inspect.Findings(result));
    }
}
