using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.Third;

internal sealed record Job(W Wallet, bool Known)
{
    public W? Next { get; set; }
}

internal sealed record Batch(Job First, Job Second);

internal interface IHolder
{
    W Wallet { get; }
}

internal sealed class Splitter(W[] wallets)
{
    public void Deconstruct(out W a, out W b) => (a, b) = (wallets[0], wallets[1]);
}

internal static class Matching
{
    public static void Good_SwitchOnATuple(W a, W b)
    {
        switch (a.HasMembersIdsHash, b.HasMembersIdsHash)
        {
            case (true, true):
                Sink.Take(a.MembersIdsHash);
                Sink.Take(b.MembersIdsHash);
                break;
            case (true, false):
                Sink.Take(a.MembersIdsHash);
                break;
            case (false, true):
                Sink.Take(b.MembersIdsHash);
                break;
        }
    }

    public static void Bad_SwitchOnATuple(W a, W b)
    {
        switch (a.HasMembersIdsHash, b.HasMembersIdsHash)
        {
            case (true, _):
                Sink.Take(a.MembersIdsHash);
                Sink.Take(b.MembersIdsHash); // TBTC1001
                break;
            case (false, false):
                break;
            default:
                Sink.Take(b.MembersIdsHash);
                break;
        }
    }

    public static Bytes32? Good_TupleSwitchExpression(W a, W b) => (a.MembersIdsHash, b.MembersIdsHash) switch
    {
        ({ } x, { } y) => x.BlockNumber > y.BlockNumber ? x.Hash : y.Hash,
        ({ } x, null) => x.Hash,
        (null, { } y) => y.Hash,
        _ => null,
    };

    public static Bytes32 Bad_TupleSwitchExpression(W a, W b) => (a.MembersIdsHash, b.MembersIdsHash) switch
    {
        (null, var y) => y.Hash, // TBTC1001
        (var x, _) => x.Hash,
    };

    public static void Good_When(object value, W other)
    {
        switch (value)
        {
            case W wallet when wallet.HasMembersIdsHash:
                Sink.Take(wallet.MembersIdsHash);
                break;
            case W { MembersIdsHash: { Hash: var hash } }:
                Sink.Use(hash);
                break;
            case int when other is { HasMembersIdsHash: true }:
                Sink.Take(other.MembersIdsHash);
                break;
        }
    }

    public static void Bad_WhenOfAnotherLabel(W wallet, int n)
    {
        switch (n)
        {
            case 1 when wallet.HasMembersIdsHash:
            case 2:
                Sink.Take(wallet.MembersIdsHash); // TBTC1001
                break;
        }
    }

    public static void Bad_WhenThatAssigns(W wallet, W other, int n)
    {
        if (!wallet.HasMembersIdsHash) return;
        switch (n)
        {
            case 1 when Assign(ref wallet, other):
                break;
            default:
                Sink.Take(wallet.MembersIdsHash); // TBTC1001
                break;
        }
    }

