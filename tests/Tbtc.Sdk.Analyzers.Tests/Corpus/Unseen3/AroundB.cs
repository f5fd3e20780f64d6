using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.AroundB;

internal sealed class Held
{
    public W Wallet = null!;
    public W Spare = null!;
    public static W Shared = null!;
    public int Touch { get { Wallet = Spare; return 1; } }
    public int Calm => Spare.State == WalletState.Live ? 1 : 0;
    public static int TouchShared { get { Shared = new Held().Spare; return 1; } }
    public int this[int i] { get { Wallet = Spare; return i; } set { Wallet = Spare; } }
    public static bool operator ==(Held a, Held b) { a.Wallet = a.Spare; return true; }
    public static bool operator !=(Held a, Held b) => !(a == b);
    public static Held operator +(Held a, int b) { a.Wallet = a.Spare; return a; }
    public static bool operator !(Held a) { a.Wallet = a.Spare; return true; }
    public static bool operator true(Held a) { a.Wallet = a.Spare; return true; }
    public static bool operator false(Held a) { a.Wallet = a.Spare; return true; }
    public static explicit operator int(Held a) { a.Wallet = a.Spare; return 1; }
    public void operator -=(int n) => Wallet = Spare;
    public override string ToString() { Wallet = Spare; return ""; }
    public override bool Equals(object? o) => true;
    public override int GetHashCode() => 1;
    public void Deconstruct(out int a, out int b) { Wallet = Spare; (a, b) = (1, 2); }
    public event Action E { add => Wallet = Spare; remove => Wallet = Spare; }
    public W? Via { get; set => field = value?.State == WalletState.Live ? value : Spare; }
    public W Fixed { get; init => field = value.State == WalletState.Live ? value : Spare; } = null!;

    public void Bad_OwnStaticGetter() { if (!Shared.HasMembersIdsHash) return; _ = TouchShared; Sink.Take(Shared.MembersIdsHash); } // TBTC1001
    public void Good_CalmGetter() { if (!Wallet.HasMembersIdsHash) return; if (Calm == 1) Sink.Take(Wallet.MembersIdsHash); }
    public void Bad_IndexerSet() { if (!Wallet.HasMembersIdsHash) return; this[1] = 2; Sink.Take(Wallet.MembersIdsHash); } // TBTC1001
    public void Bad_OwnEquality(Held o) { if (!Wallet.HasMembersIdsHash) return; if (this == o) Sink.Take(Wallet.MembersIdsHash); } // TBTC1001
    public void Bad_OwnNot() { if (!Wallet.HasMembersIdsHash) return; if (!this) Sink.Take(Wallet.MembersIdsHash); } // TBTC1001
    public void Bad_OwnTrue() { if (!Wallet.HasMembersIdsHash) return; if (this) Sink.Take(Wallet.MembersIdsHash); } // TBTC1001
    public void Bad_OwnCast() { if (!Wallet.HasMembersIdsHash) return; _ = (int)this; Sink.Take(Wallet.MembersIdsHash); } // TBTC1001
    public void Bad_OwnPlus() { if (!Wallet.HasMembersIdsHash) return; _ = this + 1; Sink.Take(Wallet.MembersIdsHash); } // TBTC1001
    public void Bad_OwnAdd(Action h) { if (!Wallet.HasMembersIdsHash) return; E += h; Sink.Take(Wallet.MembersIdsHash); } // TBTC1001
    public void Bad_OwnRemove(Action h) { if (!Wallet.HasMembersIdsHash) return; E -= h; Sink.Take(Wallet.MembersIdsHash); } // TBTC1001
}

