namespace Tbtc.Sdk.Benchmarks.Analyzer;

/// <summary>One run of the compiler.</summary>
/// <param name="Seconds">From the start of its process to the end.</param>
/// <param name="OwnSeconds">What the compiler says our analyzers took of it, all threads together.</param>
internal sealed record Compiled(double Seconds, double OwnSeconds);
