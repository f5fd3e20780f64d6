using Tbtc.Sdk;

namespace Consumer;

public static class SwitchedOff
{
    public static Bytes32 HashOf(WalletChainData wallet) => wallet.MembersIdsHash.Hash; // always: warning CS8602
}
