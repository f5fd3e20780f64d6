using System;
using System.Threading.Tasks;
using Tbtc.Sdk;

if ((await Source.ReadAsync()).HasMembersIdsHash)
{
    Console.WriteLine((await Source.ReadAsync()).MembersIdsHash.Hash); // TBTC1001
}

internal static class Source
{
    public static Task<WalletChainData> ReadAsync() => throw new NotSupportedException();
}
