using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Quayside.Output;

internal static class TextAndLogs
{
    public static void Bad_LogsTheHash(ILogger logger, WalletChainData wallet) =>
        logger.LogInformation("Signers of {Id}: {Hash}", wallet.EcdsaWalletId, wallet.MembersIdsHash?.Hash); // TBTC1007

    public static void Good_LogsHashOrFault(ILogger logger, WalletChainData wallet)
    {
        if (wallet.HasMembersIdsHash)
        {
            logger.LogInformation("Signers of {Id}: {Hash}", wallet.EcdsaWalletId, wallet.MembersIdsHash.Hash);
        }
        else
        {
            logger.LogWarning("Signers of {Id} are not known: {Fault}", wallet.EcdsaWalletId, wallet.RegistryFault);
        }
    }

    public static string Bad_Concatenated(WalletChainData wallet) => "signers=" + wallet.MembersIdsHash; // TBTC1007

    public static string Bad_Formatted(WalletChainData wallet) =>
        string.Format(CultureInfo.InvariantCulture, "{0}: {1}", wallet.EcdsaWalletId, wallet.MembersIdsHash); // TBTC1007

    public static string Bad_Joined(IEnumerable<WalletChainData> wallets) => string.Join(", ", wallets.Select(w => w.MembersIdsHash)); // TBTC1007

    public static string Good_Joined(IEnumerable<WalletChainData> wallets) =>
        string.Join(", ", wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash));

    public static string Bad_Created(WalletChainData wallet) => string.Create(CultureInfo.InvariantCulture, $"{wallet.MembersIdsHash?.Hash}@{wallet.BlockNumber}"); // TBTC1007

    public static FormattableString Bad_FormattableString(WalletChainData wallet) => $"signers {wallet.MembersIdsHash}"; // TBTC1007

    public static void Bad_BuilderAppendsInterpolated(StringBuilder builder, WalletChainData wallet) =>
        builder.AppendLine(CultureInfo.InvariantCulture, $"{wallet.EcdsaWalletId}\t{wallet.MembersIdsHash?.BlockNumber}\t{wallet.MembersIdsHash?.Hash}"); // TBTC1007

    public static string Good_TextForPeople(WalletChainData wallet) =>
        $"{wallet.EcdsaWalletId}: {wallet.MembersIdsHash?.Hash.ToString() ?? "not known"}";

    public static string Good_TernaryOfTexts(WalletChainData wallet) =>
        wallet.HasMembersIdsHash ? $"signed by {wallet.MembersIdsHash}" : $"not signed: {wallet.RegistryFault}";

    public static void Bad_MessageOfAnException(WalletChainData wallet)
    {
        if (wallet.State is WalletState.Closed)
        {
            throw new HarborException($"Closed; its signers were {wallet.MembersIdsHash}."); // TBTC1007
        }
    }

    public static string Bad_TextKeptAndPrinted(WalletChainData wallet)
    {
        var hash = wallet.MembersIdsHash?.Hash.ToString();
        var line = $"{wallet.BlockNumber}: {hash}"; // TBTC1007
        return line;
    }

    public static string Bad_ToStringOfWhatMayBeAbsent(WalletChainData wallet) => wallet.MembersIdsHash.ToString(); // TBTC1001

    public static string Good_WholeWallet(WalletChainData wallet) => $"{wallet} / {nameof(wallet.MembersIdsHash)} / {JsonSerializer.Serialize(wallet)}";

    public static string Good_AnonymousJson(WalletChainData wallet) =>
        JsonSerializer.Serialize(new { wallet.EcdsaWalletId, wallet.MembersIdsHash, wallet.RegistryFault });

    public static Bytes32 Bad_FromJson(string json) => JsonSerializer.Deserialize<WalletChainData>(json)!.MembersIdsHash.Hash; // TBTC1001

    public static Bytes32? Good_FromJson(string json) =>
        JsonSerializer.Deserialize<WalletChainData>(json) is { HasMembersIdsHash: true } wallet ? wallet.MembersIdsHash.Hash : null;
}

internal static class Faults
{
    public static RegistryData Bad_ThrowsWithoutTheFault(WalletChainData wallet) =>
        wallet.MembersIdsHash ?? throw new HarborException($"No signers of {wallet.EcdsaWalletId}."); // TBTC1006

    public static RegistryData Good_ThrowsWithTheFault(WalletChainData wallet) =>
        wallet.MembersIdsHash ?? throw new HarborException($"No signers of {wallet.EcdsaWalletId}: {wallet.RegistryFault}.");

    public static RegistryData Good_ThrowsWithTheWallet(WalletChainData wallet) =>
        wallet.MembersIdsHash ?? throw new HarborException("No signers.", wallet);

    public static void Bad_LogsWithoutTheFault(ILogger logger, IEnumerable<WalletChainData> wallets)
    {
        foreach (var wallet in wallets)
        {
            if (!wallet.TryGetMembersIdsHash(out var data))
            {
                logger.LogWarning("Skipping {Id}", wallet.EcdsaWalletId); // TBTC1006
                continue;
            }

            Depot.Keep(data);
        }
    }

