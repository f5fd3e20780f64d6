using System;
using Tbtc.Sdk;

var wallet = Source.Read();
if (wallet.MembersIdsHash is null)
{
    return;
}

Action print = () => Console.WriteLine(wallet.MembersIdsHash.Hash);
print();

internal static class Source
{
    public static WalletChainData Read() => throw new NotSupportedException();
}
