using System;
using Tbtc.Sdk;

try
{
    Console.WriteLine(Source.Read().RequireMembersIdsHash("print").Hash);
}
catch (MembersIdsHashUnavailableException e)
{
    Console.Error.WriteLine(e.Message);
}

internal static class Source
{
    public static WalletChainData Read() => throw new NotSupportedException();
}