    public static void Good_LogsWithTheFault(ILogger logger, IEnumerable<WalletChainData> wallets)
    {
        foreach (var wallet in wallets)
        {
            if (!wallet.TryGetMembersIdsHash(out var data))
            {
                logger.LogWarning("Skipping {Id}: {Fault}", wallet.EcdsaWalletId, wallet.RegistryFault?.Message);
                continue;
            }

            Depot.Keep(data);
        }
    }

    public static Bytes32 Bad_ArmThrowsWithoutTheFault(WalletChainData wallet) => wallet.MembersIdsHash switch
    {
        { } data => data.Hash,
        null => throw new NotSupportedException("No signers."), // TBTC1006
    };

    public static void Bad_FlagAndNoFault(WalletChainData wallet)
    {
        var known = wallet.HasMembersIdsHash;
        if (!known)
        {
            throw new HarborException("No signers."); // TBTC1006
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_FaultOfTheOtherWallet(ILogger logger, WalletChainData wallet, WalletChainData other)
    {
        if (wallet.MembersIdsHash is null)
        {
            logger.LogError("No signers: {Fault}", other.RegistryFault); // TBTC1006
            return;
        }

        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Good_FaultNamedOnce(ILogger logger, WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            var fault = wallet.RegistryFault;
            logger.LogError("No signers: {Kind} {Message}", fault.Kind, fault.Message);
            throw new HarborException("Stopped.");
        }

        Depot.Keep(wallet.MembersIdsHash);
    }
}

internal static class Comparisons
{
    public static bool Bad_SameSigners(WalletChainData first, WalletChainData second) => Equals(first.MembersIdsHash, second.MembersIdsHash); // TBTC1004

    public static bool Bad_SameHashes(WalletChainData first, WalletChainData second) =>
        first.MembersIdsHash?.Hash == second.MembersIdsHash?.Hash; // TBTC1004

    public static bool Bad_ComparerOfTheType(WalletChainData first, WalletChainData second) =>
        EqualityComparer<RegistryData?>.Default.Equals(first.MembersIdsHash, second.MembersIdsHash); // TBTC1004

    public static bool Bad_SameTexts(WalletChainData first, WalletChainData second) =>
        string.Equals(first.MembersIdsHash?.ToString(), second.MembersIdsHash?.ToString(), StringComparison.Ordinal); // TBTC1004

    public static bool Bad_TupleEquality(WalletChainData first, WalletChainData second) =>
        (first.State, first.MembersIdsHash) == (second.State, second.MembersIdsHash); // TBTC1004

    public static bool Good_OneIsThere(WalletChainData first, WalletChainData second)
    {
        if (first.MembersIdsHash is { } data && data == second.MembersIdsHash)
        {
            Depot.Keep(second.MembersIdsHash);
            return true;
        }

        return false;
    }

    public static bool Good_ComparedWithAValue(WalletChainData wallet, Bytes32 expected, RegistryData cached) =>
        wallet.MembersIdsHash?.Hash == expected || cached.Equals(wallet.MembersIdsHash);

    public static bool Good_WholeWallets(WalletChainData first, WalletChainData second) => first == second;

    public static bool Bad_EqualAndUsed(WalletChainData first, WalletChainData second)
    {
        if (second.HasMembersIdsHash && first.MembersIdsHash != second.MembersIdsHash)
        {
            Depot.Keep(first.MembersIdsHash); // TBTC1001
            return false;
        }

        return true;
    }

    public static int Good_HashCode(WalletChainData wallet) => HashCode.Combine(wallet.State, wallet.MembersIdsHash);

    public static int Bad_HashCode(WalletChainData wallet) => wallet.MembersIdsHash.GetHashCode() ^ (int)wallet.State; // TBTC1001

    public static bool Bad_ZeroIsNotATest(WalletChainData wallet) => wallet.MembersIdsHash?.Hash.IsZero == false; // TBTC1005

    public static bool Bad_ComparedWithNew(WalletChainData wallet) => wallet.MembersIdsHash?.Hash != new Bytes32(); // TBTC1005

    public static int Bad_ZeroInAPipeline(IEnumerable<WalletChainData> wallets) => wallets.Count(w => w.MembersIdsHash?.Hash != default(Bytes32)); // TBTC1005

    public static bool Bad_ZeroOfAParameter(RegistryData data) => !data.Hash.IsZero; // TBTC1005

    public static bool Good_ZeroOfAnotherField(WalletChainData wallet) =>
        wallet.MainUtxoHash is { IsZero: false } && !wallet.EcdsaWalletId.IsZero && wallet.MembersIdsHash?.Hash != null;
}

internal sealed class Bad_OwnEquality(Bytes32 id, RegistryData? signers) : IEquatable<Bad_OwnEquality>
{
    private readonly Bytes32 _id = id;
    private readonly RegistryData? _signers = signers;

    public bool Equals(Bad_OwnEquality? other) => other is not null && _id == other._id && _signers == other._signers; // TBTC1004

    public override bool Equals(object? obj) => Equals(obj as Bad_OwnEquality);

    public override int GetHashCode() => HashCode.Combine(_id, _signers);
}

internal static class StandInsAndForce
{
    private const string None = "";

    public static Bytes32 Bad_GetValueOrDefault(WalletChainData wallet)
    {
        Bytes32? hash = wallet.MembersIdsHash?.Hash;
        return hash.GetValueOrDefault(); // TBTC1003
    }

    public static Bytes32 Bad_TernaryZero(WalletChainData wallet) => wallet.HasMembersIdsHash ? wallet.MembersIdsHash.Hash : new Bytes32(); // TBTC1003

    public static Bytes32 Bad_TwoReturns(WalletChainData wallet)
    {
        if (wallet.TryGetMembersIdsHash(out var data))
        {
            return data.Hash;
        }

        return default; // TBTC1003
    }

    public static Bytes32 Bad_CatchReturnsZero(WalletChainData wallet)
    {
        try
        {
            return wallet.RequireMembersIdsHash().Hash;
        }
        catch (MembersIdsHashUnavailableException)
        {
            return default; // TBTC1003
        }
    }

    public static string Bad_EmptyConstant(WalletChainData wallet) => wallet.MembersIdsHash?.Hash.ToString() ?? None; // TBTC1003

    public static byte[] Bad_EmptyCollection(WalletChainData wallet) => wallet.MembersIdsHash is { } data ? data.Hash.ToArray() : []; // TBTC1003

    public static void Bad_IfElseBytes(WalletChainData wallet)
    {
        byte[] bytes;
        if (wallet.HasMembersIdsHash)
        {
            bytes = wallet.MembersIdsHash.Hash.ToArray();
        }
        else
        {
            bytes = new byte[32]; // TBTC1003
        }

        Depot.Ship(bytes);
    }

    public static IEnumerable<Bytes32> Bad_ZerosInAPipeline(IEnumerable<WalletChainData> wallets) =>
        wallets.Select(w => w.MembersIdsHash?.Hash ?? default); // TBTC1003

    public static bool Good_TryPattern(WalletChainData wallet, out Bytes32 hash)
    {
        if (wallet.MembersIdsHash is { } data)
        {
            hash = data.Hash;
            return true;
        }

        hash = default;
        return false;
    }

    public static void Good_DefaultIsOverwritten(WalletChainData wallet)
    {
        Bytes32 hash = default;
        if (wallet.HasMembersIdsHash)
        {
            hash = wallet.MembersIdsHash.Hash;
        }
        else
        {
            return;
        }

        Depot.Sign(hash);
    }

    public static Bytes32? Good_NullIsNoStandIn(WalletChainData wallet, bool redact)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return null;
        }

        return redact ? default(Bytes32) : wallet.MembersIdsHash.Hash;
    }

