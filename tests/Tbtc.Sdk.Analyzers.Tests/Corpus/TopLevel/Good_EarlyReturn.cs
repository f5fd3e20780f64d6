using System;
using Tbtc.Sdk;

var wallet = Source.Read();
if (!wallet.HasMembersIdsHash)
{
    Console.Error.WriteLine(wallet.RegistryFault);
    return 3;
}

Console.WriteLine(wallet.MembersIdsHash.Hash);
return 0;

internal static class Source
{
    public static WalletChainData Read() => throw new NotSupportedException();
}
