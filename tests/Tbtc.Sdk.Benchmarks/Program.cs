using System.Globalization;
using Tbtc.Sdk.Benchmarks.Analyzer;
using Tbtc.Sdk.Benchmarks.Chain;
using Tbtc.Sdk.Benchmarks.Http;
using Tbtc.Sdk.Benchmarks.Postgres;
using Tbtc.Sdk.Benchmarks.Requests;
using Tbtc.Sdk.Benchmarks.Store;

const int AnalyzerPairs = 9;

Dictionary<string, Func<TextWriter, Task>> subjects = new()
{
    ["chain"] = ChainBenchmarks.RunAsync,
    ["requests"] = RequestsBenchmark.RunAsync,
    ["http"] = HttpBenchmark.RunAsync,
    ["store"] = StoreBenchmarks.RunAsync,
    ["takeover"] = TakeoverBenchmark.RunAsync,
    ["store-open"] = StoreMemory.OpenAsync,
    ["postgres"] = PostgresBenchmark.RunAsync,
    ["postgres-node"] = output => PostgresBenchmark.RunNodeAsync(output, args[1]),
    ["analyzer"] = output => AnalyzerBenchmark.RunAsync(output, args is [_, var pairs] ? int.Parse(pairs, CultureInfo.InvariantCulture) : AnalyzerPairs),
};

if (args is not [var subject, ..] || !subjects.TryGetValue(subject, out var run))
{
    await Console.Error.WriteLineAsync($"Name what to measure: {string.Join(", ", subjects.Keys)}.");
    return 2;
}

await run(Console.Out);
return 0;
