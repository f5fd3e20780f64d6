using System;
using Tbtc.Sdk;

var wallet = Source.Read();
Console.WriteLine(wallet.MembersIdsHash.Hash); // TBTC1001

internal static class Source
{
    public static WalletChainData Read() => throw new NotSupportedException();
}
