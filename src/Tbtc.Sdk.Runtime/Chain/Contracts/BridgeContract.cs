namespace Tbtc.Sdk.Chain;

/// <summary>The calls of the Bridge that are used, and their answers.</summary>
internal static class BridgeContract
{
    public const int WalletBytes = 9 * Abi.WordBytes;
    private const int ContractReferencesWords = 4;
    private const int RegistryReference = 2;

    private static ReadOnlySpan<byte> WalletsSelector => [0xe6, 0x5e, 0x19, 0xd5];

    private static ReadOnlySpan<byte> ContractReferencesSelector => [0xa9, 0xde, 0x2f, 0x3a];

    /// <summary><c>wallets(bytes20 walletPubKeyHash)</c>.</summary>
    public static byte[] EncodeWallets(WalletPublicKeyHash wallet) => Abi.EncodeCall(WalletsSelector, wallet.AsSpan());

    /// <summary><c>contractReferences()</c>.</summary>
    public static byte[] EncodeContractReferences() => ContractReferencesSelector.ToArray();

    /// <summary>Decodes the answer of <c>wallets</c>: nine words. Hands out what is wrong with it, or null.</summary>
    public static string? DecodeWallets(ReadOnlySpan<byte> answer, out BridgeWallet wallet)
    {
        wallet = default;
        if (answer.Length != WalletBytes)
        {
            return $"{answer.Length} bytes instead of {WalletBytes}";
        }

        if (!Abi.TryUInt64(answer, 2, 64, out var pendingRedemptionsValue)
            || !Abi.TryUInt64(answer, 3, 32, out var createdAt)
            || !Abi.TryUInt64(answer, 4, 32, out var movingFundsRequestedAt)
            || !Abi.TryUInt64(answer, 5, 32, out var closingStartedAt)
            || !Abi.TryUInt64(answer, 6, 32, out var pendingMovedFundsSweepRequestsCount)
            || !Abi.TryUInt64(answer, 7, 8, out var state))
        {
            return "a number that is larger than its type";
        }

        if (state > (ulong)WalletState.Terminated)
        {
            return $"the unknown wallet state {state}";
        }

        wallet = new(
            Abi.Bytes32(answer, 0),
            Abi.Bytes32(answer, 1),
            pendingRedemptionsValue,
            (uint)createdAt,
            (uint)movingFundsRequestedAt,
            (uint)closingStartedAt,
            (uint)pendingMovedFundsSweepRequestsCount,
            (WalletState)state,
            Abi.Bytes32(answer, 8));
        return null;
    }

    /// <summary>Decodes the wallet registry's address from the answer of <c>contractReferences</c>: four words, of which it is the third.</summary>
    public static string? DecodeRegistry(ReadOnlySpan<byte> answer, out Address registry)
    {
        registry = default;
        if (answer.Length != ContractReferencesWords * Abi.WordBytes)
        {
            return $"{answer.Length} bytes instead of {ContractReferencesWords * Abi.WordBytes}";
        }

        return Abi.TryAddress(Abi.Word(answer, RegistryReference), out registry) ? null : "the zero address, or one that is longer than its type";
    }
}
