namespace Tbtc.Sdk.Chain;

/// <summary>Wallets that were read at one block.</summary>
/// <param name="Block">The block, for reading more wallets at the same one.</param>
/// <param name="Results">One outcome a wallet, in the order asked: of the first wallets asked for, at least one.</param>
internal sealed record WalletBatch(PinnedBlock Block, IReadOnlyList<WalletReadResult> Results);
