namespace Corpus;

// A variable that a loop assigns again and again is one variable to every lambda that was made in it.
internal static class Rounds
{
    public static void Bad_While(Queue<WalletChainData> queue, List<Action> actions)
    {
        WalletChainData wallet;
        while (queue.Count > 0)
        {
            wallet = queue.Dequeue();
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(() => Sink.Take(wallet.MembersIdsHash)); // TBTC1001
            }
        }
    }

    public static void Bad_HandedOut(Queue<WalletChainData> queue, List<Action> actions)
    {
        WalletChainData wallet;
        while (queue.TryDequeue(out wallet))
        {
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(() => Sink.Take(wallet.MembersIdsHash)); // TBTC1001
            }
        }
    }

    public static void Good_DeclaredInTheCondition(Queue<WalletChainData> queue, List<Action> actions)
    {
        while (queue.TryDequeue(out var wallet))
        {
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(() => Sink.Take(wallet.MembersIdsHash));
            }
        }
    }

    public static void Good_DeclaredInTheBody(Queue<WalletChainData> queue, List<Action> actions)
    {
        while (queue.Count > 0)
        {
            var wallet = queue.Dequeue();
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(() => Sink.Take(wallet.MembersIdsHash));
            }
        }
    }

    public static void Good_DeclaredInABlockOfTheBody(Queue<WalletChainData> queue, List<Action> actions)
    {
        do
        {
            if (queue.Count > 1)
            {
                WalletChainData wallet;
                wallet = queue.Dequeue();
                if (wallet.HasMembersIdsHash)
                {
                    actions.Add(() => Sink.Take(wallet.MembersIdsHash));
                }
            }
        }
        while (queue.Count > 0);
    }

    // The variables of a for are the same in every round.
    public static void Bad_DeclaredInTheFor(Queue<WalletChainData> queue, List<Action> actions)
    {
        for (WalletChainData wallet; queue.Count > 0;)
        {
            wallet = queue.Dequeue();
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(() => Sink.Take(wallet.MembersIdsHash)); // TBTC1001
            }
        }
    }

    public static void Good_DeclaredInTheBodyOfAFor(WalletChainData[] wallets, List<Action> actions)
    {
        for (var i = 0; i < wallets.Length; i++)
        {
            var wallet = wallets[i];
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(() => Sink.Take(wallet.MembersIdsHash));
            }
        }
    }

    public static void Bad_HashOutsideOfAForeach(WalletChainData[] wallets, List<Action> actions)
    {
        RegistryData? data;
        foreach (var wallet in wallets)
        {
            data = wallet.MembersIdsHash;
            if (data is not null)
            {
                actions.Add(() => Sink.Take(data)); // TBTC1001
            }
        }
    }

    public static void Bad_Goto(Queue<WalletChainData> queue, List<Action> actions)
    {
        WalletChainData wallet;
    again:
        wallet = queue.Dequeue();
        if (wallet.HasMembersIdsHash)
        {
            actions.Add(() => Sink.Take(wallet.MembersIdsHash)); // TBTC1001
        }

        if (queue.Count > 0)
        {
            goto again;
        }
    }

    public static void Good_GotoForward(Queue<WalletChainData> queue, List<Action> actions)
    {
        WalletChainData wallet;
        if (queue.Count == 0)
        {
            goto end;
        }

        wallet = queue.Dequeue();
        if (wallet.HasMembersIdsHash)
        {
            actions.Add(() => Sink.Take(wallet.MembersIdsHash));
        }

    end:
        actions.Clear();
    }

    public static void Good_GotoAroundItsBlock(Queue<WalletChainData> queue, List<Action> actions)
    {
    again:
        if (queue.Count > 0)
        {
            var wallet = queue.Dequeue();
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(() => Sink.Take(wallet.MembersIdsHash));
            }

            goto again;
        }
    }

    public static void Bad_GotoCase(Queue<WalletChainData> queue, List<Action> actions)
    {
        WalletChainData wallet;
        switch (queue.Count)
        {
            case 1:
                wallet = queue.Dequeue();
                if (wallet.HasMembersIdsHash)
                {
                    actions.Add(() => Sink.Take(wallet.MembersIdsHash)); // TBTC1001
                }

                goto default;
            default:
                if (queue.Count > 0)
                {
                    goto case 1;
                }

                break;
        }
    }

    public static void Bad_LocalFunctionKept(Queue<WalletChainData> queue, List<Action> actions)
    {
        WalletChainData wallet;
        while (queue.Count > 0)
        {
            wallet = queue.Dequeue();
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(Run);
            }

            void Run() => Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Good_AssignedOnceBeforeTheLoop(Queue<WalletChainData> queue, List<Action> actions)
    {
        WalletChainData wallet;
        wallet = queue.Dequeue();
        while (queue.Count > 0)
        {
            Sink.See(queue.Dequeue());
            if (wallet.HasMembersIdsHash)
            {
                actions.Add(() => Sink.Take(wallet.MembersIdsHash));
            }
        }
    }
}

