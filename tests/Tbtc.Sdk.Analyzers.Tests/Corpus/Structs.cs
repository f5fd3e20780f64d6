namespace Corpus;

// A struct or a tuple that is copied is another one: what is written to one says nothing of the other.
internal static class Structs
{
    public struct Slot
    {
        public WalletChainData Wallet;
        public RegistryData? Data;
        public int Number;

        public void Replace(WalletChainData other) => Wallet = other;

        public readonly void Look() => Sink.See(Wallet);

        public void Bad_OtherThanThis(WalletChainData other)
        {
            var copy = this;
            Wallet = other;
            if (Wallet.HasMembersIdsHash)
            {
                Sink.Take(copy.Wallet.MembersIdsHash); // TBTC1001
            }
        }

        public void Good_ThisStays()
        {
            if (Wallet.HasMembersIdsHash)
            {
                Number++;
                Sink.Take(Wallet.MembersIdsHash);
            }
        }

        public void Bad_ThisAfterReplace(WalletChainData other)
        {
            if (Wallet.HasMembersIdsHash)
            {
                Replace(other);
                Sink.Take(Wallet.MembersIdsHash); // TBTC1001
            }
        }
    }

    public record struct Entry(RegistryData? Data, int Number);

    public sealed class Holder
    {
        public (RegistryData? Data, int Number) Pair;
        public Slot Slot;
    }

    public static void Bad_TupleCopyChecked(WalletChainData w, WalletChainData o)
    {
        var pair = (Data: w.MembersIdsHash, Number: 1);
        var copy = pair;
        pair.Data = o.MembersIdsHash;
        if (pair.Data is not null)
        {
            Sink.Take(copy.Data); // TBTC1001
        }
    }

    public static void Bad_TupleParameterChecked((RegistryData? Data, int Number) pair, WalletChainData o)
    {
        var copy = pair;
        pair.Data = o.MembersIdsHash;
        if (pair.Data is not null)
        {
            Sink.Take(copy.Data); // TBTC1001
        }
    }

