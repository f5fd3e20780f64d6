using System;
using System.Threading.Tasks;
using Tbtc.Sdk;
using Tbtc.Sdk.Jobs;

namespace Consumer;

public static class Rules
{
    public static Bytes32 Unchecked(WalletChainData wallet) => wallet.MembersIdsHash.Hash; // shown: error TBTC1001; unanalysed: warning CS8602

    public static Bytes32 Forced(WalletChainData wallet) => wallet.MembersIdsHash!.Hash; // shown: error TBTC1002

    public static RegistryData Cast(WalletChainData wallet) => (RegistryData)wallet.MembersIdsHash; // shown: error TBTC1002; unanalysed: warning CS8600, unanalysed: warning CS8603

    public static Bytes32 Replaced(WalletChainData wallet) => wallet.MembersIdsHash?.Hash ?? default; // shown: error TBTC1003

    public static bool AbsentEqualsAbsent(WalletChainData before, WalletChainData after) => before.MembersIdsHash == after.MembersIdsHash; // shown: warning TBTC1004

    public static bool ComparedWithZero(WalletChainData wallet) => wallet.MembersIdsHash?.Hash != default(Bytes32); // shown: warning TBTC1005

    public static RegistryData CauseIsLost(WalletChainData wallet) =>
        wallet.MembersIdsHash ?? throw new InvalidOperationException("No hash."); // shown: warning TBTC1006

    public static string Printed(WalletChainData wallet) => $"Signers: {wallet.MembersIdsHash}"; // shown: warning TBTC1007

    public static RegistryData CastThenReturned(WalletChainData wallet)
    {
        var hash = (RegistryData)wallet.MembersIdsHash; // shown: error TBTC1002; unanalysed: warning CS8600
        return hash; // unanalysed: warning CS8603
    }

    public static async Task Dropped(IJobStore store, Job job)
    {
        await store.AcceptAsync(job); // shown: warning TBTC2001
    }
}