// Operators are methods, and take their operands as these declare.
internal static class Operators
{
    public sealed record Digest(int Value)
    {
        public static Digest operator +(Digest left, RegistryData right) => new(left.Value + right.Hash.GetHashCode());

        public static Digest operator -(RegistryData left, Digest right) => new(left.Hash.GetHashCode() - right.Value);

        public static Digest operator *(Digest left, RegistryData? right) => new(left.Value * (right is null ? 1 : 2));

        public static bool operator <(Digest left, RegistryData right) => left.Value < right.Hash.GetHashCode();

        public static bool operator >(Digest left, RegistryData right) => left.Value > right.Hash.GetHashCode();

        public void operator %=(RegistryData right) => Sink.Take(right);
    }

    public static Digest Bad_Plus(Digest digest, WalletChainData w) => digest + w.MembersIdsHash; // TBTC1001

    public static Digest Bad_Minus(Digest digest, WalletChainData w) => w.MembersIdsHash - digest; // TBTC1001

    public static bool Bad_Less(Digest digest, WalletChainData w) => digest < w.MembersIdsHash; // TBTC1001

    public static Digest Bad_Compound(Digest digest, WalletChainData w)
    {
        digest += w.MembersIdsHash; // TBTC1001
        return digest;
    }

    public static void Bad_CompoundInPlace(Digest digest, WalletChainData w)
    {
        digest %= w.MembersIdsHash; // TBTC1001
    }

    public static Digest Good_TakesAbsent(Digest digest, WalletChainData w) => digest * w.MembersIdsHash;

    public static Digest Good_Checked(Digest digest, WalletChainData w)
    {
        if (w.MembersIdsHash is not { } data)
        {
            return digest;
        }

        digest += data;
        digest %= data;
        return data - (digest + data);
    }
}

// What a dictionary hands out is what was put into it.
internal static class LookedUp
{
    public static Bytes32? Bad_TryGetValue(List<WalletChainData> wallets, Bytes32 id)
    {
        var byId = wallets.ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash);
        return byId.TryGetValue(id, out var data) ? data.Hash : null; // TBTC1001
    }

    public static Bytes32? Bad_TryGetDeclared(List<WalletChainData> wallets, Bytes32 id)
    {
        var byId = wallets.ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash);
        return byId.TryGetValue(id, out RegistryData? data) ? data.Hash : null; // TBTC1001
    }

    public static Bytes32? Good_TryGetValueOfChecked(List<WalletChainData> wallets, Bytes32 id)
    {
        var byId = wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash);
        return byId.TryGetValue(id, out var data) ? data.Hash : null;
    }

    public static Bytes32? Good_TryGetValueReturnsEarly(List<WalletChainData> wallets, Bytes32 id)
    {
        var byId = wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash);
        if (!byId.TryGetValue(id, out var data))
        {
            return null;
        }

        return data.Hash;
    }

    public static Bytes32? Good_TryGetWallet(List<WalletChainData> wallets, Bytes32 id)
    {
        var byId = wallets.Where(w => w.HasMembersIdsHash).ToDictionary(w => w.EcdsaWalletId);
        return byId.TryGetValue(id, out var wallet) ? wallet.MembersIdsHash.Hash : null;
    }

    public static void Bad_GroupedByAPair(List<WalletChainData> wallets) =>
        Sink.OfferObject(wallets.GroupBy(w => (w.State, w.MembersIdsHash)).Count()); // TBTC1004

    public static void Bad_GroupedByAnObject(List<WalletChainData> wallets) =>
        Sink.OfferObject(wallets.ToLookup(w => new { w.State, w.MembersIdsHash })); // TBTC1004

    public static void Good_GroupedByAPairOfChecked(List<WalletChainData> wallets) =>
        Sink.OfferObject(wallets.Where(w => w.HasMembersIdsHash).GroupBy(w => (w.State, w.MembersIdsHash)).Count());
}

// A parameter of a primary constructor is a field, and a setter is a method.
internal sealed class Setters(WalletChainData wallet)
{
    private WalletChainData _held = wallet;

    public WalletChainData Held
    {
        get => _held;
        set
        {
            _held = value;
            Sink.Count("held");
        }
    }

    public void Bad_FieldAfterItsSetter(WalletChainData other)
    {
        if (_held.HasMembersIdsHash)
        {
            Held = other;
            Sink.Take(_held.MembersIdsHash); // TBTC1001
        }
    }

    public async Task Bad_ParameterAfterAnAwait(WalletChainData other)
    {
        wallet = other;
        if (wallet.HasMembersIdsHash)
        {
            await Task.Yield();
            Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public void Bad_ParameterAfterAnOwnCall(WalletChainData other)
    {
        wallet = other;
        if (wallet.HasMembersIdsHash)
        {
            Replace(other);
            Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public void Good_ParameterChecked(WalletChainData other)
    {
        wallet = other;
        if (wallet.HasMembersIdsHash)
        {
            Sink.Take(wallet.MembersIdsHash);
        }
    }

    private void Replace(WalletChainData other) => wallet = other;
}
