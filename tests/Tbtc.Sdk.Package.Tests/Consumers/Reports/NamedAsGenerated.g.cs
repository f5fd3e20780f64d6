#nullable enable
using Tbtc.Sdk;

namespace Consumer;

public static class NamedAsGenerated
{
    public static Bytes32 HashOf(WalletChainData wallet) => wallet.MembersIdsHash.Hash; // always: warning CS8602
}
