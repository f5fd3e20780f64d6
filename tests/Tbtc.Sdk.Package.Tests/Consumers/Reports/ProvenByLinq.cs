using System.Collections.Generic;
using System.Linq;
using Tbtc.Sdk;

namespace Consumer;

public static class ProvenByLinq
{
    public static IEnumerable<Bytes32> HashesOf(IEnumerable<WalletChainData> wallets) => wallets
        .Where(wallet => wallet.HasMembersIdsHash)
        .Select(wallet => wallet.MembersIdsHash.Hash); // unanalysed: warning CS8602
}
