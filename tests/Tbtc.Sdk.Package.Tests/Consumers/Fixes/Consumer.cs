using System.Threading.Tasks;
using Tbtc.Sdk;
using Tbtc.Sdk.Jobs;

namespace Consumer;

public static class Signers
{
    // The comment stays.
    public static Bytes32 Unchecked(WalletChainData wallet) => wallet.MembersIdsHash.Hash; // TBTC1001

    public static RegistryData Returned(WalletChainData wallet)
    {
        var copy = wallet.MembersIdsHash;
        return copy; // TBTC1001
    }

    public static Bytes32 Forced(WalletChainData wallet) => wallet.MembersIdsHash!.Hash; // TBTC1002

    public static RegistryData Cast(WalletChainData wallet) => (RegistryData)wallet.MembersIdsHash; // TBTC1002

    public static Bytes32 Replaced(WalletChainData wallet) => wallet.MembersIdsHash?.Hash ?? default; // TBTC1003

    public static Bytes32 Chosen(WalletChainData wallet) => wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : default; // TBTC1003

    public static Bytes32 Defaulted(WalletChainData wallet) => (wallet.MembersIdsHash?.Hash).GetValueOrDefault(); // TBTC1003

    public static async Task Dropped(IJobStore store, Job job)
    {
        await store.AcceptAsync(job); // TBTC2001
    }

    public static async Task OnlyTheGood(IJobStore store, Job job)
    {
        if (await store.AcceptAsync(job) is AcceptResult.Accepted) // TBTC2001
        {
            Console.WriteLine("accepted");
        }
    }
}
