namespace Tbtc.Sdk.Jobs;

/// <summary>A job that is known, or suspected, and not served because what is left of it cannot be trusted.</summary>
/// <param name="RequestId">Its request id, or null where that is not known.</param>
/// <param name="Route">Its route key, or null where that is not known.</param>
/// <param name="Reason">What is wrong, and what to do.</param>
/// <param name="Since">When it was first seen, by the store's clock.</param>
public sealed record QuarantinedJob(string? RequestId, RouteKey? Route, string Reason, DateTimeOffset Since);
