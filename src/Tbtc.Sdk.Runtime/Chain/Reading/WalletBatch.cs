namespace Tbtc.Sdk.Chain;

/// <summary>Wallets that were read at one block.</summary>
/// <param name="Block">The block, named as exactly as it is known, for reading more wallets at the same one.</param>
/// <param name="Results">One outcome a wallet, in the order asked.</param>
internal sealed record WalletBatch(BlockReference Block, IReadOnlyList<WalletReadResult> Results);
