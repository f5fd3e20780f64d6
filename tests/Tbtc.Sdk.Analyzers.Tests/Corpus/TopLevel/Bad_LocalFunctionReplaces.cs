using System;
using Tbtc.Sdk;

var wallet = Source.Read();
if (!wallet.HasMembersIdsHash)
{
    return 1;
}

Refresh();
Console.WriteLine(wallet.MembersIdsHash.Hash); // TBTC1001
return 0;

void Refresh() => wallet = Source.Read();

internal static class Source
{
    public static WalletChainData Read() => throw new NotSupportedException();
}
