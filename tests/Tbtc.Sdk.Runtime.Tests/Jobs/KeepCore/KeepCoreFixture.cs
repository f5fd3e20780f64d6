using System.Text.Json;

namespace Tbtc.Sdk.Jobs.KeepCore;

/// <summary>Data directories that the Go store wrote, and what it reads back from them.</summary>
internal static class KeepCoreFixture
{
    public const string Password = "password";

    private static string Root => Path.Join(AppContext.BaseDirectory, "Jobs", "KeepCore", "fixtures");

    /// <summary>The jobs directory of one of the two: <c>data</c>, plain, or <c>data-enc</c>.</summary>
    public static string Jobs(string data) => Path.Join(Root, data, "covenant-signer-jobs");

    /// <summary>What the Go store reads: every job by its request id, canonical.</summary>
    public static IReadOnlyDictionary<string, string> Expected() =>
        Lines().SkipLast(1).ToDictionary(line => JsonDocument.Parse(line).RootElement.GetProperty("requestId").GetString()!);

    /// <summary>The request id of every route key, as the Go store has them: <c>route:routeRequestId</c>.</summary>
    public static IReadOnlyDictionary<string, string> Routes() => JsonDocument.Parse(Lines()[^1]).RootElement.GetProperty("routeIndex")
        .EnumerateObject().ToDictionary(route => route.Name, route => route.Value.GetString()!);

    /// <summary>The digests of the plain files, by their name.</summary>
    public static IReadOnlyDictionary<string, string> Digests() =>
        File.ReadAllLines(Path.Join(Root, "SHA256SUMS")).Select(line => line.Split("  ", 2)).ToDictionary(line => line[1], line => line[0]);

    public static void CopyTo(string data, TestDirectory directory) => StoreScenario.CopyTree(Jobs(data), directory.Jobs);

    private static string[] Lines() => File.ReadAllLines(Path.Join(Root, "expected.jsonl"));
}
