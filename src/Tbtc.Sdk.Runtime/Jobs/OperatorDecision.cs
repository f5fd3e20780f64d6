namespace Tbtc.Sdk.Jobs;

/// <summary>An act of an operator, as the store keeps it.</summary>
/// <param name="Verb">What was done.</param>
/// <param name="RequestId">The job, or null where it was not about one.</param>
/// <param name="Route">Its route key, likewise.</param>
/// <param name="File">The unknown thing that it was about, or the directory exported to; else null.</param>
/// <param name="Act">Who, and why.</param>
/// <param name="At">When, by the store's clock.</param>
public sealed record OperatorDecision(OperatorVerb Verb, string? RequestId, RouteKey? Route, string? File, OperatorAct Act, DateTimeOffset At);
