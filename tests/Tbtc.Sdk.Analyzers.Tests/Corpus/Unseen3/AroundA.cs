using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.AroundA;

internal static class Refs
{
    public static void Bad_SwapPlain(W a, W b) { if (!a.HasMembersIdsHash) return; SwapPlain(ref a, ref b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapTemp(W a, W b) { if (!a.HasMembersIdsHash) return; SwapTemp(ref a, ref b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapGenericTemp(W a, W b) { if (!a.HasMembersIdsHash) return; SwapGen(ref a, ref b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapGenericTuple(W a, W b) { if (!a.HasMembersIdsHash) return; SwapGenTuple(ref a, ref b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SetGeneric(W a, W b) { if (!a.HasMembersIdsHash) return; Set(ref a, b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SetGenericClass(W a, W b) { if (!a.HasMembersIdsHash) return; SetC(ref a, b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SetGenericData(W a, W b) { var d = a.MembersIdsHash; if (d is null) return; Set(ref d, b.MembersIdsHash); Sink.Take(d); } // TBTC1001
    public static void Bad_OutGeneric(W a, W b) { if (!a.HasMembersIdsHash) return; OutG(out a, b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapGenericFlag(W a) { var x = a.HasMembersIdsHash; var y = true; SwapGenTuple(ref x, ref y); if (x) Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapPlainFlag(W a) { var x = a.HasMembersIdsHash; Force(ref x); if (x) Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Good_SwapGeneric(W a, W b) { if (!a.HasMembersIdsHash || !b.HasMembersIdsHash) return; SwapGenTuple(ref a, ref b); Sink.Take(a.MembersIdsHash); }
    public static void Bad_ExchangeLocal(W a, W b) { if (!a.HasMembersIdsHash) return; Interlocked.Exchange(ref a, b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_VolatileLocal(W a, W b) { if (!a.HasMembersIdsHash) return; Volatile.Write(ref a, b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefTupleItem1(W a, W b) { var p = (a, 1); ref var r = ref p.Item1; if (!p.Item1.HasMembersIdsHash) return; r = b; Sink.Take(p.Item1.MembersIdsHash); } // TBTC1001
    public static void Bad_RefWholeTuple(W a, W b) { var p = (a, 1); ref var r = ref p; if (!p.a.HasMembersIdsHash) return; r.a = b; Sink.Take(p.a.MembersIdsHash); } // TBTC1001
    public static void Bad_TuplePartByRef(W a, W b) { var p = (a, 1); if (!p.a.HasMembersIdsHash) return; Put(ref p.a, b); Sink.Take(p.a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefReassigned(W a, W b, W c) { ref var r = ref b; r = ref a; if (!a.HasMembersIdsHash) return; r = c; Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefOfRef(W a, W c) { ref var r = ref a; ref var s = ref r; if (!a.HasMembersIdsHash) return; s = c; Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefReadonlyView(W a, W c) { ref readonly var r = ref a; if (!r.HasMembersIdsHash) return; a = c; Sink.Take(r.MembersIdsHash); } // TBTC1001
    public static void Bad_TwoRefParameters(ref W a, ref W b, W c) { if (!a.HasMembersIdsHash) return; b = c; Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefConditionalArgument(W a, W b, W c, bool x) { if (!a.HasMembersIdsHash) return; Put(ref x ? ref a : ref b, c); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefConditionalData(W a, W b, bool x) { var d = a.MembersIdsHash; var e = b.MembersIdsHash; if (d is null) return; (x ? ref d : ref e) = null; Sink.Take(d); } // TBTC1001
    public static void Bad_UnsafeAsRefKept(W a, W b) { ref var r = ref Unsafe.AsRef(in a); if (!a.HasMembersIdsHash) return; r = b; Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefReturnIdentity(W a, W b) { ref var r = ref Same(ref a); if (!a.HasMembersIdsHash) return; r = b; Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SpanFromRefSpan(W a, W b) { Span<W> s = new(ref a); s.Fill(b); if (!a.HasMembersIdsHash) return; s.Fill(b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_LocalFunctionRef(W a, W b) { void P(ref W w) => w = b; if (!a.HasMembersIdsHash) return; P(ref a); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_ForeachRef(W[] ws, W b) { foreach (ref var w in ws.AsSpan()) { if (!w.HasMembersIdsHash) continue; ws[0] = b; Sink.Take(w.MembersIdsHash); } } // TBTC1001
    public static void Bad_ForeachRefAssign(W[] ws, W b) { foreach (ref var w in ws.AsSpan()) { if (!w.HasMembersIdsHash) continue; w = b; Sink.Take(w.MembersIdsHash); } } // TBTC1001
    public static void Good_ForeachRefReadonly(ReadOnlySpan<W> ws) { foreach (ref readonly var w in ws) { if (w.HasMembersIdsHash) Sink.Take(w.MembersIdsHash); } }

    private static void SwapPlain(ref W a, ref W b) => (a, b) = (b, a);
    private static void SwapTemp(ref W a, ref W b) { var t = a; a = b; b = t; }
    private static void SwapGen<T>(ref T a, ref T b) { var t = a; a = b; b = t; }
    private static void SwapGenTuple<T>(ref T a, ref T b) => (a, b) = (b, a);
    private static void Set<T>(ref T a, T b) => a = b;
    private static void SetC<T>(ref T a, T b) where T : class => a = b;
    private static void OutG<T>(out T a, T b) => a = b;
    private static void Force(ref bool a) => a = true;
    private static void Put(ref W a, W b) => a = b;
    private static ref W Same(ref W a) => ref a;
}

internal static class Generic
{
    public static void Bad_PickSecond(W a, W b) { if (!a.HasMembersIdsHash) return; Sink.Take(Second(a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickFirst(W a, W b) { if (!b.HasMembersIdsHash) return; Sink.Take(First(a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickSecondUnproven(W a, W b) { Sink.Take(Second(a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickEither(W a, W b, bool x) { if (!a.HasMembersIdsHash) return; Sink.Take(Either(x, a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickEitherIf(W a, W b, bool x) { if (!a.HasMembersIdsHash) return; Sink.Take(EitherIf(x, a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickEitherDeref(W a, W b, bool x) { if (!a.HasMembersIdsHash) return; Sink.Use(Either(x, a.MembersIdsHash, b.MembersIdsHash).Hash); } // TBTC1001
    public static void Bad_PickEitherOther(W a, W b, bool x) { if (!b.HasMembersIdsHash) return; Sink.Take(Either(x, a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickEitherKept(W a, W b, bool x) { if (!a.HasMembersIdsHash) return; var d = Either(x, a.MembersIdsHash, b.MembersIdsHash); Sink.Take(d); } // TBTC1001
    public static void Bad_PickPlain(W a, W b, bool x) { if (!a.HasMembersIdsHash) return; Sink.Take(PlainEither(x, a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickWallet(W a, W b, bool x) { if (!a.HasMembersIdsHash) return; Sink.Take(Either(x, a, b).MembersIdsHash); } // TBTC1001
    public static void Bad_PickUnproven(W a, W b, bool x) { Sink.Take(Either(x, a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickDefault(W a, bool x) { if (!a.HasMembersIdsHash) return; Sink.Take(OrDefault(x, a.MembersIdsHash)); } // TBTC1001
    public static void Bad_PickArray(W a, W b) { if (!a.HasMembersIdsHash) return; Sink.Take(Last(a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Good_PickBoth(W a, W b, bool x) { if (!a.HasMembersIdsHash || !b.HasMembersIdsHash) return; Sink.Take(Either(x, a.MembersIdsHash, b.MembersIdsHash)); }

    public static void Bad_TupleCreate(W a) => Sink.Use(Tuple.Create(a.MembersIdsHash, 1).Item1.Hash); // TBTC1001
    public static void Bad_PairCreateUse(W a) => Sink.Use(KeyValuePair.Create("a", a.MembersIdsHash).Value.Hash); // TBTC1001
    public static void Bad_PairCreateKey(W a) => Sink.Take(KeyValuePair.Create(a.MembersIdsHash, 1).Key); // TBTC1001
    public static Tuple<RegistryData, int> Bad_TupleCreateReturned(W a) => Tuple.Create(a.MembersIdsHash, 1); // TBTC1001
    public static void Bad_PairCreateArg(W a) => TakePair(KeyValuePair.Create("a", a.MembersIdsHash)); // TBTC1001
    public static KeyValuePair<string, RegistryData> Bad_PairKept(W a) { var p = KeyValuePair.Create("a", a.MembersIdsHash); return p; } // TBTC1001
    public static KeyValuePair<string, RegistryData> Bad_PairNewPerhaps(W a) { var p = new KeyValuePair<string, RegistryData?>("a", a.MembersIdsHash); return p; } // TBTC1001
    public static (string, RegistryData) Bad_TupleKept(W a) { var p = ("a", a.MembersIdsHash); return p; } // TBTC1001
    public static void Bad_Repeat(W a) { foreach (var d in Enumerable.Repeat(a.MembersIdsHash, 3)) Sink.Take(d); } // TBTC1001
    public static void Bad_ImmutableArray(W a) { foreach (var d in ImmutableArray.Create(a.MembersIdsHash)) Sink.Take(d); } // TBTC1001
    public static void Bad_ImmutableArrayUse(W a) { foreach (var d in ImmutableArray.Create(a.MembersIdsHash)) Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_ImmutableList(W a) { foreach (var d in ImmutableList.Create(a.MembersIdsHash)) Sink.Take(d); } // TBTC1001
    public static void Bad_ImmutableListIndex(W a) => Sink.Take(ImmutableList.Create(a.MembersIdsHash)[0]); // TBTC1001
    public static void Bad_ToImmutable(W[] a) { foreach (var d in a.Select(w => w.MembersIdsHash).ToImmutableArray()) Sink.Take(d); } // TBTC1001
    public static void Bad_ToFrozen(W[] a) => Sink.Take(a.ToFrozenDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash)[a[0].EcdsaWalletId]); // TBTC1001
    public static void Bad_ToDictionaryIndex(W[] a) => Sink.Take(a.ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash)[a[0].EcdsaWalletId]); // TBTC1001
    public static async Task Bad_TaskRunUse(W a) => Sink.Use((await Task.Run(() => a.MembersIdsHash)).Hash); // TBTC1001
    public static async Task Bad_TaskRunKept(W a) { var d = await Task.Run(() => a.MembersIdsHash); Sink.Take(d); } // TBTC1001
    public static async Task Bad_TaskRunAsync(W a) { var d = await Task.Run(async () => { await Task.Yield(); return a.MembersIdsHash; }); Sink.Take(d); } // TBTC1001
    public static void Bad_StartNew(W a) => Sink.Take(Task.Factory.StartNew(() => a.MembersIdsHash).Result); // TBTC1001
    public static async Task<RegistryData> Bad_TaskRunReturned(W a) => await Task.Run(() => a.MembersIdsHash); // TBTC1001
    public static Task<RegistryData> Bad_TaskRunReturnedTask(W a) => Task.Run(() => a.MembersIdsHash); // TBTC1001
    public static async Task Bad_ContinueWith(Task<W> a) => Sink.Take(await a.ContinueWith(t => t.Result.MembersIdsHash)); // TBTC1001
    public static async Task Bad_ValueTask(W a) => Sink.Take(await ValueTask.FromResult(a.MembersIdsHash)); // TBTC1001
    public static async Task Bad_WaitAsync(W a) => Sink.Take(await Task.FromResult(a.MembersIdsHash).WaitAsync(TimeSpan.Zero)); // TBTC1001
    public static void Bad_LazyOfPerhaps(W a) { var l = new Lazy<RegistryData?>(() => a.MembersIdsHash); Sink.Take(l.Value); } // TBTC1001
    public static void Bad_EnsureInitialized(W a) { RegistryData? d = null; Sink.Take(LazyInitializer.EnsureInitialized(ref d, () => a.MembersIdsHash)); } // TBTC1001
    public static void Bad_OwnRun(W a) => Sink.Take(Run(() => a.MembersIdsHash)); // TBTC1001
    public static async Task Bad_WhenAllRun(W a, W b) { foreach (var d in await Task.WhenAll(Task.Run(() => a.MembersIdsHash), Task.Run(() => b.MembersIdsHash))) Sink.Take(d); } // TBTC1001
    public static void Bad_AsParallel(W[] ws) => Sink.TakeObject(ws.AsParallel().Select(w => w.MembersIdsHash.Hash).ToArray()); // TBTC1001
    public static void Good_AsParallel(W[] ws) => Sink.TakeObject(ws.AsParallel().Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash).ToArray());
    public static void Bad_ConditionalWeak(ConditionalWeakTable<object, RegistryData> t, W a) => t.Add(a, a.MembersIdsHash); // TBTC1001
    public static void Bad_WeakReference(W a) => Sink.TakeObject(new WeakReference<RegistryData>(a.MembersIdsHash)); // TBTC1001
    public static void Bad_ProgressReport(IProgress<RegistryData> p, W a) => p.Report(a.MembersIdsHash); // TBTC1001
    public static void Bad_AsyncLocal(AsyncLocal<RegistryData> p, W a) => p.Value = a.MembersIdsHash; // TBTC1001

    private static void TakePair(KeyValuePair<string, RegistryData> pair) => Sink.Take(pair.Value);
    private static T Run<T>(Func<T> f) => f();
    private static T First<T>(T a, T b) => a;
    private static T Second<T>(T a, T b) => b;
    private static T Either<T>(bool x, T a, T b) => x ? a : b;
    private static T EitherIf<T>(bool x, T a, T b) { if (x) return a; return b; }
    private static RegistryData? PlainEither(bool x, RegistryData? a, RegistryData? b) => x ? a : b;
    private static T? OrDefault<T>(bool x, T a) => x ? a : default;
    private static T Last<T>(params T[] a) => a[^1];
}

internal static class ElementsWritten
{
    public static void Bad_ArrayFill(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); Array.Fill(r, o); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_ArrayCopy(W[] ws, W[] o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); Array.Copy(o, r, 1); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_CopyTo(W[] ws, W[] o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); o.CopyTo(r, 0); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_AsSpanIndex(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); r.AsSpan()[0] = o; foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_SpanKept(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); Span<W> s = r; s[0] = o; foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_MarshalSpan(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); CollectionsMarshal.AsSpan(r)[0] = o; foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_RefElement(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); ref var e = ref r[0]; e = o; foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_RefElementArg(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); Put(ref r[0], o); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_AliasIndex(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); IList<W> s = r; s[0] = o; foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_AliasArray(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); var s = r; s[0] = o; foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_ListIndex(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); r[0] = o; foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_AddRange(W[] ws, W[] o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); r.AddRange(o); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_HelperAdds(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); AddTo(r, o); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_ClosureAdds(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); Action a = () => r.Add(o); a(); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_MethodGroupAdds(W[] ws, W[] o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); Array.ForEach(o, r.Add); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_LocalFunctionAdds(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); Add(); foreach (var w in r) Sink.Take(w.MembersIdsHash); void Add() => r.Add(o); } // TBTC1001
    public static void Bad_HeldInABox(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); var t = (r, 1); t.r.Add(o); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_AsReadOnly(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToList(); var v = r.AsReadOnly(); r.Add(o); foreach (var w in v) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_SourceOfADeferredQuery(List<W> ws, W o) { var q = ws.Where(w => w.HasMembersIdsHash).ToList(); var d = q.Skip(1); q.Add(o); foreach (var w in d) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Good_DeferredQueryStaysTrue(List<W> ws, W o) { var q = ws.Where(w => w.HasMembersIdsHash); ws.Add(o); foreach (var w in q) Sink.Take(w.MembersIdsHash); }
    public static void Bad_AllThenWritten(W[] ws, W o) { if (!ws.All(w => w.HasMembersIdsHash)) return; ws[0] = o; foreach (var w in ws) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_AllThenSpan(W[] ws, W o) { if (!ws.All(w => w.HasMembersIdsHash)) return; ws.AsSpan().Fill(o); foreach (var w in ws) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_AllOfAQueryThatReads(IEnumerable<W> ws) { if (!ws.Skip(1).All(w => w.HasMembersIdsHash)) return; foreach (var w in ws) Sink.Take(w.MembersIdsHash); } // TBTC1001
    public static void Bad_SwappedElements(W[] ws, W o) { var r = ws.Where(w => w.HasMembersIdsHash).ToArray(); (r[0], o) = (o, r[0]); foreach (var w in r) Sink.Take(w.MembersIdsHash); } // TBTC1001
    private static void Put(ref W a, W b) => a = b;
    private static void AddTo(List<W> r, W o) => r.Add(o);
}

internal static class Linq3
{
    public static void Bad_SkipWhile(W[] ws) => Sink.TakeObject(ws.SkipWhile(w => !w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash).ToList()); // TBTC1001
    public static void Good_TakeWhile(W[] ws) => Sink.TakeObject(ws.TakeWhile(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash).ToList());
    public static void Good_WhereIndex(W[] ws) => Sink.TakeObject(ws.Where((w, i) => w.HasMembersIdsHash && i > 0).Select(w => w.MembersIdsHash.Hash).ToList());
    public static void Bad_Prepend(W[] ws, W o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).Prepend(o).Select(w => w.MembersIdsHash.Hash).ToList()); // TBTC1001
    public static void Bad_Union(W[] ws, W[] o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).Union(o).Select(w => w.MembersIdsHash.Hash).ToList()); // TBTC1001
    public static void Bad_DefaultIfEmpty(W[] ws, W o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).DefaultIfEmpty(o).Select(w => w.MembersIdsHash.Hash).ToList()); // TBTC1001
    public static void Bad_FirstOrDefaultOther(W[] ws, W o) => Sink.Take(ws.FirstOrDefault(w => w.HasMembersIdsHash, o).MembersIdsHash); // TBTC1001
    public static void Good_Intersect(W[] ws, W[] o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).Intersect(o).Select(w => w.MembersIdsHash.Hash).ToList());
    public static void Bad_ZipSecond(W[] ws, W[] o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).Zip(o).Select(p => p.Second.MembersIdsHash.Hash).ToList()); // TBTC1001
    public static void Good_ZipFirst(W[] ws, W[] o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).Zip(o).Select(p => p.First.MembersIdsHash.Hash).ToList());
    public static void Good_Index(W[] ws) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).Index().Select(p => p.Item.MembersIdsHash.Hash).ToList());
    public static void Bad_LeftJoin(W[] ws, W[] o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).LeftJoin(o, w => w.BlockNumber, w => w.BlockNumber, (w, x) => x!.MembersIdsHash.Hash).ToList()); // TBTC1001
    public static void Good_LeftJoin(W[] ws, W[] o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).LeftJoin(o, w => w.BlockNumber, w => w.BlockNumber, (w, x) => w.MembersIdsHash.Hash).ToList());
    public static void Bad_CapturedAll(W[] ws, bool all) => Sink.TakeObject(ws.Where(w => all || w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash).ToList()); // TBTC1001
    public static void Bad_AggregateOther(W[] ws, W o) => Sink.Take(ws.Where(w => w.HasMembersIdsHash).Aggregate(o, (a, b) => a).MembersIdsHash); // TBTC1001
    public static void Good_Chunk(W[] ws) { foreach (var c in ws.Where(w => w.HasMembersIdsHash).Chunk(2)) foreach (var w in c) Sink.Take(w.MembersIdsHash); }
    public static void Good_Shuffle(W[] ws) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).Shuffle().Select(w => w.MembersIdsHash.Hash).ToList());
    public static void Good_GroupSelect(W[] ws) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).GroupBy(w => w.State).Select(g => g.First().MembersIdsHash.Hash).ToList());
    public static void Good_MaxByOfWhere(W[] ws) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).MaxBy(w => w.MembersIdsHash.BlockNumber));
    public static void Bad_SelectOther(W[] ws, W o) => Sink.TakeObject(ws.Where(w => w.HasMembersIdsHash).Select(w => o).Select(w => w.MembersIdsHash.Hash).ToList()); // TBTC1001
}