    public static void Good_SwitchLeavesTheAbsentOne(W wallet)
    {
        switch (wallet)
        {
            case { MembersIdsHash: null }:
                return;
            case { State: WalletState.Live }:
                Sink.Count("live");
                break;
        }

        Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_SwitchLeavesOneAbsentOne(W wallet)
    {
        switch (wallet)
        {
            case { State: WalletState.Live, MembersIdsHash: null }:
                return;
            case { State: WalletState.Live }:
                Sink.Take(wallet.MembersIdsHash);
                break;
            default:
                Sink.Take(wallet.MembersIdsHash); // TBTC1001
                break;
        }
    }

    public static void Bad_GotoCase(W wallet)
    {
        switch (wallet.HasMembersIdsHash)
        {
            case true:
                Sink.Take(wallet.MembersIdsHash); // TBTC1001
                break;
            case false when wallet.State == WalletState.Live:
                goto case true;
        }
    }

    public static void Good_NestedProperty(Job job)
    {
        if (job is { Wallet: { HasMembersIdsHash: true, State: WalletState.Live } }) Sink.Take(job.Wallet.MembersIdsHash);
        if (job is { Wallet.MembersIdsHash.BlockNumber: > 5 }) Sink.Take(job.Wallet.MembersIdsHash);
    }

    public static void Good_DeeplyNestedProperty(Batch batch)
    {
        if (batch is { First.Wallet.HasMembersIdsHash: true, Second: { Wallet.MembersIdsHash: { } second } })
        {
            Sink.Take(batch.First.Wallet.MembersIdsHash);
            Sink.Take(second);
            Sink.Take(batch.Second.Wallet.MembersIdsHash);
        }
    }

    public static void Bad_DeeplyNestedPropertyOfTheOther(Batch batch)
    {
        if (batch is { First.Wallet.HasMembersIdsHash: true, Second.Known: true }) Sink.Take(batch.Second.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_InterfaceProperty(IHolder holder)
    {
        if (holder is { Wallet: { HasMembersIdsHash: true } }) Sink.Take(holder.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_InterfacePropertyNamed(IHolder holder)
    {
        if (holder is { Wallet: { HasMembersIdsHash: true } wallet }) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Good_SettableProperty(Job job)
    {
        if (job is { Next: { HasMembersIdsHash: true } }) Sink.Take(job.Next.MembersIdsHash);
        if (job.Next?.HasMembersIdsHash == true) Sink.Take(job.Next.MembersIdsHash);
    }

    public static void Bad_SettablePropertyIsSet(Job job, W other)
    {
        if (job is not { Next: { HasMembersIdsHash: true } }) return;
        job.Next = other;
        Sink.Take(job.Next.MembersIdsHash); // TBTC1001
    }

    public static void Good_ListPattern(W[] wallets)
    {
        if (wallets is [{ HasMembersIdsHash: true } first, .., { MembersIdsHash: { } last }])
        {
            Sink.Take(first.MembersIdsHash);
            Sink.Take(last);
        }
    }

    public static void Bad_ListPattern(W[] wallets)
    {
        if (wallets is [{ HasMembersIdsHash: true }, .., var last]) Sink.Take(last.MembersIdsHash); // TBTC1001
    }

    public static void Bad_SlicePattern(W[] wallets)
    {
        if (wallets is [{ HasMembersIdsHash: true }, .. var rest])
        {
            foreach (var wallet in rest) Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_OnlyOne(W[] wallets)
    {
        if (wallets is [var only] && only.HasMembersIdsHash) Sink.Take(only.MembersIdsHash);
    }

    public static void Good_Positional(Job job)
    {
        if (job is ({ HasMembersIdsHash: true } wallet, _)) Sink.Take(wallet.MembersIdsHash);
        if (job is (var other, true) && other.HasMembersIdsHash) Sink.Take(other.MembersIdsHash);
    }

    public static void Bad_PositionalFlag(Job job)
    {
        if (job is (var wallet, true)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_DeconstructedTwice(Splitter splitter)
    {
        var (a, b) = splitter;
        if (!a.HasMembersIdsHash || !b.HasMembersIdsHash) return;
        (a, b) = splitter;
        Sink.Take(a.MembersIdsHash); // TBTC1001
    }

    public static void Bad_DeconstructedMixed(Splitter splitter, W a)
    {
        if (!a.HasMembersIdsHash) return;
        (a, var b) = splitter;
        Sink.See(b);
        Sink.Take(a.MembersIdsHash); // TBTC1001
    }

    public static void Bad_VarPattern(W wallet)
    {
        if (wallet.MembersIdsHash is var data && wallet.State == WalletState.Live) Sink.Take(data); // TBTC1001
    }

    public static void Good_VarPattern(W wallet)
    {
        if (wallet.MembersIdsHash is var data && wallet.HasMembersIdsHash) Sink.Take(data);
    }

    public static void Good_NotNullOrReturn(W wallet)
    {
        if (wallet.MembersIdsHash is not { } data) return;
        Sink.Take(data);
    }

    public static void Bad_OrPattern(W wallet)
    {
        if (wallet is { HasMembersIdsHash: true } or { State: WalletState.Closed }) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_OrPatternOfBoth(W wallet)
    {
        if (wallet is { State: WalletState.Live, HasMembersIdsHash: true } or { State: WalletState.Closing, MembersIdsHash: not null }) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_NotAnd(W wallet)
    {
        if (wallet is not { State: WalletState.Live, MembersIdsHash: null }) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static Bytes32 Good_SwitchWithNull(W wallet) => wallet.MembersIdsHash switch
    {
        null => throw new WalletUnavailableException(wallet.RegistryFault),
        var data => data.Hash,
    };

    public static Bytes32 Bad_SwitchWithVarOnly(W wallet) => wallet.MembersIdsHash switch
    {
        { BlockNumber: > 5 } data => data.Hash,
        var data => data.Hash, // TBTC1001
    };

    public static void Bad_TupleEquality(W a, W b)
    {
        if ((a.MembersIdsHash, a.State) == (b.MembersIdsHash, b.State)) Sink.Count("same"); // TBTC1004
    }

    public static bool Bad_ObjectEquals(W a, W b) => Equals(a.MembersIdsHash, b.MembersIdsHash); // TBTC1004

    public static bool Bad_Comparer(W a, W b) => EqualityComparer<RegistryData?>.Default.Equals(a.MembersIdsHash, b.MembersIdsHash); // TBTC1004

    public static bool Bad_NullableEquality(W a, W b) => a.MembersIdsHash?.Hash == b.MembersIdsHash?.Hash; // TBTC1004

    public static bool Bad_TextEquality(W a, W b) => string.Equals(a.MembersIdsHash?.ToString(), b.MembersIdsHash?.ToString(), StringComparison.Ordinal); // TBTC1004

    public static bool Bad_NullableEquals(W a, W b) => Nullable.Equals(a.MembersIdsHash?.Hash, b.MembersIdsHash?.Hash); // TBTC1004

    public static bool Good_EqualsOfOneThatIsThere(W a, W b) => a.MembersIdsHash?.Equals(b.MembersIdsHash) == true;

    public static void Good_EqualityProvesTheOther(W a, W b)
    {
        if (a.HasMembersIdsHash && b.MembersIdsHash?.Hash == a.MembersIdsHash.Hash) Sink.Take(b.MembersIdsHash);
    }

    public static void Bad_EqualityProvesNothingWhereUnequal(W a, W b)
    {
        if (a.HasMembersIdsHash && b.MembersIdsHash != a.MembersIdsHash) Sink.Take(b.MembersIdsHash); // TBTC1001
    }

    public static void Bad_CountBy(W[] wallets) => Sink.TakeObject(wallets.DistinctBy(w => w.MembersIdsHash?.Hash).ToList()); // TBTC1004

    public static void Good_WholeWallets(W[] wallets, W a, W b) => Sink.TakeObject(a == b ? wallets.Distinct().ToList() : wallets.ToList());

    public static bool Bad_ZeroEquals(W wallet) => wallet.MembersIdsHash?.Hash.Equals(default(Bytes32)) == true; // TBTC1005

    public static bool Bad_ZeroNew(W wallet) => wallet.MembersIdsHash?.Hash == new Bytes32(); // TBTC1005

    public static bool Bad_ZeroLocal(W wallet)
    {
        Bytes32 zero = default;
        return wallet.MembersIdsHash?.Hash == zero; // TBTC1005
    }

    public static bool Bad_ZeroProperty(W wallet) => wallet.MembersIdsHash?.Hash.IsZero ?? true; // TBTC1005

    private static bool Assign(ref W wallet, W other)
    {
        wallet = other;
        return false;
    }
}

internal static class StandingIn
{
    public static Bytes32 Bad_Catch(W wallet)
    {
        Bytes32 hash;
        try
        {
            hash = wallet.RequireMembersIdsHash().Hash;
        }
        catch (MembersIdsHashUnavailableException)
        {
            hash = default; // TBTC1003
        }

        return hash;
    }

    public static Bytes32 Bad_GetValueOrDefault(W wallet) => (wallet.MembersIdsHash?.Hash).GetValueOrDefault(); // TBTC1003

    public static byte[] Bad_EmptyBytes(W wallet) => wallet.MembersIdsHash?.Hash.ToArray() ?? []; // TBTC1003

    public static byte[] Bad_ArrayEmpty(W wallet) => wallet.MembersIdsHash?.Hash.ToArray() ?? Array.Empty<byte>(); // TBTC1003

    public static string Bad_EmptyText(W wallet) => wallet.MembersIdsHash?.Hash.ToString() ?? string.Empty; // TBTC1003

    public static string Good_Unavailable(W wallet) => wallet.MembersIdsHash?.Hash.ToString() ?? "unavailable";

    public static Bytes32 Bad_Ternary(W wallet) => wallet.TryGetMembersIdsHash(out var data) ? data.Hash : default; // TBTC1003

    public static Bytes32 Bad_SwitchArm(W wallet) => wallet switch
    {
        { MembersIdsHash: { } data } => data.Hash,
        _ => new Bytes32(), // TBTC1003
    };

    public static Bytes32 Bad_TwoReturns(W wallet)
    {
        if (wallet.HasMembersIdsHash) return wallet.MembersIdsHash.Hash;
        return default; // TBTC1003
    }

    public static Bytes32? Good_TwoReturns(W wallet)
    {
        if (wallet.HasMembersIdsHash) return wallet.MembersIdsHash.Hash;
        return null;
    }

    public static Bytes32? Good_DefaultOfNullable(W wallet) => wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : default(Bytes32?);

    public static bool Good_TryPattern(W wallet, out Bytes32 hash)
    {
        if (wallet.MembersIdsHash is { } data)
        {
            hash = data.Hash;
            return true;
        }

        hash = default;
        return false;
    }

    public static void Bad_DefaultKept(W wallet)
    {
        Bytes32 hash = default; // TBTC1003
        if (wallet.HasMembersIdsHash) hash = wallet.MembersIdsHash.Hash;
        Sink.Use(hash);
    }

    public static void Good_DefaultKeptAndFlagged(W wallet)
    {
        Bytes32 hash = default;
        var known = false;
        if (wallet.MembersIdsHash is { } data)
        {
            hash = data.Hash;
            known = true;
        }

        if (known) Sink.Use(hash);
    }

    public static void Bad_DefaultKeptInALoop(W[] wallets)
    {
        foreach (var wallet in wallets)
        {
            Bytes32 hash = default; // TBTC1003
            if (wallet.MembersIdsHash is { } data) hash = data.Hash;
            Sink.Use(hash);
        }
    }

    public static (Bytes32, bool) Good_TupleWithAFlag(W wallet) => (wallet.EcdsaWalletId, wallet.HasMembersIdsHash);

    public static Bytes32 Bad_CoalesceAssign(W wallet)
    {
        var hash = wallet.MembersIdsHash?.Hash;
        hash ??= default(Bytes32); // TBTC1003
        return hash.Value;
    }

    public static IEnumerable<Bytes32> Bad_InASelect(W[] wallets) => wallets.Select(w => w.MembersIdsHash?.Hash ?? default); // TBTC1003
}

internal static class Texts
{
    public static string Bad_Join(W[] wallets) => string.Join(", ", wallets.Select(w => w.MembersIdsHash)); // TBTC1007

    public static string Bad_JoinParams(W a, W b) => string.Join(", ", a.MembersIdsHash, b.State); // TBTC1007

    public static string Bad_Concat(W wallet) => string.Concat("a", wallet.MembersIdsHash); // TBTC1007

    public static string Bad_Plus(W wallet) => "a" + wallet.MembersIdsHash; // TBTC1007

    public static void Bad_Append(StringBuilder builder, W wallet) => builder.Append(wallet.MembersIdsHash); // TBTC1007

    public static void Bad_AppendInterpolated(StringBuilder builder, W wallet) => builder.Append($"{wallet.MembersIdsHash}"); // TBTC1007

    public static void Bad_AppendFormat(StringBuilder builder, W wallet) => builder.AppendFormat(null, "{0}", wallet.MembersIdsHash); // TBTC1007

    public static void Bad_AppendJoin(StringBuilder builder, W[] wallets) => builder.AppendJoin(',', wallets.Select(w => w.MembersIdsHash?.Hash)); // TBTC1007

    public static void Bad_WriteLine(W wallet) => Console.WriteLine(wallet.MembersIdsHash); // TBTC1007

    public static void Bad_WriteFormat(TextWriter writer, W wallet) => writer.WriteLine("{0}", wallet.MembersIdsHash); // TBTC1007

    public static FormattableString Bad_Formattable(W wallet) => $"{wallet.MembersIdsHash?.Hash}"; // TBTC1007

    public static string Bad_Create(W wallet) => string.Create(null, $"{wallet.MembersIdsHash}"); // TBTC1007

    public static void Bad_PlusAssigned(W wallet)
    {
        var text = "Signers: ";
        text += wallet.MembersIdsHash; // TBTC1007
        Sink.Count(text);
    }

    public static string? Bad_ConvertToString(W wallet) => Convert.ToString((object?)wallet.MembersIdsHash); // TBTC1007

    public static string Bad_TernaryInside(W wallet) => $"{(wallet.State == WalletState.Live ? wallet.MembersIdsHash : null)}"; // TBTC1007

    public static string Good_TernaryInside(W wallet) => $"{(wallet.HasMembersIdsHash ? wallet.MembersIdsHash.ToString() : "unavailable")}";

    public static string Good_FaultInstead(W wallet) => $"{(object?)wallet.MembersIdsHash ?? wallet.RegistryFault}";

    public static string Good_WholeWallet(W wallet) => $"{wallet}" + wallet;

    public static string Good_Proven(W wallet) => wallet.HasMembersIdsHash ? "a" + wallet.MembersIdsHash : $"none: {wallet.RegistryFault}";

    public static void Bad_LogTwo(ILogger logger, W a, W b)
    {
        if (!a.HasMembersIdsHash) return;
        logger.LogInformation("{A} {B}", a.MembersIdsHash, b.MembersIdsHash); // TBTC1007
    }

    public static void Bad_LogWithoutTheFault(ILogger logger, W wallet)
    {
        if (wallet.HasMembersIdsHash)
        {
            Sink.Take(wallet.MembersIdsHash);
        }
        else
        {
            logger.LogWarning("No hash of {Id}", wallet.EcdsaWalletId); // TBTC1006
        }
    }

    public static void Good_LogWithTheFault(ILogger logger, W wallet)
    {
        if (!wallet.HasMembersIdsHash) logger.LogWarning("No hash: {Kind}", wallet.RegistryFault.Kind);
    }

    public static void Good_FaultInALocal(W wallet)
    {
        var fault = wallet.RegistryFault;
        if (!wallet.HasMembersIdsHash) throw new InvalidOperationException(fault?.Message);
    }

    public static RegistryData Bad_CoalesceThrow(W wallet) => wallet.MembersIdsHash ?? throw new InvalidOperationException("No hash."); // TBTC1006

    public static RegistryData Bad_SwitchThrow(W wallet) => wallet.MembersIdsHash switch
    {
        { } data => data,
        null => throw new InvalidOperationException("No hash."), // TBTC1006
    };

    public static void Bad_FaultOfTheCopyTheWalletWas(W wallet, W other)
    {
        if (wallet.HasMembersIdsHash) return;
        var fault = other.RegistryFault;
        throw new WalletUnavailableException(fault); // TBTC1006
    }

    public static RegistryData Good_FaultThroughAnAlias(W wallet)
    {
        var same = wallet;
        return wallet.MembersIdsHash ?? throw new WalletUnavailableException(same.RegistryFault);
    }

    public static void Good_HelperMakesTheException(W wallet)
    {
        if (!wallet.HasMembersIdsHash) throw Unavailable(wallet);
    }

    private static InvalidOperationException Unavailable(W wallet) => new($"No hash: {wallet.RegistryFault}");
}
