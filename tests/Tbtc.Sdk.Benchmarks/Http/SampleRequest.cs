using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Benchmarks.Http;

/// <summary>The qc_v1 request of the tests' vectors under any number of route request ids.</summary>
internal static class SampleRequest
{
    public const string Path = "/v1/qc_v1/signer/requests";

    private static readonly string Text =
        JsonNode.Parse(File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "Requests", "vectors.json")))!["requests"]!["qc_v1"]!["request"]!.ToJsonString();

    public static string RouteRequestId(int number) => string.Create(CultureInfo.InvariantCulture, $"ors_{number}");

    /// <summary>The body of a submit, and of a poll at the address of its job.</summary>
    public static byte[] Body(int number) =>
        Encoding.UTF8.GetBytes($$"""{"routeRequestId":"{{RouteRequestId(number)}}","request":{{Text}},"stage":"SIGNER_COORDINATION"}""");

    public static RequestInspection Inspect() => CovenantRequestJson.Inspect(Encoding.UTF8.GetBytes(Text), new ApprovalDomain(1));
}
