namespace Corpus;

internal static class Patterns
{
    public static void Bad_VarPatternMatchesNull(WalletChainData w)
    {
        if (w.MembersIdsHash is var data)
        {
            Sink.Use(data.Hash); // TBTC1001
        }
    }

    public static void Bad_VarPatternInAProperty(WalletChainData w)
    {
        if (w is { State: WalletState.Live, MembersIdsHash: var data })
        {
            Sink.Use(data.Hash); // TBTC1001
        }
    }

    public static void Bad_OrPatternWithAnArmWithoutProof(WalletChainData w)
    {
        if (w is { HasMembersIdsHash: true } or { State: WalletState.Closed })
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_NotPatternInverted(WalletChainData w)
    {
        if (w.MembersIdsHash is not { } data)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
            return;
        }

        Sink.Take(data);
    }

    public static void Bad_NegatedAndProvesNothing(WalletChainData w)
    {
        if (w is not ({ HasMembersIdsHash: false } and { State: WalletState.Live }))
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_PatternOnAnotherProperty(WalletChainData w)
    {
        if (w is { MainUtxoHash: not null, BlockHash: { } })
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_PropertyPatternFalse(WalletChainData w)
    {
        if (w is { HasMembersIdsHash: false })
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_FaultPatternTakenForSuccess(WalletChainData w)
    {
        if (w is { RegistryFault: not null })
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_FaultKindExcludedByPattern(WalletChainData w)
    {
        if (w is not { RegistryFault.Kind: RegistryFaultKind.Reverted or RegistryFaultKind.Timeout })
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_ListPatternWithVar(WalletChainData[] wallets)
    {
        if (wallets is [var first, ..])
        {
            Sink.Use(first.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_ListPatternProvesTheOtherElement(WalletChainData[] wallets)
    {
        if (wallets is [{ HasMembersIdsHash: true }, var second])
        {
            Sink.Use(second.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_PositionalPatternWithDiscard(WalletChainData a, WalletChainData b)
    {
        if ((a.HasMembersIdsHash, b.HasMembersIdsHash) is (true, _))
        {
            Sink.Use(b.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_DeclarationPatternOnObject(object value)
    {
        if (value is WalletChainData w)
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Bad_NullPatternBranchSwapped(WalletChainData w)
    {
        if (w.MembersIdsHash is null)
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_IsNotNull(WalletChainData w)
    {
        if (w.MembersIdsHash is not null)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_EmptyPropertyPattern(WalletChainData w)
    {
        if (w.MembersIdsHash is { } data)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_TypePattern(WalletChainData w)
    {
        if (w.MembersIdsHash is RegistryData data)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_IsObject(WalletChainData w)
    {
        if (w.MembersIdsHash is object)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_IsNotPatternLeaves(WalletChainData w)
    {
        if (w.MembersIdsHash is not { } data)
        {
            return;
        }

        Sink.Use(data.Hash);
        Sink.Take(w.MembersIdsHash);
    }

    public static void Good_FlagInPropertyPattern(WalletChainData? w)
    {
        if (w is { HasMembersIdsHash: true, State: WalletState.Live })
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_NestedPropertyPattern(WalletChainData w)
    {
        if (w is { MembersIdsHash: { Hash: var hash } })
        {
            Sink.Use(hash);
        }
    }

    public static void Good_ExtendedPropertyPattern(WalletChainData w)
    {
        if (w is { MembersIdsHash.BlockNumber: > 100 })
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_OrPatternWhereBothArmsProve(WalletChainData w)
    {
        if (w is { HasMembersIdsHash: true } or { MembersIdsHash: not null })
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_AndPattern(WalletChainData w)
    {
        if (w is { State: WalletState.Live } and { HasMembersIdsHash: true })
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_NotOrLeaves(WalletChainData w)
    {
        if (w is not { HasMembersIdsHash: true } or { State: WalletState.Closed })
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_NoFaultPattern(WalletChainData w)
    {
        if (w is { RegistryFault: null })
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_FaultIsNotNullPatternLeaves(WalletChainData w)
    {
        if (w is { RegistryFault: not null })
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_ListPattern(WalletChainData[] wallets)
    {
        if (wallets is [{ HasMembersIdsHash: true } first, .., { MembersIdsHash: { } last }])
        {
            Sink.Use(first.MembersIdsHash.Hash);
            Sink.Use(last.Hash);
        }
    }

    public static void Good_TuplePattern(WalletChainData a, WalletChainData b)
    {
        if ((a, b) is ({ HasMembersIdsHash: true }, { HasMembersIdsHash: true }))
        {
            Sink.Use(a.MembersIdsHash.Hash);
            Sink.Use(b.MembersIdsHash.Hash);
        }
    }

    public static void Good_TupleOfFlags(WalletChainData a, WalletChainData b)
    {
        if ((a.HasMembersIdsHash, b.HasMembersIdsHash) is (true, true))
        {
            Sink.Use(a.MembersIdsHash.Hash);
            Sink.Use(b.MembersIdsHash.Hash);
        }
    }

    public static void Good_PatternOnTheNullableCopy(WalletChainData w)
    {
        if (w.MembersIdsHash?.Hash is { } hash)
        {
            Sink.Use(hash);
        }
    }

    public static void Good_VarPatternThenNullTest(WalletChainData w)
    {
        if (w.MembersIdsHash is var data && data != null)
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_PatternInReadResult(WalletReadResult result)
    {
        if (result is { Wallet: { MembersIdsHash: { } data } })
        {
            Sink.Use(data.Hash);
        }
    }
}
