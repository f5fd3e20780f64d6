using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.Third;

internal struct Slot
{
    public W Wallet;
    public RegistryData? Data;
    public bool Known;

    public Slot(W wallet)
    {
        Wallet = wallet;
        Data = wallet.MembersIdsHash;
        Known = wallet.HasMembersIdsHash;
    }

    public readonly bool IsReady => Wallet.HasMembersIdsHash;

    public void Replace(W wallet) => Wallet = wallet;

    public readonly int Peek() => Wallet.State == WalletState.Live ? 1 : 0;

    public void operator +=(W wallet) => Wallet = wallet;
}

internal static class SlotExtensions
{
    extension(ref Slot slot)
    {
        public void Put(W wallet) => slot.Wallet = wallet;
    }

    public static void Set(this ref Slot slot, W wallet) => slot.Wallet = wallet;
}

internal sealed class Box
{
    public Slot Slot;
    public W Wallet = null!;

    public W? Maybe { get; set; }
}

internal ref struct Cursor
{
    public W Wallet;
    public ref W Target;

    public Cursor(ref W target)
    {
        Target = ref target;
        Wallet = target;
    }
}

internal record struct Inner(W Wallet, int Round);

internal record struct Outer(Inner Inner, int Round);

internal sealed record InnerRow(W Wallet, int Round);

internal sealed record OuterRow(InnerRow Inner, RegistryData? Data);

internal static class StructCopies
{
    public static void Good_CopyKeepsTheFormer(Slot slot, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        var copy = slot;
        slot.Wallet = other;
        Sink.Take(copy.Wallet.MembersIdsHash);
    }

