namespace Tbtc.Sdk.Jobs;

/// <summary>Something that the store's ledger does not account for.</summary>
/// <param name="File">The file, relative to the data directory.</param>
/// <param name="Route">The route key that it claims, which is not accepted for anybody; null where it claims none.</param>
/// <param name="Reason">What it is.</param>
/// <param name="Since">When it was first seen, by the store's clock.</param>
/// <param name="BlocksUnknownKeys">Whether, because of it, no route key that the ledger does not know is accepted.</param>
public sealed record UnknownFile(string File, RouteKey? Route, string Reason, DateTimeOffset Since, bool BlocksUnknownKeys);
