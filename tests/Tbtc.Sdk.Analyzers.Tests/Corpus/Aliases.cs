using Members = Tbtc.Sdk.RegistryData;
using Wallet = Tbtc.Sdk.WalletChainData;

namespace Corpus;

// The SDK's types under other names.
internal static class Aliases
{
    public static void Bad_AliasedWallet(Wallet w) => Sink.Use(w.MembersIdsHash.Hash); // TBTC1001

    public static Members Bad_AliasedData(Wallet w) => w.MembersIdsHash; // TBTC1001

    public static void Bad_AliasedOptional(Members? members) => Sink.Use(members.Hash); // TBTC1001

    public static void Bad_FullyQualified(global::Tbtc.Sdk.WalletChainData w)
    {
        global::Tbtc.Sdk.RegistryData? members = w.MembersIdsHash;
        Sink.Take(members); // TBTC1001
    }

    public static void Bad_AliasedCast(Wallet w) => Sink.Take((Members)w.MembersIdsHash); // TBTC1002

    public static void Good_AliasedWallet(Wallet w)
    {
        if (w.MembersIdsHash is Members members)
        {
            Sink.Use(members.Hash);
        }
    }

    public static Members? Good_AliasedOptional(Wallet w) => w.MembersIdsHash;

    public static void Good_FullyQualified(global::Tbtc.Sdk.WalletChainData w)
    {
        if (w.HasMembersIdsHash is false)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }
}
