using System.Diagnostics.CodeAnalysis;
using Tbtc.Sdk;

namespace Consumer;

public static class SuppressedByAttribute
{
    [SuppressMessage("RegistryData", "TBTC1001:A members-ids hash that may be absent is used", Justification = "The case under test.")]
    public static Bytes32 HashOf(WalletChainData wallet) => wallet.MembersIdsHash.Hash; // always: warning CS8602
}
