namespace Tbtc.Sdk.Chain;

/// <summary>What the reader program has read, decoded.</summary>
/// <param name="Block">The block that it was executed at, with its marks.</param>
/// <param name="Registry">The registry that was asked.</param>
/// <param name="Results">One outcome for each of the first wallets asked; null where one is suspect.</param>
/// <param name="Suspects">The wallets whose registry call used up much of its gas and failed: not believed yet. Null where there are none.</param>
/// <param name="NeedsPlainCalls">Whether the Bridge did not answer as it should after these wallets: what it does answer, plain calls tell.</param>
internal sealed record ProgramReading(
    PinnedBlock Block, Address Registry, ArraySegment<WalletReadResult?> Results, List<SuspectWallet>? Suspects, bool NeedsPlainCalls);

/// <summary>A wallet of a <see cref="ProgramReading"/> for which the registry has to be asked again.</summary>
internal readonly record struct SuspectWallet(int Index, BridgeWallet Wallet);
