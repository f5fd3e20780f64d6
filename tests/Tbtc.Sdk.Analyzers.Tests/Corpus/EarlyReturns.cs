namespace Corpus;

internal static class EarlyReturns
{
    public static void Bad_NoCheck(WalletChainData w)
    {
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static Bytes32 Bad_NoCheckInExpressionBody(WalletChainData w) => w.MembersIdsHash.Hash; // TBTC1001

    public static void Bad_InvertedCheck(WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_BranchThatDoesNotLeave(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            Sink.Count("hash.missing");
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_CheckOnOnePathOnly(WalletChainData w, bool strict)
    {
        if (strict)
        {
            if (!w.HasMembersIdsHash)
            {
                return;
            }
        }

        Sink.Take(w.MembersIdsHash); // TBTC1001
    }

    public static void Bad_LeavesOnlyWhenStrict(WalletChainData w, bool strict)
    {
        if (!w.HasMembersIdsHash && strict)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_CheckOrForce(WalletChainData w, bool force)
    {
        if (w.HasMembersIdsHash || force)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_CheckResultDropped(WalletChainData w)
    {
        _ = w.HasMembersIdsHash;
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_TryGetResultDropped(WalletChainData w)
    {
        w.TryGetMembersIdsHash(out var data);
        Sink.Use(data.Hash); // TBTC1001
    }

    public static void Bad_TryGetNegated(WalletChainData w)
    {
        if (!w.TryGetMembersIdsHash(out var data))
        {
            Sink.Take(data); // TBTC1001
        }
    }

    public static bool Bad_UseBeforeTheCheck(WalletChainData w, Bytes32 expected) =>
        w.MembersIdsHash.Hash == expected && w.HasMembersIdsHash; // TBTC1001

    public static void Bad_WrongArmOfTheConditional(WalletChainData w)
    {
        Bytes32? hash = w.HasMembersIdsHash ? null : w.MembersIdsHash.Hash; // TBTC1001
        Sink.OfferHash(hash);
    }

    public static void Bad_StateIsNotACheck(WalletChainData w)
    {
        if (w.State == WalletState.Live)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_RecordIsNotNullIsNotACheck(WalletChainData? w)
    {
        if (w is null)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_BlockHashIsNotACheck(WalletChainData w)
    {
        if (w.BlockHash is null || w.MainUtxoHash is null)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    // A fault that is no outage (not registered) still means that there is no hash.
    public static void Bad_NoOutageIsNotAvailable(WalletChainData w)
    {
        if (w.RegistryFault is { IsOutage: true })
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_OneFaultKindExcluded(WalletChainData w)
    {
        if (w.RegistryFault?.Kind == RegistryFaultKind.Timeout)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    // Debug.Assert is gone in Release.
    public static void Bad_DebugAssert(WalletChainData w)
    {
        Debug.Assert(w.HasMembersIdsHash, "The registry answered.");
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Good_EarlyReturn(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static bool Good_AndAlso(WalletChainData w, Bytes32 expected) => w.HasMembersIdsHash && w.MembersIdsHash.Hash == expected;

    public static bool Good_OrElse(WalletChainData w, Bytes32 expected) => !w.HasMembersIdsHash || w.MembersIdsHash.Hash == expected;

    public static Bytes32? Good_Conditional(WalletChainData w) => w.HasMembersIdsHash ? w.MembersIdsHash.Hash : null;

    public static void Good_DeMorgan(WalletChainData w, bool ready)
    {
        if (!(w.HasMembersIdsHash && ready))
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_NonShortCircuitAnd(WalletChainData a, WalletChainData b)
    {
        if (a.HasMembersIdsHash & b.HasMembersIdsHash)
        {
            Sink.Use(a.MembersIdsHash.Hash);
            Sink.Use(b.MembersIdsHash.Hash);
        }
    }

    public static void Good_ComparedWithTrue(WalletChainData w)
    {
        if (w.HasMembersIdsHash == true)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_NullableRecordNotTrue(WalletChainData? w)
    {
        if (w?.HasMembersIdsHash != true)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_NullRecordOrNoHash(WalletChainData? w)
    {
        if (w == null || !w.HasMembersIdsHash)
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_TryGet(WalletChainData w)
    {
        if (w.TryGetMembersIdsHash(out var data))
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_TryGetProvesTheProperty(WalletChainData w)
    {
        if (!w.TryGetMembersIdsHash(out _))
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static Bytes32 Good_Require(WalletChainData w) => w.RequireMembersIdsHash("approve the signers").Hash;

    public static void Good_RequireProvesTheProperty(WalletChainData w)
    {
        w.RequireMembersIdsHash();
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_NoFaultSoAvailable(WalletChainData w)
    {
        if (w.RegistryFault is null)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_FaultHandledFirst(WalletChainData w, ILogger logger)
    {
        if (w.RegistryFault is { } fault)
        {
            logger.LogWarning("No hash: {Fault}", fault);
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static RegistryData Good_CoalesceThrowWithFault(WalletChainData w) =>
        w.MembersIdsHash ?? throw new MembersIdsHashUnavailableException("sign", w.EcdsaWalletId, w.RegistryFault);
}
