using System;
using Tbtc.Sdk;

var wallet = Source.Read();
var other = Source.Read();
Bytes32 forgiven = wallet.MembersIdsHash!.Hash; // TBTC1002
Bytes32 zero = other.MembersIdsHash?.Hash ?? default; // TBTC1003
bool same = Source.Read().MembersIdsHash == Source.Read().MembersIdsHash; // TBTC1004
bool empty = Source.Read().MembersIdsHash?.Hash == default(Bytes32); // TBTC1005
Console.WriteLine($"{Source.Read().MembersIdsHash} {forgiven} {zero} {same} {empty}"); // TBTC1007
if (!other.HasMembersIdsHash)
{
    throw new InvalidOperationException("No hash."); // TBTC1006
}

internal static class Source
{
    public static WalletChainData Read() => throw new NotSupportedException();
}
