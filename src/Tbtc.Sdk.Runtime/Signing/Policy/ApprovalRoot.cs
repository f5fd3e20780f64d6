namespace Tbtc.Sdk.Signing;

/// <summary>Who must have approved: a compressed key in lower-case hex, the account of a wallet, or both.</summary>
internal readonly record struct ApprovalRoot(string? PublicKey, Address? EthereumAddress);
