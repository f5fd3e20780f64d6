namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>What became of a damaged directory in the hands of somebody who has only the guide.</summary>
/// <param name="Operator">What was met and typed.</param>
/// <param name="Failure">Why it did not end well, or null.</param>
internal sealed record GuidedRun(GuidedOperator Operator, Exception? Failure);