internal static class Outside
{
    public static void Bad_Getter(Held h) { if (!h.Wallet.HasMembersIdsHash) return; _ = h.Touch; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Good_CalmGetter(Held h) { if (!h.Wallet.HasMembersIdsHash) return; if (h.Calm == 1) Sink.Take(h.Wallet.MembersIdsHash); }
    public static void Bad_Indexer(Held h) { if (!h.Wallet.HasMembersIdsHash) return; _ = h[1]; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_Equality(Held h, Held o) { if (!h.Wallet.HasMembersIdsHash) return; if (h == o) Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_Plus(Held h) { if (!h.Wallet.HasMembersIdsHash) return; h += 1; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_PlusKept(Held h) { if (!h.Wallet.HasMembersIdsHash) return; _ = h + 1; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_MinusAssign(Held h) { if (!h.Wallet.HasMembersIdsHash) return; h -= 1; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_Cast(Held h) { if (!h.Wallet.HasMembersIdsHash) return; _ = (int)h; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_Text(Held h) { if (!h.Wallet.HasMembersIdsHash) return; _ = $"{h}"; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_Deconstruct(Held h) { if (!h.Wallet.HasMembersIdsHash) return; var (a, b) = h; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_Event(Held h, Action x) { if (!h.Wallet.HasMembersIdsHash) return; h.E += x; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_ToStringCall(Held h) { if (!h.Wallet.HasMembersIdsHash) return; _ = h.ToString(); Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_Setter(Held h) { if (!h.Wallet.HasMembersIdsHash) return; h[1] = 1; Sink.Take(h.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_SetterChanges(Held h, W w) { if (!w.HasMembersIdsHash) return; h.Via = w; Sink.Take(h.Via.MembersIdsHash); } // TBTC1001
    public static void Bad_InitChanges(W w) { if (!w.HasMembersIdsHash) return; var h = new Held { Fixed = w }; Sink.Take(h.Fixed.MembersIdsHash); } // TBTC1001
    public static void Bad_SetterInInitializer(W w) { if (!w.HasMembersIdsHash) return; var h = new Held { Via = w }; Sink.Take(h.Via.MembersIdsHash); } // TBTC1001
    public static void Bad_SetterReadsBack(Held h, W w) { h.Via = w; if (!h.Via.HasMembersIdsHash) return; Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_CtorCrossed(W a, W b) { if (!a.HasMembersIdsHash) return; Sink.Take(new Crossed(a, b).First.MembersIdsHash); } // TBTC1001
    public static void Bad_OddRecord(W a) { var o = new Odd(a); if (!a.HasMembersIdsHash) return; Sink.Take(o.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_OddData(W a) { var o = new OddData(a.RequireMembersIdsHash()); Sink.Take(o.Data); } // TBTC1001
    public static void Bad_CopyCtor(Copied c) { if (!c.Wallet.HasMembersIdsHash) return; var d = c with { Round = 2 }; Sink.Take(d.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_DerivedCopyCtor(CopiedBase c) { if (!c.Wallet.HasMembersIdsHash) return; var d = c with { }; Sink.Take(d.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_WithInitChanges(Copied c, W w) { if (!w.HasMembersIdsHash) return; var d = c with { Odd = w }; Sink.Take(d.Odd.MembersIdsHash); } // TBTC1001
    public static void Bad_ThisAssigned(Self s, W w) { if (!s.Wallet.HasMembersIdsHash) return; s.Reset(w); Sink.Take(s.Wallet.MembersIdsHash); } // TBTC1001
    public static void Bad_ReadonlyPartOfChangedStruct(Self s, W w) { if (!s.Kept.HasMembersIdsHash) return; s.Reset(w); Sink.Take(s.Kept.MembersIdsHash); } // TBTC1001
    public static void Bad_ReadonlyPartOfAssignedStruct(Self s, Self t) { if (!s.Kept.HasMembersIdsHash) return; s = t; Sink.Take(s.Kept.MembersIdsHash); } // TBTC1001
    public static void Bad_GetOnlyPropertyOfAssignedStructInAClass(SelfHolder h, Self t) { if (!h.Self.Kept.HasMembersIdsHash) return; h.Self = t; Sink.Take(h.Self.Kept.MembersIdsHash); } // TBTC1001
    public static void Bad_GetOnlyPropertyOfResetStructInAClass(SelfHolder h, W t) { if (!h.Self.Kept.HasMembersIdsHash) return; h.Self.Reset(t); Sink.Take(h.Self.Kept.MembersIdsHash); } // TBTC1001
    public static async Task Bad_ReadonlyPartAcrossAnAwait(SelfHolder h) { if (!h.Self.Kept.HasMembersIdsHash) return; await Task.Yield(); Sink.Take(h.Self.Kept.MembersIdsHash); } // TBTC1001
    public static async Task Bad_GetOnlyOfAMutableFieldAcrossAnAwait(SelfHolder h) { if (!h.Next.Round.HasMembersIdsHash) return; await Task.Yield(); Sink.Take(h.Next.Round.MembersIdsHash); } // TBTC1001
    public static void Bad_DefaultStruct(W w) { var s = new Self(w); if (!w.HasMembersIdsHash) return; s = default; Sink.Take(s.Data); } // TBTC1001

    public static void Good_OrAssigned(W a, W b) { if (a.HasMembersIdsHash || (a = b).HasMembersIdsHash) Sink.Take(a.MembersIdsHash); }
    public static void Bad_AndAssigned(W a, W b) { if (a.HasMembersIdsHash && (a = b) is not null) Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Good_WhileAssigned(Func<W?> next) { W? w; while ((w = next()) is not null && w.HasMembersIdsHash) Sink.Take(w.MembersIdsHash); }
    public static void Bad_InitializerOrder(W a, W b) { if (!a.HasMembersIdsHash) return; Sink.TakeObject(new Third.Dto { Text = (a = b).ToString(), Data = a.MembersIdsHash }); } // TBTC1001
    public static void Bad_InterpolationOrder(W a, W b) { if (!a.HasMembersIdsHash) return; Sink.Count($"{(a = b)} {a.MembersIdsHash.Hash}"); } // TBTC1001
    public static void Bad_SpreadOrder(W a, W b) { if (!a.HasMembersIdsHash) return; RegistryData?[] all = [(a = b).MembersIdsHash, .. new[] { a.MembersIdsHash.Hash == default ? null : a.MembersIdsHash }]; Sink.TakeObject(all); } // TBTC1001 TBTC1005
    public static void Bad_FlagThenThrow(W w) { var ok = false; try { ok = true; if (!w.HasMembersIdsHash) throw new IOException(w.ToString()); } catch (IOException) { } if (ok) Sink.Take(w.MembersIdsHash); } // TBTC1001

    public static void Bad_FilterByRef(W w, W o, Action p) { if (!w.HasMembersIdsHash) return; try { p(); } catch (IOException) when (Put(ref w, o)) { } catch (Exception) { Sink.Take(w.MembersIdsHash); } } // TBTC1001
    public static void Bad_FilterSameCatch(W w, W o, Action p) { if (!w.HasMembersIdsHash) return; try { p(); } catch (IOException) when ((w = o) is not null) { Sink.Take(w.MembersIdsHash); } } // TBTC1001
    public static void Bad_FilterThenFinally(W w, W o, Action p) { if (!w.HasMembersIdsHash) return; try { p(); } catch (IOException) when ((w = o).State == WalletState.Live) { return; } finally { Sink.Take(w.MembersIdsHash); } } // TBTC1001
    public static void Bad_FilterThenOuterCatch(W w, W o, Action p) { if (!w.HasMembersIdsHash) return; try { try { p(); } catch (IOException) when ((w = o).State == WalletState.Live) { return; } } catch (Exception) { Sink.Take(w.MembersIdsHash); } } // TBTC1001
    public static void Bad_FilterFlag(W w, Action p) { var ok = w.HasMembersIdsHash; try { p(); } catch (IOException) when (ok = true) { } if (ok) Sink.Take(w.MembersIdsHash); } // TBTC1001

    public static void Good_CoalesceAssignedValue(W w) { var h = w.MembersIdsHash?.Hash; h ??= w.EcdsaWalletId; Sink.Use(h.Value); }
    public static void Good_CoalesceAssignedValueRequired(W w, W o) { var h = w.MembersIdsHash?.Hash; h ??= o.RequireMembersIdsHash().Hash; Sink.Use(h.Value); }
    public static void Good_NullableIfAssigned(W w, W o) { var h = w.MembersIdsHash?.Hash; if (h is null) h = o.RequireMembersIdsHash().Hash; Sink.Use(h.Value); }
    public static void Good_CoalesceAssignedData(W w, W o) { var h = w.MembersIdsHash; h ??= o.RequireMembersIdsHash(); Sink.Take(h); }
    public static void Good_CoalesceAssignedText(W w) { var h = w.MembersIdsHash?.ToString(); h ??= "unavailable"; Sink.UseText(h); }

    public static void Good_DirectOrFalse(W? w) { if (w?.HasMembersIdsHash ?? false) Sink.Take(w.MembersIdsHash); }
    public static void Good_DirectOrDefault(W? w) { if ((w?.HasMembersIdsHash).GetValueOrDefault()) Sink.Take(w.MembersIdsHash); }
    public static void Good_KeptOrFalse(W? w) { var k = w?.HasMembersIdsHash ?? false; if (k) Sink.Take(w!.MembersIdsHash); }
    public static void Good_KeptNullableOrFalse(W? w) { var k = w?.HasMembersIdsHash; if (k ?? false) Sink.Take(w!.MembersIdsHash); }
    public static void Good_KeptNullableNotTrue(W? w) { var k = w?.HasMembersIdsHash; if (k != true) return; Sink.Take(w!.MembersIdsHash); }
    public static void Good_KeptNullableValue(W? w) { var k = w?.HasMembersIdsHash; if (k.HasValue && k.Value) Sink.Take(w!.MembersIdsHash); }
    public static void Good_KeptNullablePlain(W w) { bool? k = w.HasMembersIdsHash; if (k ?? false) Sink.Take(w.MembersIdsHash); }
    public static void Good_KeptNullablePlainTrue(W w) { bool? k = w.HasMembersIdsHash; if (k == true) Sink.Take(w.MembersIdsHash); }
    public static void Bad_KeptNullableOrTrue(W? w) { var k = w?.HasMembersIdsHash; if (w is not null && (k ?? true)) { Sink.Count("a"); } bool? z = null; if (z ?? true) Sink.Take(w!.MembersIdsHash); } // TBTC1001

    public static void Good_ExcludedByAnEarlierCase(W w) { switch (w) { case { State: WalletState.Live, MembersIdsHash: null }: return; case { State: WalletState.Live }: Sink.Take(w.MembersIdsHash); break; } }
    public static void Good_ExcludedByAnEarlierCaseFlag(W w) { switch (w) { case { State: WalletState.Live, HasMembersIdsHash: false }: return; case { State: WalletState.Live }: Sink.Take(w.MembersIdsHash); break; } }
    public static Bytes32? Good_ExcludedByAnEarlierArm(W w) => w switch { { State: WalletState.Live, MembersIdsHash: null } => null, { State: WalletState.Live } => w.MembersIdsHash.Hash, _ => null };
    public static Bytes32? Good_ExcludedByATupleArm(W w) => (w.State, w.MembersIdsHash) switch { (WalletState.Live, null) => null, (WalletState.Live, var d) => d.Hash, _ => null };
    public static Bytes32? Good_ExcludedInABoolTuple(W a, W b) => (a.HasMembersIdsHash, b.HasMembersIdsHash) switch { (false, _) => null, (_, false) => null, _ => a.MembersIdsHash.BlockNumber > 1 ? b.MembersIdsHash.Hash : null };
    public static Bytes32? Good_ExcludedByConditions(W w) { if (w.State == WalletState.Live && !w.HasMembersIdsHash) return null; if (w.State == WalletState.Live) return w.MembersIdsHash.Hash; return null; }

    public static void Bad_FaultOfOtherLocal(W w, W o) { if (w.HasMembersIdsHash) return; var f = o.RegistryFault; throw new InvalidOperationException($"No hash: {f}"); } // TBTC1006
    public static void Bad_FaultOfOtherLocalLogged(ILogger l, W w, W o) { var f = o.RegistryFault; if (!w.HasMembersIdsHash) l.LogWarning("No hash: {F}", f); } // TBTC1006
    public static void Bad_FaultOfOtherDirect(W w, W o) { if (w.HasMembersIdsHash) return; throw new WalletUnavailableException(o.RegistryFault); } // TBTC1006
    public static void Bad_OtherWalletLocal(W w, W o) { if (w.HasMembersIdsHash) return; var f = o; throw new InvalidOperationException($"No hash: {f}"); } // TBTC1006

    public static void Good_SyncTaskHelper(W w) { EnsureTask(w).Wait(); Sink.Take(w.MembersIdsHash); }
    public static async Task Good_SyncTaskHelperAwaited(W w) { await EnsureTask(w); Sink.Take(w.MembersIdsHash); }
    public static async Task Good_ResultTask(W w) { if (await ReadyTask(w)) Sink.Take(w.MembersIdsHash); }
    public static async Task Good_ValueTaskBool(W w) { if (await ReadyValue(w)) Sink.Take(w.MembersIdsHash); }
    public static async Task Good_AsyncLocalBool(W w) { async Task<bool> R() { await Task.Yield(); return w.HasMembersIdsHash; } if (await R()) Sink.Take(w.MembersIdsHash); }
    public static async Task Good_AsyncData(W w) { var d = await DataAsync(w); Sink.Take(d); }

    private static Task EnsureTask(W w) { if (!w.HasMembersIdsHash) throw new WalletUnavailableException(w.RegistryFault); return Task.CompletedTask; }
    private static Task<bool> ReadyTask(W w) => Task.FromResult(w.HasMembersIdsHash);
    private static async ValueTask<bool> ReadyValue(W w) { await Task.Yield(); return w.HasMembersIdsHash; }
    private static async Task<RegistryData> DataAsync(W w) { await Task.Yield(); return w.RequireMembersIdsHash(); }
    private static bool Put(ref W a, W b) { a = b; return false; }
}

internal sealed class Crossed { public Crossed(W a, W b) { First = b; Second = a; } public W First { get; } public W Second { get; } }
internal sealed record Odd(W Wallet) { public W Wallet { get; init; } = Held.Shared; }
internal sealed record OddData(RegistryData? Data) { public RegistryData? Data { get; init; } = Held.Shared.MembersIdsHash; }
internal sealed record Copied(W Wallet, int Round) { private Copied(Copied c) { Wallet = Held.Shared; Round = c.Round; } public W Odd { get; init => field = Held.Shared; } = null!; }
internal record CopiedBase(W Wallet) { protected CopiedBase(CopiedBase c) => Wallet = Held.Shared; }
internal struct Self { public W Wallet; public readonly W Kept; public RegistryData? Data { get; } public Self(W w) { Wallet = w; Kept = w; Data = w.MembersIdsHash; } public void Reset(W w) => this = new Self(w); }
internal sealed class Link { public W Round { get; init; } = null!; }
internal sealed class SelfHolder { public Self Self; public Link Next = null!; }

internal static class Ext
{
    extension(RegistryData d)
    {
        public int Length => d.Hash.ToArray().Length;
        public static RegistryData operator +(RegistryData a, int b) => a;
        public static bool operator >(RegistryData a, RegistryData b) => a.BlockNumber > b.BlockNumber;
        public static bool operator <(RegistryData a, RegistryData b) => a.BlockNumber < b.BlockNumber;
    }
    public static string Say(this RegistryData d) => d.ToString();
    public static string SayPerhaps(this RegistryData? d) => d?.ToString() ?? "none";
    public static void Add(this List<string> l, RegistryData d) => l.Add(d.ToString());
    public static IAsyncEnumerator<int> GetAsyncEnumerator(this RegistryData d) => throw new InvalidOperationException(d.ToString());
    public static System.Runtime.CompilerServices.TaskAwaiter<Bytes32> GetAwaiter(this RegistryData data) => Task.FromResult(data.Hash).GetAwaiter();
    public static void Deconstruct(this RegistryData data, out Bytes32 hash, out ulong block) => (hash, block) = (data.Hash, data.BlockNumber);
}

internal static class ExtUses
{
    public static int Bad_ExtProperty(W w) => w.MembersIdsHash.Length; // TBTC1001
    public static RegistryData Bad_ExtOperator(W w) => w.MembersIdsHash + 1; // TBTC1001
    public static bool Bad_ExtCompare(W w, RegistryData d) => w.MembersIdsHash > d; // TBTC1001
    public static bool Bad_ExtCompareRight(W w, RegistryData d) => d > w.MembersIdsHash; // TBTC1001
    public static void Bad_ExtCompound(W w) { var d = w.MembersIdsHash; d += 1; Sink.Offer(d); } // TBTC1001
    public static async Task Bad_Await(W w) => Sink.Use(await w.MembersIdsHash); // TBTC1001
    public static async Task Bad_AwaitKept(W w) { var d = w.MembersIdsHash; await d; } // TBTC1001
    public static async Task Bad_AwaitForeach(W w) { await foreach (var x in w.MembersIdsHash) Sink.Count(x.ToString()); } // TBTC1001
    public static void Bad_CollectionInitializer(W w) => Sink.TakeObject(new List<string> { w.MembersIdsHash }); // TBTC1001
    public static void Bad_MethodGroupArg(W w) => Run(w.MembersIdsHash.Say); // TBTC1001
    public static void Bad_MethodGroupKept(W w) { var d = w.MembersIdsHash; Func<string> f = d.Say; Run(f); } // TBTC1001
    public static void Bad_MethodGroupNew(W w) => Run(new Func<string>(w.MembersIdsHash.Say)); // TBTC1001
    public static void Good_MethodGroupPerhaps(W w) => Run(w.MembersIdsHash.SayPerhaps);
    public static void Bad_DeconstructExisting(W w) { Bytes32 h; ulong b; (h, b) = w.MembersIdsHash; Sink.Use(h); } // TBTC1001
    public static void Bad_DeconstructInForeach(W[] ws) { foreach (var (h, b) in ws.Select(w => w.MembersIdsHash)) Sink.Use(h); } // TBTC1001
    public static void Bad_DeconstructNested(W w) { var ((h, b), n) = (w.MembersIdsHash, 1); Sink.Use(h); } // TBTC1001
    public static void Bad_LambdaReturnTypeBlock(W w) { var f = RegistryData (W x) => { return x.MembersIdsHash; }; Sink.See(w); GC.KeepAlive(f); } // TBTC1001
    public static void Bad_LambdaReturnTypeTyped(W w) { Func<W, RegistryData> f = RegistryData (W x) => x.MembersIdsHash; Sink.See(w); GC.KeepAlive(f); } // TBTC1001
    public static void Bad_LambdaTyped(W w) { Func<W, RegistryData> f = x => x.MembersIdsHash; Sink.See(w); GC.KeepAlive(f); } // TBTC1001
    public static void Bad_LambdaReturnTypeArg(W[] ws) => GC.KeepAlive(ws.Select(RegistryData (W x) => x.MembersIdsHash).ToList()); // TBTC1001
    public static void Good_LambdaReturnTypePerhaps(W w) { var f = RegistryData? (W x) => x.MembersIdsHash; Sink.Offer(f(w)); }
    public static void Good_LambdaReturnTypeUsed(W w) { var f = RegistryData (W x) => x.RequireMembersIdsHash(); Sink.Take(f(w)); }
    public static void Bad_LambdaParameter(W w) { var f = (RegistryData d) => d.Hash; Sink.Use(f(w.MembersIdsHash)); } // TBTC1001
    public static void Bad_LocalFunction(W w) { RegistryData F() => w.MembersIdsHash; Sink.Take(F()); } // TBTC1001
    private static void Run(Func<string> f) => Sink.Count(f());
}
