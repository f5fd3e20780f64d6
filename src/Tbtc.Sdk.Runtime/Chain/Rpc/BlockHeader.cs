namespace Tbtc.Sdk.Chain;

/// <summary>What the SDK needs of a block's header.</summary>
/// <param name="Number">The block's number.</param>
/// <param name="Hash">The block's hash.</param>
public sealed record BlockHeader(ulong Number, Bytes32 Hash);
