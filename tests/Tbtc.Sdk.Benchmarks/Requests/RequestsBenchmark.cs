using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Benchmarks.Requests;

/// <summary>What reading a covenant request costs: to its digests, and to the last signature, beside plain deserialisation of the same body.</summary>
internal static class RequestsBenchmark
{
    private const int MeasuredRounds = 501;
    private const int CountedCalls = 20;
    private const int WarmUpCalls = 500;

    private static readonly ApprovalDomain Domain = new(chainId: 1);

    public static async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync(Machine.Describe());
        await output.WriteLineAsync();
        await output.WriteLineAsync("| body of a poll | way | time | times plain | allocated | times plain |");
        await output.WriteLineAsync("|---|---|---:|---:|---:|---:|");
        var vectors = JsonNode.Parse(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Requests", "vectors.json")))!["requests"]!;
        (string Name, byte[] Body)[] bodies = [.. ((string[])["self_v1", "qc_v1", "with_everything"]).Select(name => (name, Body(vectors[name]!["request"]!)))];

        // All before any is measured: what is measured first must not be the only one that meets code which is not optimised yet.
        foreach (var (_, body) in bodies)
        {
            Array.ForEach(Ways(body), way => Repeat(way.Call, WarmUpCalls));
        }

        foreach (var (name, body) in bodies)
        {
            await MeasureAsync(name, body, output);
        }
    }

    private static byte[] Body(JsonNode request) => Encoding.UTF8.GetBytes(
        new JsonObject { ["routeRequestId"] = "rr-1", ["stage"] = "SIGNER_COORDINATION", ["request"] = request.DeepClone() }.ToJsonString());

    private static (string Name, Func<bool> Call)[] Ways(byte[] body)
    {
        var route = CovenantRequestJson.Inspect(body, Domain).Request!.Route;
        return
        [
            ("System.Text.Json, source-generated, into plain records", () => JsonSerializer.Deserialize(body, PlainJson.Default.PlainBody)?.Request is not null),
            ("parse, normalise, digests (`ReadPoll`)", () => CovenantRequestJson.ReadPoll(body, route).IsValid),
            ("the same, every rule, every signature (`Inspect`)", () => CovenantRequestJson.Inspect(body, Domain).IsValid),
        ];
    }

    // One call a round: short enough that the median is of calls that nothing interrupted.
    private static async Task MeasureAsync(string name, byte[] body, TextWriter output)
    {
        var ways = Ways(body);
        var allocated = Array.ConvertAll(ways, way => AllocatedBytes(way.Call));
        var times = await Rounds.MedianAsync(MeasuredRounds, Array.ConvertAll<(string, Func<bool> Call), Func<Task>>(ways, way => () => Repeat(way.Call, 1)));
        for (var i = 0; i < ways.Length; i++)
        {
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name}, {body.Length} bytes | {ways[i].Name} | {times[i].TotalMicroseconds:0.0} µs | {times[i] / times[0]:0.0} | {allocated[i]} bytes | {(double)allocated[i] / allocated[0]:0.0} |"));
        }
    }

    // Nothing is awaited, so that all of it is allocated by this thread.
    private static long AllocatedBytes(Func<bool> call)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Repeat(call, CountedCalls);
        return (GC.GetAllocatedBytesForCurrentThread() - before) / CountedCalls;
    }

    private static Task Repeat(Func<bool> call, int calls)
    {
        for (var i = 0; i < calls; i++)
        {
            if (!call())
            {
                throw new InvalidOperationException("The body was not read.");
            }
        }

        return Task.CompletedTask;
    }
}
