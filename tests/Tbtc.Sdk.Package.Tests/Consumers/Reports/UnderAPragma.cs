using Tbtc.Sdk;

namespace Consumer;

public static class UnderAPragma
{
#pragma warning disable TBTC1001
    public static Bytes32 HashOf(WalletChainData wallet) => wallet.MembersIdsHash.Hash; // always: warning CS8602
#pragma warning restore TBTC1001
}
