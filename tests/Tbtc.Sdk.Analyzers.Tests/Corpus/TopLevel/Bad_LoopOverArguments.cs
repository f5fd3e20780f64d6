using System;
using Tbtc.Sdk;

foreach (var argument in args)
{
    var wallet = Source.Read(WalletPublicKeyHash.Parse(argument));
    Print(wallet.MembersIdsHash); // TBTC1001
}

static void Print(RegistryData data) => Console.WriteLine(data.Hash);

internal static class Source
{
    public static WalletChainData Read(WalletPublicKeyHash wallet) => throw new NotSupportedException(wallet.ToString());
}
