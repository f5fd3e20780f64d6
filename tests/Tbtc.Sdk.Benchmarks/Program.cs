using Tbtc.Sdk.Benchmarks.Chain;
using Tbtc.Sdk.Benchmarks.Requests;

Dictionary<string, Func<TextWriter, Task>> subjects = new()
{
    ["chain"] = ChainBenchmarks.RunAsync,
    ["requests"] = RequestsBenchmark.RunAsync,
};

if (args is not [var subject] || !subjects.TryGetValue(subject, out var run))
{
    await Console.Error.WriteLineAsync($"Name what to measure: {string.Join(", ", subjects.Keys)}.");
    return 2;
}

await run(Console.Out);
return 0;
