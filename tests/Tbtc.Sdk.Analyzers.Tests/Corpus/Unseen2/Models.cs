using System.Diagnostics.CodeAnalysis;

namespace Quayside.Models;

internal sealed record Berth(Bytes32 Id, RegistryData? Signers, bool Confirmed);

internal sealed record StrictBerth(Bytes32 Id, RegistryData Signers);

internal sealed class Manifest
{
    public required Bytes32 Id { get; init; }

    public required RegistryData Signers { get; init; }

    public RegistryData? Former { get; init; }
}

internal sealed class Draft
{
    public WalletChainData Wallet { get; set; } = null!;

    public RegistryData? Signers { get; set; }

    public string Note { get; set; } = "";

    public static Draft Latest() => new();
}

internal struct Slot
{
    public WalletChainData Wallet;
}

internal interface IHasSigners
{
    RegistryData Signers { get; }

    RegistryData? Offered { get; }

    WalletChainData Wallet { get; }
}

internal readonly struct Digest(Bytes32 value)
{
    public Bytes32 Value { get; } = value;

    public static implicit operator Digest(RegistryData data) => new(data.Hash);

    public static Digest operator +(Digest left, RegistryData right) => new(right.Hash);

    public static Digest operator |(Digest left, RegistryData? right) => right is null ? left : new(right.Hash);
}

internal sealed class Ledger
{
    private readonly Dictionary<RegistryData, int> _counts = [];

    public int this[RegistryData data] => _counts.GetValueOrDefault(data);

    public int this[RegistryData? data, int otherwise] => data is null ? otherwise : _counts.GetValueOrDefault(data);
}

internal static class RecordsAndProperties
{
    public static Berth Good_RecordThatMayLackIt(WalletChainData wallet) => new(wallet.EcdsaWalletId, wallet.MembersIdsHash, false);

    public static StrictBerth Bad_WithOfAStrictRecord(StrictBerth berth, WalletChainData wallet) =>
        berth with { Signers = wallet.MembersIdsHash }; // TBTC1001

    public static void Good_WithLeavesTheRestAlone(Berth berth)
    {
        if (berth.Signers is null)
        {
            return;
        }

        var confirmed = berth with { Confirmed = true };
        Depot.Keep(confirmed.Signers);
    }

    public static void Bad_WithTakesItAway(Berth berth, WalletChainData wallet)
    {
        if (berth.Signers is null)
        {
            return;
        }

        var renewed = berth with { Signers = wallet.MembersIdsHash };
        Depot.Keep(renewed.Signers); // TBTC1001
    }

    public static void Good_WithPutsItIn(Berth berth, WalletChainData wallet)
    {
        var renewed = berth with { Signers = wallet.RequireMembersIdsHash() };
        Depot.Keep(renewed.Signers);
    }

    public static void Good_FlagOfTheRecordMadeHere(WalletChainData wallet)
    {
        var berth = new Berth(wallet.EcdsaWalletId, wallet.MembersIdsHash, wallet.HasMembersIdsHash);
        if (berth.Confirmed)
        {
            Depot.Keep(berth.Signers);
        }
    }

    public static void Bad_FlagOfAStoredRecord(Berth berth)
    {
        if (berth.Confirmed)
        {
            Depot.Keep(berth.Signers); // TBTC1001
        }
    }

    public static void Good_DeconstructedRecord(Berth berth)
    {
        var (_, signers, _) = berth;
        if (signers is not null)
        {
            Depot.Keep(signers);
        }
    }

    public static void Bad_DeconstructedRecord(Berth berth)
    {
        var (id, signers, confirmed) = berth;
        if (confirmed && !id.IsZero)
        {
            Depot.Keep(signers); // TBTC1001
        }
    }

    public static void Good_PositionalPattern(Berth berth)
    {
        if (berth is (_, { } signers, true))
        {
            Depot.Keep(signers);
        }
    }

    public static Manifest Bad_RequiredMember(WalletChainData wallet) => new()
    {
        Id = wallet.EcdsaWalletId,
        Signers = wallet.MembersIdsHash, // TBTC1001
        Former = wallet.MembersIdsHash,
    };

    public static Manifest? Good_RequiredMember(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            return null;
        }

