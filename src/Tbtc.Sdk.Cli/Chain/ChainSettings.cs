namespace Tbtc.Sdk.Cli.Chain;

/// <summary>What a file says of the chain to read. What is not said is null.</summary>
internal sealed record ChainSettings(string? Rpc, Address? Bridge, Address? WalletRegistry, ulong? ChainId);
