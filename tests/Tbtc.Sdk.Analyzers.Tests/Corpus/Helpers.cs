namespace Corpus;

// Users' own helpers, as far as their attributes say what they prove.
internal sealed class Helpers
{
    private RegistryData? _data;
    private WalletChainData? _wallet;

    [MemberNotNullWhen(true, nameof(_data))]
    private bool IsReady => _data is not null;

    private bool LooksReady => _data is not null;

    public static void Bad_HelperThatSaysNothing(WalletChainData w)
    {
        Guard.Look(w.MembersIdsHash);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_NotNullWhenTheWrongWay(WalletChainData w)
    {
        if (Guard.IsMissing(w.MembersIdsHash))
        {
            Sink.Take(w.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_NotNullWhenResultDropped(WalletChainData w)
    {
        Guard.IsThere(w.MembersIdsHash);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_NotNullOfTheOther(WalletChainData a, WalletChainData b)
    {
        Guard.NotNull(a.MembersIdsHash);
        Sink.Use(b.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_NotNullOfTheRecord(WalletChainData? w)
    {
        Guard.NotNull(w);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_DoesNotReturnIfTheWrongWay(WalletChainData w)
    {
        Guard.Never(w.HasMembersIdsHash);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_DoesNotReturnOnOneWay(WalletChainData w)
    {
        if (!w.HasMembersIdsHash && w.State == WalletState.Live)
        {
            Guard.Fail(w.RegistryFault);
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public static void Bad_DoesNotReturnIfWithOr(WalletChainData w)
    {
        Guard.That(w.HasMembersIdsHash || w.State == WalletState.Closed);
        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    // Nothing says that it does not return.
    public static void Bad_FailWithoutAttribute(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            Complain(w);
        }

        Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_MemberNotNullWhenFalse()
    {
        if (!IsReady)
        {
            Sink.Use(_data.Hash); // TBTC1001
        }
    }

    // The property says nothing of the field.
    public void Bad_MemberTestWithoutAttribute()
    {
        if (LooksReady)
        {
            Sink.Use(_data.Hash); // TBTC1001
        }
    }

    // No attribute can say that a wallet has its hash: the helper would have to be read, and it is an interface's.
    public static void Bad_PolicyOfAnInterface(WalletChainData w, IWalletPolicy policy)
    {
        if (policy.IsUsable(w))
        {
            Sink.Use(w.MembersIdsHash.Hash); // TBTC1001
        }
    }

    // The attribute ties the result to the hash.
    public static void Bad_NotNullIfNotNull(WalletChainData w)
    {
        Sink.UseText(Print(w.MembersIdsHash)); // TBTC1001
    }

    public static void Good_NotNullWhen(WalletChainData w)
    {
        if (Guard.IsThere(w.MembersIdsHash))
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Good_NotNullWhenFalse(WalletChainData w)
    {
        if (Guard.IsMissing(w.MembersIdsHash))
        {
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_NotNull(WalletChainData w)
    {
        Guard.NotNull(w.MembersIdsHash);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_NotNullOfACopy(WalletChainData w)
    {
        var data = w.MembersIdsHash;
        Guard.NotNull(data);
        Sink.Use(data.Hash);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_ThrowIfNull(WalletChainData w)
    {
        ArgumentNullException.ThrowIfNull(w.MembersIdsHash);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_CheckedResult(WalletChainData w) => Sink.Take(Guard.Checked(w.MembersIdsHash));

    public static void Good_DoesNotReturn(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            Guard.Fail(w.RegistryFault);
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static RegistryData Good_DoesNotReturnInCoalesce(WalletChainData w) =>
        w.MembersIdsHash ?? Guard.Fail<RegistryData>(w.RegistryFault);

    public static void Good_DoesNotReturnIf(WalletChainData w)
    {
        Guard.That(w.HasMembersIdsHash);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_DoesNotReturnIfNull(WalletChainData w)
    {
        Guard.Never(w.MembersIdsHash is null || w.State == WalletState.Closed);
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public void Good_MemberNotNullWhen()
    {
        if (IsReady)
        {
            Sink.Use(_data.Hash);
        }
    }

    public void Good_MemberNotNull(WalletChainData w)
    {
        Load(w);
        Sink.Use(_data.Hash);
    }

    public void Good_MaybeNullWhenResult()
    {
        if (TryFind(out var data))
        {
            Sink.Use(data.Hash);
        }
    }

    public static void Good_NotNullIfNotNull(WalletChainData w)
    {
        if (w.MembersIdsHash is { } data)
        {
            Sink.UseText(Print(data));
        }
    }

    private static void Complain(WalletChainData w) => Sink.See(w);

    [return: NotNullIfNotNull(nameof(data))]
    private static string? Print(RegistryData? data) => data?.Hash.ToString();

    [MemberNotNull(nameof(_data))]
    private void Load(WalletChainData w)
    {
        _wallet = w;
        _data = w.RequireMembersIdsHash("load");
    }

    private bool TryFind([MaybeNullWhen(false)] out RegistryData data)
    {
        data = _wallet?.MembersIdsHash;
        return data != null;
    }
}

internal interface IWalletPolicy
{
    bool IsUsable(WalletChainData wallet);
}