        return new() { Id = wallet.EcdsaWalletId, Signers = wallet.MembersIdsHash };
    }

    public static Bytes32 Good_RequiredMemberIsThere(Manifest manifest) => manifest.Signers.Hash;

    public static Bytes32 Bad_InitPropertyMayBeAbsent(Manifest manifest) => manifest.Former.Hash; // TBTC1001

    // Init-only: lasts.
    public static async Task Good_InitPropertyLasts(Manifest manifest)
    {
        if (manifest.Former is not null)
        {
            await Task.Yield();
            Depot.Keep(manifest.Former);
        }
    }

    public static async Task Bad_SettablePropertyDoesNotLast(Draft draft)
    {
        if (draft.Signers is not null)
        {
            await Task.Yield();
            Depot.Keep(draft.Signers); // TBTC1001
        }
    }

    public static void Good_SettablePropertyLastsForALine(Draft draft)
    {
        if (draft.Signers != null)
        {
            Depot.Label(draft.Note);
            Depot.Keep(draft.Signers);
        }
    }

    public static void Bad_HolderIsPassedOn(Draft draft, Action<Draft> edit)
    {
        if (draft.Wallet.HasMembersIdsHash)
        {
            edit(draft);
            Depot.Keep(draft.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_ChangedThroughAnAlias(Draft draft, WalletChainData other)
    {
        var same = draft;
        if (draft.Wallet.HasMembersIdsHash)
        {
            same.Wallet = other;
            Depot.Keep(draft.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    // The two may be the same draft.
    public static void Bad_PerhapsChangedThroughAnotherParameter(Draft first, Draft second, WalletChainData other)
    {
        if (first.Wallet.HasMembersIdsHash)
        {
            second.Wallet = other;
            Depot.Keep(first.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_ReplacedByOneThatHasIt(Draft draft, WalletChainData other)
    {
        if (!draft.Wallet.HasMembersIdsHash)
        {
            if (!other.HasMembersIdsHash)
            {
                return;
            }

            draft.Wallet = other;
        }

        Depot.Keep(draft.Wallet.MembersIdsHash);
    }

    public static void Good_FilledIfNull(Draft draft, WalletChainData wallet)
    {
        draft.Signers ??= wallet.RequireMembersIdsHash();
        Depot.Keep(draft.Signers);
    }

    public static void Bad_FilledIfNull(Draft draft, WalletChainData wallet)
    {
        draft.Signers ??= wallet.MembersIdsHash;
        Depot.Keep(draft.Signers); // TBTC1001
    }

    public static void Bad_MethodMakesANewOne()
    {
        if (Draft.Latest().Signers is not null)
        {
            Depot.Keep(Draft.Latest().Signers); // TBTC1001
        }
    }

    public static void Good_ConditionalAssignment(Draft? draft, WalletChainData wallet)
    {
        draft?.Wallet = wallet;
        draft?.Signers = wallet.MembersIdsHash;
    }

    public static void Good_ConditionalAssignmentAndCheck(Draft draft, WalletChainData? wallet)
    {
        if (wallet?.MembersIdsHash is null)
        {
            return;
        }

        draft?.Signers = wallet.MembersIdsHash;
        Depot.Keep(wallet.MembersIdsHash);
    }

    public static void Bad_CopyOfAStruct(Slot slot, WalletChainData other)
    {
        var copy = slot;
        if (slot.Wallet.HasMembersIdsHash)
        {
            copy.Wallet = other;
            Depot.Keep(copy.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    // A struct is copied: the first is as it was.
    public static void Good_CopyOfAStruct(Slot slot, WalletChainData other)
    {
        if (slot.Wallet.HasMembersIdsHash)
        {
            var copy = slot;
            copy.Wallet = other;
            Depot.Keep(slot.Wallet.MembersIdsHash);
        }
    }

    public static void Bad_InterfacePropertyTwice(IHasSigners holder)
    {
        if (holder.Offered is not null)
        {
            Depot.Keep(holder.Offered); // TBTC1001
        }
    }

    public static void Good_InterfacePropertyOnce(IHasSigners holder)
    {
        if (holder.Offered is { } offered)
        {
            Depot.Keep(offered);
        }

        Depot.Keep(holder.Signers);
    }

    public static void Bad_ConstrainedToAnInterface<T>(T holder)
        where T : IHasSigners
    {
        if (holder.Wallet.HasMembersIdsHash)
        {
            Depot.Keep(holder.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_ConstrainedToAnInterface<T>(T holder)
        where T : IHasSigners
    {
        var wallet = holder.Wallet;
        if (wallet.HasMembersIdsHash)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }
}

internal static class OperatorsAndIndexers
{
    public static Digest Bad_ImplicitConversion(WalletChainData wallet) => wallet.MembersIdsHash; // TBTC1001

    public static Digest Good_ImplicitConversion(WalletChainData wallet) => wallet.RequireMembersIdsHash();

    public static Digest Bad_Plus(Digest digest, WalletChainData wallet) => digest + wallet.MembersIdsHash; // TBTC1001

    public static Digest Good_OperatorThatTakesNull(Digest digest, WalletChainData wallet) => digest | wallet.MembersIdsHash;

    public static int Bad_Indexer(Ledger ledger, WalletChainData wallet) => ledger[wallet.MembersIdsHash]; // TBTC1001

    public static int Good_Indexer(Ledger ledger, WalletChainData wallet) => wallet.HasMembersIdsHash ? ledger[wallet.MembersIdsHash] : 0;

    public static int Good_IndexerThatTakesNull(Ledger ledger, WalletChainData wallet) => ledger[wallet.MembersIdsHash, -1];

    public static Digest Bad_CompoundAssignment(WalletChainData first, WalletChainData second)
    {
        Digest sum = first.RequireMembersIdsHash();
        sum += second.MembersIdsHash; // TBTC1001
        return sum;
    }
}

internal sealed class Bad_ExplicitImplementation(WalletChainData wallet) : IHasSigners
{
    RegistryData IHasSigners.Signers => wallet.MembersIdsHash; // TBTC1001

    RegistryData? IHasSigners.Offered => wallet.MembersIdsHash;

    WalletChainData IHasSigners.Wallet => wallet;
}

internal sealed class Good_ExplicitImplementation(WalletChainData wallet) : IHasSigners
{
    RegistryData IHasSigners.Signers => wallet.RequireMembersIdsHash();

    RegistryData? IHasSigners.Offered => wallet.HasMembersIdsHash ? wallet.MembersIdsHash : null;

    WalletChainData IHasSigners.Wallet => wallet;
}

internal sealed partial class Bad_PartialProperty
{
    public partial RegistryData Signers { get; }

    public partial Bytes32? Hash { get; }
}

internal sealed partial class Bad_PartialProperty(WalletChainData wallet)
{
    public partial RegistryData Signers => wallet.MembersIdsHash; // TBTC1001

    public partial Bytes32? Hash => wallet.MembersIdsHash?.Hash;
}

internal sealed partial class Good_PartialMethod
{
    public partial bool TryPick(WalletChainData wallet, [NotNullWhen(true)] out RegistryData? data);

    public void Run(WalletChainData wallet)
    {
        if (TryPick(wallet, out var data))
        {
            Depot.Keep(data);
        }
    }
}

internal sealed partial class Good_PartialMethod
{
    public partial bool TryPick(WalletChainData wallet, out RegistryData? data) => wallet.TryGetMembersIdsHash(out data);
}

internal sealed class Good_FieldKeyword
{
    public RegistryData? Signers { get; set => field = value ?? field; }

    public required RegistryData Strict { get; init => field = value ?? throw new ArgumentNullException(nameof(value)); }

    public void Load(WalletChainData wallet) => Signers = wallet.MembersIdsHash;
}

internal sealed class Bad_SetterOfData(RegistryData first)
{
    public RegistryData Signers { get; private set => field = value; } = first;

    public void Load(WalletChainData wallet) => Signers = wallet.MembersIdsHash; // TBTC1001
}

internal sealed class Good_MemberNotNullWhen
{
    public RegistryData? Signers { get; private set; }

    [MemberNotNullWhen(true, nameof(Signers))]
    public bool IsReady => Signers is not null;

    public static void Use(Good_MemberNotNullWhen state)
    {
        if (state.IsReady)
        {
            Depot.Keep(state.Signers);
        }
    }

    public void Load(WalletChainData wallet) => Signers = wallet.MembersIdsHash;
}

internal sealed class Good_LoadsOnDemand(WalletChainData wallet)
{
    private RegistryData? _signers;

    public Bytes32 Hash()
    {
        EnsureLoaded();
        return _signers.Hash;
    }

    [MemberNotNull(nameof(_signers))]
    private void EnsureLoaded() => _signers ??= wallet.RequireMembersIdsHash();
}

internal sealed class Bad_LoadsPerhaps(WalletChainData wallet)
{
    private RegistryData? _signers;

    public Bytes32 Hash()
    {
        Load();
        return _signers.Hash; // TBTC1001
    }

    private void Load() => _signers ??= wallet.MembersIdsHash;
}

internal abstract class Vessel
{
    public virtual RegistryData? Signers { get; init; }

    public void Bad_VirtualPropertyTwice()
    {
        if (Signers is not null)
        {
            Depot.Keep(Signers); // TBTC1001
        }
    }

    public void Good_VirtualPropertyOnce()
    {
        var signers = Signers;
        if (signers is not null)
        {
            Depot.Keep(signers);
        }
    }

    internal sealed class Tug : Vessel
    {
        private readonly WalletChainData _wallet;

        public Tug(WalletChainData wallet) => _wallet = wallet;

        public override RegistryData? Signers => _wallet.MembersIdsHash;

        public Bytes32 Bad_InANestedType() => _wallet.MembersIdsHash.Hash; // TBTC1001

        public Bytes32 Good_InANestedType() => _wallet.TryGetMembersIdsHash(out var data) ? data.Hash : _wallet.EcdsaWalletId;
    }
}

internal static class VesselExtensions
{
    extension(WalletChainData wallet)
    {
        public bool CanSail => wallet.State == WalletState.Live && wallet.HasMembersIdsHash;

        public Bytes32? SignersHash => wallet.MembersIdsHash?.Hash;

        public RegistryData Bad_ExtensionProperty => wallet.MembersIdsHash; // TBTC1001
    }

    extension(RegistryData? data)
    {
        public bool IsAboard => data is not null;
    }

    extension(RegistryData data)
    {
        public ulong Age(ulong head) => head - data.BlockNumber;
    }

    extension(IEnumerable<WalletChainData> wallets)
    {
        public IEnumerable<Bytes32> Good_ExtensionMethod() => wallets.Where(w => w.CanSail).Select(w => w.MembersIdsHash.Hash);
    }

    public static bool IsOnBoard([NotNullWhen(true)] this RegistryData? data) => data is not null;

    public static ulong AgeAt(this RegistryData data, ulong head) => head - data.BlockNumber;

    public static void Good_AskedThroughAnExtensionProperty(WalletChainData wallet)
    {
        if (wallet.CanSail)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Good_ReceiverMayBeAbsent(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash.IsAboard)
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static void Good_ClassicExtension(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash.IsOnBoard())
        {
            Depot.Keep(wallet.MembersIdsHash);
        }
    }

    public static ulong Bad_ReceiverOfAnExtensionBlock(WalletChainData wallet) => wallet.MembersIdsHash.Age(wallet.BlockNumber); // TBTC1001

    public static ulong Bad_ReceiverOfAClassicExtension(WalletChainData wallet) => wallet.MembersIdsHash.AgeAt(wallet.BlockNumber); // TBTC1001

    public static ulong? Good_ReceiverBehindAQuestionMark(WalletChainData wallet) => wallet.MembersIdsHash?.AgeAt(wallet.BlockNumber);
}

internal static class GenericMethods
{
    public static T Bad_Returns<T>(WalletChainData wallet, Func<RegistryData, T> map) => map(wallet.MembersIdsHash); // TBTC1001

    public static T? Good_Returns<T>(WalletChainData wallet, Func<RegistryData, T> map)
        where T : class
        => wallet.MembersIdsHash is { } data ? map(data) : null;

    public static void Bad_ConstrainedToClass(WalletChainData wallet) => _ = Box(wallet.MembersIdsHash); // TBTC1001

    public static void Good_ConstrainedToPerhapsAClass(WalletChainData wallet)
    {
        if (Pass(wallet.MembersIdsHash) is { } data)
        {
            Depot.Keep(data);
        }
    }

    public static void Bad_WrittenTypeArgument(WalletChainData wallet) => Depot.Offer(Same<RegistryData>(wallet.MembersIdsHash)); // TBTC1001

    public static void Good_WrittenTypeArgument(WalletChainData wallet) => Depot.Offer(Same<RegistryData?>(wallet.MembersIdsHash));

    private static Lazy<T> Box<T>(T value)
        where T : class
        => new(() => value);

    private static T Pass<T>(T value)
        where T : class?
        => value;

    private static T Same<T>(T value) => value;
}
