using Tbtc.Sdk;

namespace Consumer;

public static class ProvenByAFlag
{
    public static Bytes32? HashOf(WalletChainData wallet)
    {
        var available = wallet.HasMembersIdsHash;
        return available
            ? wallet.MembersIdsHash.Hash // unanalysed: warning CS8602
            : null;
    }
}
