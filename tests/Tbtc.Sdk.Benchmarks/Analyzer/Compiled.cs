namespace Tbtc.Sdk.Benchmarks.Analyzer;

/// <summary>One run of the compiler.</summary>
/// <param name="Seconds">From the start of its process to the end.</param>
/// <param name="ProcessorSeconds">What its process took of the processors: what other work on the machine changes least.</param>
/// <param name="OwnSeconds">What the compiler says our analyzers took of it, all threads together.</param>
internal sealed record Compiled(double Seconds, double ProcessorSeconds, double OwnSeconds);