    public static void Bad_CopyIsChanged(Slot slot, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        var copy = slot;
        copy.Wallet = other;
        Sink.Take(copy.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_OriginalIsChangedBehindTheCopy(Slot slot, W other)
    {
        var copy = slot;
        slot.Wallet = other;
        if (!copy.Wallet.HasMembersIdsHash) return;
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_StructInClassIsReplaced(Box box, W other)
    {
        if (!box.Slot.Wallet.HasMembersIdsHash) return;
        box.Slot = new Slot(other);
        Sink.Take(box.Slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_StructInClassIsCopied(Box box, W other)
    {
        var copy = box.Slot;
        if (!copy.Wallet.HasMembersIdsHash) return;
        box.Slot = new Slot(other);
        Sink.Take(copy.Wallet.MembersIdsHash);
    }

    public static void Bad_StructOfAliasedClass(Box box, W other)
    {
        var same = box;
        if (!box.Slot.Wallet.HasMembersIdsHash) return;
        same.Slot.Wallet = other;
        Sink.Take(box.Slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_StructOfAliasedClass(Box box, W other)
    {
        var same = box;
        same.Slot.Wallet = other;
        if (!same.Slot.Wallet.HasMembersIdsHash) return;
        Sink.Take(box.Slot.Wallet.MembersIdsHash);
    }

    // Both parameters may be the same box.
    public static void Bad_TwoParametersMayBeOneBox(Box box, Box perhapsTheSame, W other)
    {
        if (!box.Wallet.HasMembersIdsHash) return;
        perhapsTheSame.Wallet = other;
        Sink.Take(box.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_MethodOfTheStruct(Slot slot, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        slot.Replace(other);
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_CompoundOperator(Slot slot, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        slot += other;
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefExtension(Slot slot, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        slot.Set(other);
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefExtensionBlock(Slot slot, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        slot.Put(other);
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_PropertyOfTheStruct(Slot slot)
    {
        if (slot.IsReady) Sink.Take(slot.Wallet.MembersIdsHash);
    }

    public static void Bad_PropertyOfTheCopy(Slot slot, W other)
    {
        var copy = slot;
        slot.Wallet = other;
        if (copy.IsReady) Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_PropertyOfTheStructBeforeTheChange(Slot slot, W other)
    {
        var ready = slot.IsReady;
        slot.Wallet = other;
        if (ready) Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_Boxed(Slot slot, W wallet)
    {
        object boxed = slot;
        slot.Wallet = wallet;
        if (!slot.Wallet.HasMembersIdsHash) return;
        Sink.Take(((Slot)boxed).Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_NestedWith(Outer outer, W other)
    {
        if (!outer.Inner.Wallet.HasMembersIdsHash) return;
        var next = outer with { Inner = outer.Inner with { Wallet = other } };
        Sink.Take(next.Inner.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_NestedWith(Outer outer, W other)
    {
        if (!outer.Inner.Wallet.HasMembersIdsHash) return;
        var next = outer with { Inner = outer.Inner with { Round = 3 } };
        outer.Inner = new Inner(other, 1);
        Sink.Take(next.Inner.Wallet.MembersIdsHash);
    }

    public static void Bad_NestedWithOfClasses(OuterRow outer, W other)
    {
        if (!outer.Inner.Wallet.HasMembersIdsHash) return;
        var next = outer with { Inner = outer.Inner with { Wallet = other } };
        Sink.Take(next.Inner.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_NestedWithOfClasses(OuterRow outer, W other)
    {
        if (!outer.Inner.Wallet.HasMembersIdsHash) return;
        var next = outer with { Inner = outer.Inner with { Wallet = other } };
        var back = next with { Inner = outer.Inner };
        Sink.Take(back.Inner.Wallet.MembersIdsHash);
    }

    public static void Bad_WithTheDataOfAnother(OuterRow outer, W other)
    {
        if (outer.Data is null) return;
        var next = outer with { Data = other.MembersIdsHash };
        Sink.Take(next.Data); // TBTC1001
    }

    public static void Good_WithAnotherPart(OuterRow outer, W other)
    {
        if (outer.Data is null) return;
        var next = outer with { Inner = new InnerRow(other, 1) };
        Sink.Take(next.Data);
    }

    public static void Good_RefStructCopied(Cursor cursor, W other)
    {
        if (!cursor.Wallet.HasMembersIdsHash) return;
        var copy = cursor;
        cursor.Wallet = other;
        Sink.Take(copy.Wallet.MembersIdsHash);
    }

    public static void Bad_RefStructCopied(scoped Cursor cursor, W other)
    {
        var copy = cursor;
        if (!cursor.Wallet.HasMembersIdsHash) return;
        copy.Wallet = other;
        Sink.Take(copy.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefFieldLeadsToIt(W wallet, W other)
    {
        var cursor = new Cursor(ref wallet);
        if (!wallet.HasMembersIdsHash) return;
        cursor.Target = other;
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefFieldSetByInitializer(W wallet, W other)
    {
        var cursor = new Cursor { Target = ref wallet };
        if (!wallet.HasMembersIdsHash) return;
        cursor.Target = other;
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_SpanLeadsToIt(W wallet, W other)
    {
        var span = new Span<W>(ref wallet);
        if (!wallet.HasMembersIdsHash) return;
        span[0] = other;
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_CreatedSpanLeadsToIt(W wallet, W other)
    {
        var span = MemoryMarshal.CreateSpan(ref wallet, 1);
        if (!wallet.HasMembersIdsHash) return;
        span[0] = other;
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefReturnLeadsToIt(W first, W second, W other, bool which)
    {
        ref var chosen = ref Pick(ref first, ref second, which);
        if (!first.HasMembersIdsHash) return;
        chosen = other;
        Sink.Take(first.MembersIdsHash); // TBTC1001
    }

    public static void Bad_AssignedThroughARefReturn(W first, W second, W other, bool which)
    {
        if (!first.HasMembersIdsHash) return;
        Pick(ref first, ref second, which) = other;
        Sink.Take(first.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefConditional(W first, W second, W other, bool which)
    {
        if (!first.HasMembersIdsHash) return;
        (which ? ref first : ref second) = other;
        Sink.Take(first.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefLocalOfAConditional(W first, W second, W other, bool which)
    {
        ref var chosen = ref which ? ref first : ref second;
        if (!second.HasMembersIdsHash) return;
        chosen = other;
        Sink.Take(second.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefLocalOfAStructField(Slot slot, W other)
    {
        ref var wallet = ref slot.Wallet;
        if (!slot.Wallet.HasMembersIdsHash) return;
        wallet = other;
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefLocalOfTheWholeStruct(Slot slot, W other)
    {
        ref var same = ref slot;
        if (!slot.Wallet.HasMembersIdsHash) return;
        same.Wallet = other;
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefLocalOfATuplePart(W wallet, W other)
    {
        var pair = (Wallet: wallet, Round: 1);
        ref var part = ref pair.Wallet;
        if (!pair.Wallet.HasMembersIdsHash) return;
        part = other;
        Sink.Take(pair.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefLocalOfAField(Box box, W other)
    {
        ref var slot = ref box.Wallet;
        if (!box.Wallet.HasMembersIdsHash) return;
        slot = other;
        Sink.Take(box.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_StructFieldByRef(Slot slot, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        Assign(ref slot.Wallet, other);
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_StructByRef(Slot slot, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        AssignSlot(ref slot, other);
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    // The two may lead to one variable.
    public static void Bad_InAndRefMayBeOne(in Slot slot, ref Slot perhapsTheSame, W other)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        perhapsTheSame.Wallet = other;
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_In(in Slot slot)
    {
        if (slot.Wallet.HasMembersIdsHash) Sink.Take(slot.Wallet.MembersIdsHash);
    }

    public static void Bad_CapturedStructIsChanged(Slot slot, W other)
    {
        void Change() => slot.Wallet = other;
        if (!slot.Wallet.HasMembersIdsHash) return;
        Change();
        Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_CapturedStructIsRead(Slot slot)
    {
        bool Ready() => slot.Wallet.HasMembersIdsHash;
        if (Ready()) Sink.Take(slot.Wallet.MembersIdsHash);
    }

    public static void Good_SwappedParts(W first, W second)
    {
        var pair = (First: first, Second: second);
        if (!pair.First.HasMembersIdsHash) return;
        (pair.First, pair.Second) = (pair.Second, pair.First);
        Sink.Take(pair.Second.MembersIdsHash);
    }

    public static void Bad_SwappedParts(W first, W second)
    {
        var pair = (First: first, Second: second);
        if (!pair.First.HasMembersIdsHash) return;
        (pair.First, pair.Second) = (pair.Second, pair.First);
        Sink.Take(pair.First.MembersIdsHash); // TBTC1001
    }

    public static void Bad_SwappedFields(Box a, Box b)
    {
        if (!a.Wallet.HasMembersIdsHash) return;
        (a.Wallet, b.Wallet) = (b.Wallet, a.Wallet);
        Sink.Take(a.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_Rotated(W a, W b, W c)
    {
        if (!a.HasMembersIdsHash || !b.HasMembersIdsHash) return;
        (a, b, c) = (b, c, a);
        Sink.Take(a.MembersIdsHash);
        Sink.Take(c.MembersIdsHash);
        Sink.Take(b.MembersIdsHash); // TBTC1001
    }

    public static void Bad_SwappedByAHelper(W a, W b)
    {
        if (!a.HasMembersIdsHash) return;
        Swap(ref a, ref b);
        Sink.Take(a.MembersIdsHash); // TBTC1001
    }

    // What comes back is as the followed code left it.
    public static void Good_SwappedByAHelper(W a, W b)
    {
        if (!a.HasMembersIdsHash) return;
        SwapWallets(ref a, ref b);
        Sink.Take(b.MembersIdsHash);
    }

    public static void Bad_NullConditionalAssignment(Box box, W other)
    {
        if (!box.Wallet.HasMembersIdsHash) return;
        box?.Wallet = other;
        Sink.Take(box.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_VolatileWrite(Box box, W other)
    {
        if (!box.Wallet.HasMembersIdsHash) return;
        Volatile.Write(ref box.Wallet, other);
        Sink.Take(box.Wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_UnsafeAsRef(W wallet, W other)
    {
        if (!wallet.HasMembersIdsHash) return;
        Unsafe.AsRef(in wallet) = other;
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_RefLambda(W wallet, W other)
    {
        Setter set = (ref W w) => w = other;
        if (!wallet.HasMembersIdsHash) return;
        set(ref wallet);
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_ForeachOfStructsInList(List<Slot> slots)
    {
        foreach (var slot in slots)
        {
            if (slot.Known) Sink.Take(slot.Data); // TBTC1001
        }
    }

    public static void Good_StructBuiltHere(W wallet)
    {
        var slot = new Slot { Wallet = wallet, Data = wallet.MembersIdsHash, Known = wallet.HasMembersIdsHash };
        if (slot.Known) Sink.Take(slot.Data);
    }

    public static void Bad_StructBuiltHereAndItsFlagReplaced(W wallet, W other)
    {
        var slot = new Slot { Wallet = wallet, Data = wallet.MembersIdsHash, Known = wallet.HasMembersIdsHash };
        slot.Known = other.HasMembersIdsHash;
        if (slot.Known) Sink.Take(slot.Data); // TBTC1001
    }

    public static void Bad_DefaultOfTheStruct(Slot slot)
    {
        if (slot.Data is null) return;
        slot = default;
        Sink.Take(slot.Data); // TBTC1001
    }

    public static void Bad_ResetInALoop(Slot slot, W[] wallets)
    {
        if (!slot.Wallet.HasMembersIdsHash) return;
        foreach (var wallet in wallets)
        {
            Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
            slot.Wallet = wallet;
        }
    }

    private delegate void Setter(ref W wallet);

    private static ref W Pick(ref W first, ref W second, bool which)
    {
        if (which) return ref first;
        return ref second;
    }

    private static void Assign(ref W target, W wallet) => target = wallet;

    private static void AssignSlot(ref Slot target, W wallet) => target.Wallet = wallet;

    private static void Swap<T>(ref T a, ref T b) => (a, b) = (b, a);

    private static void SwapWallets(ref W a, ref W b)
    {
        var kept = a;
        a = b;
        b = kept;
    }
}
