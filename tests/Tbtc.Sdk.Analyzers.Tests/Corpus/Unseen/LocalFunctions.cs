using System.Runtime.CompilerServices;

namespace UnseenCases;

public sealed class SweepJob
{
    public required WalletChainData Wallet { get; set; }

    public required WalletChainData Target { get; init; }
}

public static class LocalFunctions
{
    public static void Good_GuardInALocalFunction(WalletChainData wallet)
    {
        EnsureSigners();
        Sink.Sign(wallet.MembersIdsHash.Hash);

        void EnsureSigners()
        {
            if (!wallet.HasMembersIdsHash)
            {
                throw new MembersIdsHashUnavailableException("sweep", wallet.EcdsaWalletId, wallet.RegistryFault);
            }
        }
    }

    public static void Bad_GuardThatOnlyPrints(WalletChainData wallet)
    {
        EnsureSigners();
        Sink.Sign(wallet.MembersIdsHash.Hash); // TBTC1001

        void EnsureSigners()
        {
            if (!wallet.HasMembersIdsHash)
            {
                Console.WriteLine($"No signers: {wallet.RegistryFault}");
            }
        }
    }

    public static void Good_PredicateInALocalFunction(WalletChainData wallet)
    {
        bool Ready() => wallet is { HasMembersIdsHash: true, PendingRedemptionsValueSats: > 0 };

        if (Ready())
        {
            Sink.Sign(wallet.MembersIdsHash.Hash);
        }
    }

    public static void Bad_PredicateUpsideDown(WalletChainData wallet)
    {
        bool Blocked() => !wallet.HasMembersIdsHash && wallet.PendingRedemptionsValueSats > 0;

        if (!Blocked())
        {
            Sink.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Good_LocalFunctionReturnsBoth(WalletChainData wallet)
    {
        var (hash, fault) = Split();
        if (hash is null)
        {
            throw new InvalidOperationException($"No signers: {fault}");
        }

        Sink.Keep(hash);

        (RegistryData? Hash, RegistryFault? Fault) Split() => (wallet.MembersIdsHash, wallet.RegistryFault);
    }

    public static void Bad_DeconstructedUnchecked(WalletChainData wallet)
    {
        var (id, hash) = (wallet.EcdsaWalletId, wallet.MembersIdsHash);
        Console.WriteLine(id);
        Sink.Keep(hash); // TBTC1001
    }

    public static void Good_TupleElementIsTheSameHash(WalletChainData wallet)
    {
        var pair = (Wallet: wallet, Hash: wallet.MembersIdsHash);
        if (pair.Hash is null)
        {
            return;
        }

        Sink.Keep(wallet.MembersIdsHash);
        Sink.Keep(pair.Wallet.MembersIdsHash);
    }

    public static void Bad_Swapped(WalletChainData source, WalletChainData target)
    {
        if (!source.HasMembersIdsHash)
        {
            return;
        }

        (source, target) = (target, source);
        Sink.Keep(target.MembersIdsHash);
        Sink.Keep(source.MembersIdsHash); // TBTC1001
    }

    public static void Good_Negations(WalletChainData wallet)
    {
        if (wallet is not ({ MembersIdsHash: not null } and { State: not (WalletState.Closed or WalletState.Terminated) }))
        {
            return;
        }

        Sink.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_OrPattern(WalletChainData wallet)
    {
        if (wallet is { HasMembersIdsHash: true } or { State: WalletState.MovingFunds })
        {
            Sink.Keep(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_FlagsTogether(WalletChainData wallet, bool dryRun)
    {
        var available = wallet.MembersIdsHash != null;
        var live = wallet.State is WalletState.Live;
        var sign = available && live && !dryRun;
        if (!sign)
        {
            return;
        }

        Sink.Sign(wallet.MembersIdsHash.Hash);
    }

    public static void Bad_FlagOfTheFormerWallet(WalletChainData wallet, WalletChainData next)
    {
        var available = wallet.HasMembersIdsHash;
        wallet = next;
        if (available)
        {
            Sink.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    private static void Process(SweepJob job) => job.Wallet = job.Target;

    public static void Bad_HolderWasPassedOn(SweepJob job)
    {
        if (!job.Wallet.HasMembersIdsHash)
        {
            return;
        }

        Process(job);
        Sink.Keep(job.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_InitOnlyHolderWasPassedOn(SweepJob job)
    {
        if (!job.Target.HasMembersIdsHash)
        {
            return;
        }

        Process(job);
        Sink.Keep(job.Target.MembersIdsHash);
    }

    private static bool CanSign(this WalletChainData wallet) => wallet.State == WalletState.Live && wallet.MembersIdsHash is not null;

    public static void Good_ExtensionHelper(WalletChainData wallet)
    {
        if (wallet.CanSign())
        {
            Sink.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Bad_ExtensionHelperSaysNo(WalletChainData wallet)
    {
        if (wallet.CanSign())
        {
            return;
        }

        Sink.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_UnsafeAs(WalletChainData wallet)
    {
        var signers = Unsafe.As<RegistryData>(wallet.MembersIdsHash); // TBTC1002
        Console.WriteLine(signers is null);
    }

    public static void Bad_DebugAssert(WalletChainData wallet)
    {
        Debug.Assert(wallet.HasMembersIdsHash, "checked by the caller");
        Sink.Keep(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_ElseOfTheCheck(WalletChainData wallet)
    {
        Bytes32 hash;
        if (wallet.TryGetMembersIdsHash(out var signers))
        {
            hash = signers.Hash;
        }
        else
        {
            hash = new Bytes32(); // TBTC1003
        }

        Sink.Sign(hash);
    }

    public static void Good_DefaultBehindItsFlag(WalletChainData wallet)
    {
        var known = wallet.TryGetMembersIdsHash(out var signers);
        var hash = known ? signers.Hash : default;
        if (known)
        {
            Sink.Sign(hash);
        }
    }

    public static void Good_OffersNullables(WalletChainData wallet)
    {
        RegistryData? signers = null;
        if (wallet.State == WalletState.Live)
        {
            signers = wallet.MembersIdsHash;
        }

        Sink.Offer(signers);
        Sink.Keep(signers ?? wallet.RequireMembersIdsHash());
    }

    public static void Good_UsingAndLoop(WalletChainData wallet, ILogger logger)
    {
        using var scope = logger.BeginScope(nameof(wallet.MembersIdsHash));
        for (; ; )
        {
            if (wallet.MembersIdsHash is null)
            {
                break;
            }

            Sink.Keep(wallet.MembersIdsHash);
            return;
        }

        logger.LogWarning("Nothing to sign: {Fault}", wallet.RegistryFault);
    }
}
