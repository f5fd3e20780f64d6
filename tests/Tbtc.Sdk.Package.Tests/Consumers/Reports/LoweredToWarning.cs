using Tbtc.Sdk;

namespace Consumer;

public static class LoweredToWarning
{
    public static Bytes32 HashOf(WalletChainData wallet) => wallet.MembersIdsHash.Hash; // shown: warning TBTC1001; unanalysed: warning CS8602
}