    public static RegistryData Good_FallbackThatRequires(WalletChainData wallet, WalletChainData fallback) =>
        wallet.MembersIdsHash ?? fallback.RequireMembersIdsHash();

    public static RegistryData Bad_FallbackMayBeAbsentToo(WalletChainData wallet, WalletChainData fallback) =>
        wallet.MembersIdsHash ?? fallback.MembersIdsHash; // TBTC1001

    public static Bytes32 Bad_Forced(WalletChainData wallet) => wallet.MembersIdsHash!.Hash; // TBTC1002

    public static RegistryData Bad_Cast(WalletChainData wallet)
    {
        object? boxed = wallet.MembersIdsHash;
        return (RegistryData)boxed; // TBTC1002
    }

    public static RegistryData Bad_UnsafeAs(WalletChainData wallet) => Unsafe.As<RegistryData>(wallet.MembersIdsHash); // TBTC1002

    public static IEnumerable<Bytes32> Bad_ForcedInAPipeline(IEnumerable<WalletChainData> wallets) =>
        wallets.Where(w => w.State == WalletState.Live).Select(w => w.MembersIdsHash!.Hash); // TBTC1002

    public static void Bad_ForcedOnTheWrongBranch(WalletChainData wallet, WalletChainData other)
    {
        if (other.HasMembersIdsHash)
        {
            Depot.Keep(wallet.MembersIdsHash!); // TBTC1002
        }
    }

    public static Bytes32? Good_ForcedWhereItIsThere(WalletChainData wallet) => wallet.HasMembersIdsHash ? wallet.MembersIdsHash!.Hash : null;

    public static Bytes32? Good_WalletIsForcedNotTheHash(WalletChainData? wallet) => wallet!.MembersIdsHash?.Hash;

    public static void Good_AsLeavesItOpen(WalletChainData wallet)
    {
        var data = (wallet.MembersIdsHash as object) as RegistryData;
        if (data is not null)
        {
            Depot.Keep(data);
        }
    }
}