    public static void Bad_SourceWritten(Slot slot, WalletChainData other)
    {
        var copy = slot;
        slot.Wallet = other;
        if (slot.Wallet.HasMembersIdsHash)
        {
            Sink.Take(copy.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_CopyWritten(Slot slot, WalletChainData other)
    {
        var copy = slot;
        copy.Data = other.MembersIdsHash;
        if (slot.Data is not null)
        {
            Sink.Take(copy.Data); // TBTC1001
        }
    }

    public static void Bad_RecordStructWritten(Entry entry, WalletChainData other)
    {
        var copy = entry;
        copy.Data = other.MembersIdsHash;
        if (entry.Data is not null)
        {
            Sink.Take(copy.Data); // TBTC1001
        }
    }

    public static void Bad_RecordStructWith(Entry entry, WalletChainData other)
    {
        var copy = entry with { Data = other.MembersIdsHash };
        if (entry.Data is not null)
        {
            Sink.Take(copy.Data); // TBTC1001
        }
    }

    public static void Good_RecordStructWithAnother(Entry entry)
    {
        if (entry.Data is not null)
        {
            var copy = entry with { Number = 2 };
            Sink.Take(copy.Data);
            Sink.Take(entry.Data);
        }
    }

    public static void Good_RecordStructWithLeavesTheSource(Entry entry, WalletChainData other)
    {
        if (entry.Data is not null)
        {
            var copy = entry with { Data = other.MembersIdsHash };
            Sink.Offer(copy.Data);
            Sink.Take(entry.Data);
        }
    }

    public static void Bad_TupleInAFieldWritten(Holder holder, WalletChainData other)
    {
        var copy = holder.Pair;
        holder.Pair.Data = other.MembersIdsHash;
        if (holder.Pair.Data is not null)
        {
            Sink.Take(copy.Data); // TBTC1001
        }
    }

    public static void Bad_StructInAFieldWritten(Holder holder, WalletChainData other)
    {
        if (holder.Slot.Wallet.HasMembersIdsHash)
        {
            holder.Slot.Wallet = other;
            Sink.Take(holder.Slot.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    // Both may be the same holder.
    public static void Bad_StructInAnotherFieldWritten(Holder holder, Holder another, WalletChainData other)
    {
        if (holder.Slot.Wallet.HasMembersIdsHash)
        {
            another.Slot.Wallet = other;
            Sink.Take(holder.Slot.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_StructInAFieldCheckedAgain(Holder holder, WalletChainData other)
    {
        holder.Slot.Wallet = other;
        if (holder.Slot.Wallet.HasMembersIdsHash)
        {
            Sink.Take(holder.Slot.Wallet.MembersIdsHash);
        }
    }

    public static void Good_AnotherVariableWritten(Slot slot, Slot another, WalletChainData other)
    {
        if (slot.Wallet.HasMembersIdsHash)
        {
            another.Wallet = other;
            Sink.See(another.Wallet);
            Sink.Take(slot.Wallet.MembersIdsHash);
        }
    }

    public static void Good_CopyKept(Slot slot, WalletChainData other)
    {
        if (slot.Wallet.HasMembersIdsHash)
        {
            var copy = slot;
            slot.Wallet = other;
            Sink.See(slot.Wallet);
            Sink.Take(copy.Wallet.MembersIdsHash);
        }
    }

    // The number is not the wallet.
    public static void Good_AnotherMemberWritten(Slot slot)
    {
        var copy = slot;
        copy.Number = 7;
        if (copy.Wallet.HasMembersIdsHash)
        {
            Sink.Take(slot.Wallet.MembersIdsHash);
        }
    }

    public static void Bad_ChangedByItsMethod(Slot slot, WalletChainData other)
    {
        var copy = slot;
        slot.Replace(other);
        if (slot.Wallet.HasMembersIdsHash)
        {
            Sink.Take(copy.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_ReadOnlyMethodChangesNothing(Slot slot)
    {
        var copy = slot;
        slot.Look();
        if (slot.Wallet.HasMembersIdsHash)
        {
            Sink.Take(copy.Wallet.MembersIdsHash);
        }
    }

    public static void Bad_ElementWritten(Slot[] slots, WalletChainData other)
    {
        if (Array.TrueForAll(slots, s => s.Wallet.HasMembersIdsHash))
        {
            slots[0].Wallet = other;
            Sink.Take(slots[0].Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_WrittenThroughAReference(Slot slot, WalletChainData other)
    {
        if (slot.Wallet.HasMembersIdsHash)
        {
            ref var wallet = ref slot.Wallet;
            wallet = other;
            Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_FieldWrittenThroughAReference(Holder holder, WalletChainData other)
    {
        if (holder.Slot.Wallet.HasMembersIdsHash)
        {
            ref var slot = ref holder.Slot;
            slot.Wallet = other;
            Sink.Take(holder.Slot.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_ReferredFieldWritten(Holder holder, WalletChainData other)
    {
        ref var slot = ref holder.Slot;
        if (slot.Wallet.HasMembersIdsHash)
        {
            holder.Slot.Wallet = other;
            Sink.Take(slot.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_ReferenceToAnElement(Slot[] slots, int index)
    {
        ref var slot = ref slots[index];
        if (slot.Wallet.HasMembersIdsHash)
        {
            slot.Number++;
            Sink.Take(slot.Wallet.MembersIdsHash);
        }
    }

    public static void Bad_ChosenReferenceWritten(bool first, Holder a, Holder b, WalletChainData other)
    {
        if (a.Slot.Wallet.HasMembersIdsHash && b.Slot.Wallet.HasMembersIdsHash)
        {
            (first ? ref a.Slot : ref b.Slot).Wallet = other;
            Sink.Take(a.Slot.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_InitializerTakesTheNewValue(Slot slot, WalletChainData other)
    {
        if (slot.Wallet.HasMembersIdsHash)
        {
            var made = new Slot { Wallet = other, Data = slot.Wallet.MembersIdsHash };
            Sink.Take(made.Data);
            Sink.Take(made.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_InitializerHoldsWhatWasChecked(WalletChainData w)
    {
        if (w.HasMembersIdsHash)
        {
            var made = new Slot { Wallet = w, Number = 1 };
            Sink.Take(made.Wallet.MembersIdsHash);
        }
    }

    // Each round takes another slot.
    public static void Bad_SlotsInTurn(Slot[] slots)
    {
        Slot last = default;
        foreach (var slot in slots)
        {
            if (last.Number > 0 && slot.Wallet.HasMembersIdsHash)
            {
                Sink.Take(last.Wallet.MembersIdsHash); // TBTC1001
            }

            last = slot;
            last.Number++;
        }
    }

    public static void Good_CountedWhileChecked(Slot slot, int[] numbers)
    {
        if (!slot.Wallet.HasMembersIdsHash)
        {
            return;
        }

        foreach (var number in numbers)
        {
            slot.Number += number;
            Sink.Take(slot.Wallet.MembersIdsHash);
        }
    }
}

// Records copied by with.
internal static class RecordCopies
{
    public record Berth(string Name, RegistryData? Signers, WalletChainData Wallet)
    {
        public bool Confirmed { get; init; }
    }

    public record Counted(RegistryData? Signers)
    {
        protected Counted(Counted other) => Signers = null;

        public int Number { get; init; }
    }

    public static void Good_OtherMemberSet(Berth berth)
    {
        if (berth.Signers is not null)
        {
            var copy = berth with { Confirmed = true };
            Sink.Take(copy.Signers);
        }
    }

    public static void Good_CopyCheckedInsteadOfTheSource(Berth berth)
    {
        var copy = berth with { Name = "other" };
        if (copy.Signers is not null && copy.Wallet.HasMembersIdsHash)
        {
            Sink.Take(berth.Signers);
            Sink.Take(berth.Wallet.MembersIdsHash);
        }
    }

    public static void Bad_MemberSet(Berth berth, WalletChainData other)
    {
        if (berth.Signers is not null)
        {
            var copy = berth with { Signers = other.MembersIdsHash };
            Sink.Take(copy.Signers); // TBTC1001
        }
    }

    public static void Good_SourceAfterMemberSet(Berth berth, WalletChainData other)
    {
        if (berth.Signers is not null)
        {
            var copy = berth with { Signers = other.MembersIdsHash };
            Sink.Offer(copy.Signers);
            Sink.Take(berth.Signers);
        }
    }

    public static void Bad_WalletSet(Berth berth, WalletChainData other)
    {
        if (berth.Wallet.HasMembersIdsHash)
        {
            var copy = berth with { Wallet = other };
            Sink.Take(copy.Wallet.MembersIdsHash); // TBTC1001
        }
    }

    // Its own copying leaves the signers out.
    public static void Bad_CopiedByOwnCode(Counted counted)
    {
        if (counted.Signers is not null)
        {
            var copy = counted with { Number = 1 };
            Sink.Take(copy.Signers); // TBTC1001
        }
    }
}
