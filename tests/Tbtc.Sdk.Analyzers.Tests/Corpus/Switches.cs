namespace Corpus;

internal static class Switches
{
    public static void Bad_DefaultSectionHasNoProof(WalletChainData w)
    {
        switch (w.State)
        {
            case WalletState.Live when w.HasMembersIdsHash:
                Sink.Use(w.MembersIdsHash.Hash);
                break;
            default:
                Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
                break;
        }
    }

    public static void Bad_SectionSharedByAnUnprovenLabel(WalletChainData w)
    {
        switch (w)
        {
            case { HasMembersIdsHash: true }:
            case { State: WalletState.Live }:
                Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
                break;
        }
    }

    public static void Bad_VarSectionBeforeNull(WalletChainData w)
    {
        switch (w.MembersIdsHash)
        {
            case var data when w.State == WalletState.Live:
                Sink.Use(data.Hash); // TBTC1001
                break;
            case null:
                break;
        }
    }

    public static void Bad_GotoCaseSkipsTheProof(WalletChainData w)
    {
        switch (w.State)
        {
            case WalletState.Live:
                if (!w.HasMembersIdsHash)
                {
                    return;
                }

                goto case WalletState.Closing;
            case WalletState.Closing:
                Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
                break;
        }
    }

    public static Bytes32? Bad_DiscardArm(WalletChainData w) => w switch
    {
        { HasMembersIdsHash: true, State: WalletState.Live } => w.MembersIdsHash.Hash,
        _ => w.MembersIdsHash.Hash, // TBTC1001
    };

    public static Bytes32? Bad_ArmAfterAnArmWithAGuard(WalletChainData w, bool skip) => w.MembersIdsHash switch
    {
        null when skip => null,
        var data => data.Hash, // TBTC1001
    };

    public static Bytes32? Bad_TupleArmProvesTheOther(WalletChainData a, WalletChainData b) =>
        (a.HasMembersIdsHash, b.HasMembersIdsHash) switch
    {
        (true, _) => b.MembersIdsHash.Hash, // TBTC1001
        _ => null,
    };

    public static void Bad_SwitchOnTheFlagWrongLabel(WalletChainData w)
    {
        switch (w.HasMembersIdsHash)
        {
            case true:
                break;
            case false:
                Sink.Take(w.MembersIdsHash); // TBTC1001
                break;
        }
    }

    public static void Bad_WhenProvesNothingInTheNextArm(WalletChainData w)
    {
        var hash = w.State switch
        {
            WalletState.Live when w.HasMembersIdsHash => w.MembersIdsHash,
            WalletState.MovingFunds when !w.HasMembersIdsHash => null,
            _ => w.MembersIdsHash,
        };
        Sink.Use(hash.Hash); // TBTC1001
    }

    public static void Good_NullCaseFirst(WalletChainData w)
    {
        switch (w.MembersIdsHash)
        {
            case null:
                return;
            case var data:
                Sink.Use(data.Hash);
                break;
        }
    }

    public static void Good_TypeCase(WalletChainData w)
    {
        switch (w.MembersIdsHash)
        {
            case RegistryData data:
                Sink.Use(data.Hash);
                break;
            default:
                Sink.Count("hash.missing");
                break;
        }
    }

    public static void Good_PropertyCases(WalletChainData w)
    {
        switch (w)
        {
            case { HasMembersIdsHash: false }:
                break;
            case { State: WalletState.Live }:
                Sink.Use(w.MembersIdsHash.Hash);
                break;
        }
    }

    public static void Good_SwitchOnTheFlag(WalletChainData w)
    {
        switch (w.HasMembersIdsHash)
        {
            case true:
                Sink.Use(w.MembersIdsHash.Hash);
                break;
            case false:
                break;
        }
    }

    public static void Good_WhenClause(WalletChainData w)
    {
        switch (w.State)
        {
            case WalletState.Live when w.HasMembersIdsHash:
                Sink.Use(w.MembersIdsHash.Hash);
                break;
            case WalletState.Live:
                break;
        }
    }

    public static void Good_GotoCaseWithProofOnEveryWay(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return;
        }

        switch (w.State)
        {
            case WalletState.Live:
                goto case WalletState.Closing;
            case WalletState.Closing:
                Sink.Use(w.MembersIdsHash.Hash);
                break;
        }
    }

    public static Bytes32? Good_SwitchExpression(WalletChainData w) => w switch
    {
        { HasMembersIdsHash: true } => w.MembersIdsHash.Hash,
        _ => null,
    };

    public static Bytes32? Good_SwitchExpressionNullArm(WalletChainData w) => w.MembersIdsHash switch
    {
        null => null,
        var data => data.Hash,
    };

    public static Bytes32? Good_SwitchOnFault(WalletChainData w) => w.RegistryFault switch
    {
        null => w.MembersIdsHash.Hash,
        { IsOutage: false } => null,
        _ => null,
    };

    public static Bytes32 Good_SwitchThrowsWithFault(WalletChainData w) => w.MembersIdsHash switch
    {
        { } data => data.Hash,
        null => throw new WalletUnavailableException(w.RegistryFault),
    };

    public static Bytes32? Good_TupleSwitch(WalletChainData a, WalletChainData b) => (a, b) switch
    {
        ({ HasMembersIdsHash: true }, _) => a.MembersIdsHash.Hash,
        (_, { MembersIdsHash: { } data }) => data.Hash,
        _ => null,
    };

    public static void Good_SwitchYieldsAFlag(WalletChainData w)
    {
        var usable = w.State switch
        {
            WalletState.Live => w.HasMembersIdsHash,
            _ => false,
        };
        if (usable)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }
}
