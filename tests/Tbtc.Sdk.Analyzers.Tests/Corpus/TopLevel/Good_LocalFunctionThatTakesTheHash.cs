using System;
using System.Threading.Tasks;
using Tbtc.Sdk;

var wallet = await Source.ReadAsync();
if (wallet is { MembersIdsHash: { } data })
{
    await Task.Yield();
    Print(data);
    Print(wallet.MembersIdsHash);
}

static void Print(RegistryData data) => Console.WriteLine(data.Hash);

internal static class Source
{
    public static Task<WalletChainData> ReadAsync() => throw new NotSupportedException();
}
