using Tbtc.Sdk;

namespace Consumer;

public static class ProvenByAnAlias
{
    public static Bytes32? HashOf(WalletChainData wallet)
    {
        var same = wallet;
        return same.HasMembersIdsHash
            ? wallet.MembersIdsHash.Hash // unanalysed: warning CS8602
            : null;
    }
}
