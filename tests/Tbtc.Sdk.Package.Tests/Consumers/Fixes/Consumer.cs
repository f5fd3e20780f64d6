using Tbtc.Sdk;

namespace Consumer;

public static class Signers
{
    // The comment stays.
    public static Bytes32 Unchecked(WalletChainData wallet) => wallet.MembersIdsHash.Hash; // TBTC1001

    public static RegistryData Returned(WalletChainData wallet)
    {
        var copy = wallet.MembersIdsHash;
        return copy; // TBTC1001
    }

    public static Bytes32 Forced(WalletChainData wallet) => wallet.MembersIdsHash!.Hash; // TBTC1002

    public static RegistryData Cast(WalletChainData wallet) => (RegistryData)wallet.MembersIdsHash; // TBTC1002

    public static Bytes32 Replaced(WalletChainData wallet) => wallet.MembersIdsHash?.Hash ?? default; // TBTC1003

    public static Bytes32 Chosen(WalletChainData wallet) => wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : default; // TBTC1003

    public static Bytes32 Defaulted(WalletChainData wallet) => (wallet.MembersIdsHash?.Hash).GetValueOrDefault(); // TBTC1003
}
