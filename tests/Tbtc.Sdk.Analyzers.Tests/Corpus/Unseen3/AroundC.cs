using System.Collections.Immutable;
using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.AroundC;

internal sealed class Bin<T>(T value) { public T Value { get; } = value; }
internal static class Bin { public static Bin<T> Of<T>(T value) => new(value); }

internal static class More
{
    public static void Bad_TwoRefFirstOnly(W a, W b) { if (!a.HasMembersIdsHash) return; CopyRef(ref a, ref b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefAndIn(W a, W b) { if (!a.HasMembersIdsHash) return; CopyIn(ref a, in b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_TwoRefWithOther(W a, W b, W c) { if (!a.HasMembersIdsHash) return; Both(ref a, ref b, c); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapFirstUnknown(W a, W b) { if (!b.HasMembersIdsHash) return; SwapTemp(ref a, ref b); Sink.Take(b.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapTwice(W a, W b) { if (!a.HasMembersIdsHash) return; SwapTemp(ref a, ref b); SwapTemp(ref a, ref b); Sink.Take(b.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapNothingProven(W a, W b) { SwapTemp(ref a, ref b); Sink.Take(b.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapLocalFunction(W a, W b) { void S(ref W x, ref W y) { var t = x; x = y; y = t; } if (!a.HasMembersIdsHash) return; S(ref a, ref b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_SwapData(W a, W b) { var d = a.MembersIdsHash; var e = b.MembersIdsHash; if (d is null) return; SwapD(ref d, ref e); Sink.Take(d); } // TBTC1001
    public static void Bad_SetDataPlain(W a, W b) { var d = a.MembersIdsHash; if (d is null) return; SetD(ref d, b.MembersIdsHash); Sink.Take(d); } // TBTC1001
    public static void Bad_SetDataGenericUnproven(W a, W b) { var d = a.MembersIdsHash; Set(ref d, b.MembersIdsHash); Sink.Take(d); } // TBTC1001
    public static void Bad_ExchangeData(W a, W b) { var d = a.MembersIdsHash; if (d is null) return; Interlocked.Exchange(ref d, b.MembersIdsHash); Sink.Take(d); } // TBTC1001
    public static void Bad_ExchangeDataResult(W a, W b) { var d = b.MembersIdsHash; var e = Interlocked.Exchange(ref d, a.RequireMembersIdsHash()); Sink.Take(e); } // TBTC1001
    public static void Bad_CompareExchangeData(W a, W b) { var d = a.RequireMembersIdsHash(); var e = Interlocked.CompareExchange(ref d, b.MembersIdsHash, null); Sink.Take(d); } // TBTC1001
    public static void Bad_RefView(W a, W c) { ref var r = ref a; if (!r.HasMembersIdsHash) return; a = c; Sink.Take(r.MembersIdsHash); } // TBTC1001
    public static void Bad_RefReassignedThenRead(W a, W b, W c) { ref var r = ref a; if (!r.HasMembersIdsHash) return; r = ref b; Sink.Take(r.MembersIdsHash); } // TBTC1001
    public static void Bad_RefReturnView(W a, W c) { ref var r = ref Same(ref a); if (!r.HasMembersIdsHash) return; a = c; Sink.Take(r.MembersIdsHash); } // TBTC1001

    public static void Bad_SingleOrDefaultOther(W[] ws, W o) => Sink.Take(ws.SingleOrDefault(w => w.HasMembersIdsHash, o).MembersIdsHash); // TBTC1001
    public static void Bad_LastOrDefaultOther(W[] ws, W o) => Sink.Take(ws.LastOrDefault(w => w.HasMembersIdsHash, o).MembersIdsHash); // TBTC1001
    public static void Bad_WhereFirstOrDefaultOther(W[] ws, W o) => Sink.Take(ws.Where(w => w.HasMembersIdsHash).FirstOrDefault(o).MembersIdsHash); // TBTC1001
    public static void Bad_DataFirstOrDefaultOther(W[] ws, W o) => Sink.Take(ws.Select(w => w.MembersIdsHash).OfType<RegistryData>().FirstOrDefault(o.MembersIdsHash)); // TBTC1001
    public static void Bad_FirstOrDefaultOtherKept(W[] ws, W o) { var w = ws.FirstOrDefault(x => x.HasMembersIdsHash, o); Sink.Take(w.MembersIdsHash); } // TBTC1001

    public static Bin<RegistryData> Bad_BinReturned(W w) => Bin.Of(w.MembersIdsHash); // TBTC1001
    public static Bin<RegistryData> Bad_BinNew(W w) => new(w.MembersIdsHash); // TBTC1001
    public static void Bad_BinRead(W w) => Sink.Take(Bin.Of(w.MembersIdsHash).Value); // TBTC1001
    public static void Bad_BinOfPerhapsRead(Bin<RegistryData?> b) => Sink.Take(b.Value); // TBTC1001
    public static ImmutableArray<RegistryData> Bad_ImmutableReturned(W[] ws) => ws.Select(w => w.MembersIdsHash).ToImmutableArray(); // TBTC1001
    public static Lazy<RegistryData> Bad_LazyConverted(Lazy<RegistryData?> l) => l; // TBTC1001
    public static List<RegistryData> Bad_ListConverted(List<RegistryData?> l) => l; // TBTC1001
    public static Task<RegistryData> Bad_TaskConverted(Task<RegistryData?> l) => l; // TBTC1001
    public static Dictionary<Bytes32, RegistryData> Bad_DictionaryConverted(W[] ws) => ws.ToDictionary(w => w.EcdsaWalletId, w => w.MembersIdsHash); // TBTC1001
    public static RegistryData[] Bad_ArrayConverted(W[] ws) => ws.Select(w => w.MembersIdsHash).ToArray(); // TBTC1001
    public static Func<RegistryData> Bad_FuncConverted(Func<RegistryData?> l) => l; // TBTC1001
    public static Func<W, RegistryData> Bad_FuncMethodGroup() => Data; // TBTC1001
    public static void Bad_OwnMap(W[] ws) { foreach (var d in Map(ws, w => w.MembersIdsHash)) Sink.Take(d); } // TBTC1001
    public static void Bad_OwnMapPlain(W[] ws) { foreach (var h in Map(ws, w => w.MembersIdsHash.Hash)) Sink.Use(h); } // TBTC1001
    public static async Task Bad_OwnRunAsync(W w) { var d = await RunAsync(() => Task.FromResult(w.MembersIdsHash)); Sink.Take(d); } // TBTC1001
    public static async Task Bad_OwnRetry(W w) { var d = await RetryAsync(async () => { await Task.Yield(); return w.MembersIdsHash; }); Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_OwnTimed(W w) { var d = Timed(() => w.MembersIdsHash); Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_OwnTimedDirect(W w) => Sink.Use(Timed(() => w.MembersIdsHash).Hash); // TBTC1001
    public static void Good_OwnTimed(W w) { var d = Timed(() => w.RequireMembersIdsHash()); Sink.Use(d.Hash); }
    public static async Task Good_TaskRun(W w) { if (!w.HasMembersIdsHash) return; var d = await Task.Run(() => w.MembersIdsHash); Sink.Use(d.Hash); }
    public static async Task Good_TaskRunRequire(W w) { var d = await Task.Run(() => w.RequireMembersIdsHash()); Sink.Use(d.Hash); }

    public static void Good_OrFalse(W w) { W? m = w; if (m?.HasMembersIdsHash ?? false) Sink.Take(m.MembersIdsHash); }
    public static void Good_OrFalseReturn(W? w) { if (!(w?.HasMembersIdsHash ?? false)) return; Sink.Take(w.MembersIdsHash); }
    public static void Good_EqualsTrue(W? w) { if (w?.HasMembersIdsHash == true) Sink.Take(w.MembersIdsHash); }
    public static void Good_NotTrueReturn(W? w) { if (w?.HasMembersIdsHash != true) return; Sink.Take(w.MembersIdsHash); }
    public static void Good_IsTrue(W? w) { if (w?.HasMembersIdsHash is true) Sink.Take(w.MembersIdsHash); }
    public static void Good_IsNotTrue(W? w) { if (w?.HasMembersIdsHash is not true) return; Sink.Take(w.MembersIdsHash); }
    public static void Good_ResultOrFalse(WalletReadResult r) { if (r.Wallet?.HasMembersIdsHash ?? false) Sink.Take(r.Wallet.MembersIdsHash); }
    public static void Good_ResultPattern(WalletReadResult r) { if (r is { IsFound: true, Wallet: { HasMembersIdsHash: true } w }) Sink.Take(w.MembersIdsHash); }
    public static void Good_IsFoundAnd(WalletReadResult r) { if (r.IsFound && r.Wallet.HasMembersIdsHash) Sink.Take(r.Wallet.MembersIdsHash); }
    public static void Good_PredicateOrFalse(IEnumerable<W?> ws) => Sink.TakeObject(ws.Where(w => w?.HasMembersIdsHash ?? false).Select(w => w!.MembersIdsHash.Hash).ToList());
    public static void Good_NullableBoolHelper(W? w) { if (Ready(w) ?? false) Sink.Take(w!.MembersIdsHash); }
    public static void Good_DataOrFalse(W w) { if (w.MembersIdsHash?.Equals(w.MembersIdsHash) ?? false) Sink.Take(w.MembersIdsHash); }
    public static void Good_BlockGreater(W w) { if (w.MembersIdsHash?.BlockNumber > 5) Sink.Take(w.MembersIdsHash); }
    public static void Good_HashHasValue(W w) { if ((w.MembersIdsHash?.Hash).HasValue) Sink.Take(w.MembersIdsHash); }
    public static void Good_TextEmpty(W w) { var t = w.MembersIdsHash?.ToString(); if (string.IsNullOrEmpty(t)) return; Sink.Take(w.MembersIdsHash); }
    public static void Good_FaultIsNull(W w) { if (w.RegistryFault is null) Sink.Take(w.MembersIdsHash); }
    public static void Good_FaultPattern(W w) { if (w is { RegistryFault: not null }) return; Sink.Take(w.MembersIdsHash); }
    public static void Good_CompareTwo(W a, W b) { if (a.MembersIdsHash is { } x && b.MembersIdsHash is { } y && x == y) Sink.Take(x); }
    public static void Good_LocalFunctionWithParameter(W w) { if (R(w)) Sink.Take(w.MembersIdsHash); static bool R(W x) => x is { MembersIdsHash: not null }; }
    public static void Good_ContinueInSwitch(W[] ws) { foreach (var w in ws) { switch (w.MembersIdsHash) { case null: continue; default: break; } Sink.Take(w.MembersIdsHash); } }
    public static void Good_NullableFlagAnd(W? w, bool x) { bool? k = x ? w?.HasMembersIdsHash : null; if (k == true) Sink.Take(w!.MembersIdsHash); }
    public static async Task Good_Semaphore(SemaphoreSlim s, W w) { await s.WaitAsync(); try { if (!w.HasMembersIdsHash) return; await Task.Yield(); Sink.Take(w.MembersIdsHash); } finally { s.Release(); } }
    public static void Good_DictionaryBuild(W[] ws) { var d = new Dictionary<Bytes32, RegistryData>(); foreach (var w in ws) { if (!w.TryGetMembersIdsHash(out var x)) continue; d.TryAdd(w.EcdsaWalletId, x); } }
    public static void Good_StructBoolTuple(W a, W b) { var (x, y) = (a.HasMembersIdsHash, b.HasMembersIdsHash); if (x && y) { Sink.Take(a.MembersIdsHash); Sink.Take(b.MembersIdsHash); } else if (x) Sink.Take(a.MembersIdsHash); else if (y) Sink.Take(b.MembersIdsHash); }
    public static void Good_ArmsByFlag(W a, W b) { _ = (a.HasMembersIdsHash, b.HasMembersIdsHash) switch { (true, true) => a.MembersIdsHash.BlockNumber + b.MembersIdsHash.BlockNumber, (true, false) => a.MembersIdsHash.BlockNumber, (false, true) => b.MembersIdsHash.BlockNumber, _ => 0UL }; }
    public static void Good_ExcludedNullFirst(W w) { switch (w.MembersIdsHash) { case null: return; case { BlockNumber: > 5 } d: Sink.Take(d); break; default: Sink.Take(w.MembersIdsHash); break; } }
    public static void Good_TupleNullExcluded(W a, W b) { switch (a.MembersIdsHash, b.MembersIdsHash) { case (null, _): case (_, null): return; case var (x, y): Sink.Take(x); Sink.Take(y); break; } }
    public static void Good_TupleNullExcludedArm(W a, W b) { _ = (a.MembersIdsHash, b.MembersIdsHash) switch { (null, _) or (_, null) => 0UL, var (x, y) => x.BlockNumber + y.BlockNumber }; }
    public static void Good_StateAndNullArm(W w) { _ = (w.State, w.MembersIdsHash) switch { (_, null) => 0UL, (WalletState.Live, var d) => d.BlockNumber, (_, var d) => d.BlockNumber }; }

    public static void Bad_DeconstructOneOfTwo(W w) { var (d, n) = (w.MembersIdsHash, 1); Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_ForeachTupleDeconstruct(W[] ws) { foreach (var (d, n) in ws.Select(w => (w.MembersIdsHash, 1))) Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_LambdaReturnTypeStatic(W w) { var f = static RegistryData (W x) => x.MembersIdsHash; GC.KeepAlive(f); } // TBTC1001
    public static void Bad_LambdaReturnTypeBytes(W w) { var f = Bytes32 (W x) => x.MembersIdsHash.Hash; GC.KeepAlive(f); } // TBTC1001
    public static void Bad_AsyncLambdaReturnType(W w) { var f = async Task<RegistryData> (W x) => { await Task.Yield(); return x.MembersIdsHash; }; GC.KeepAlive(f); } // TBTC1001
    public static void Bad_DelegateAnonymous(W w) { Func<W, RegistryData> f = delegate (W x) { return x.MembersIdsHash; }; GC.KeepAlive(f); } // TBTC1001
    public static void Bad_StaticOfAnotherTypesCall() { if (!AroundB.Held.Shared.HasMembersIdsHash) return; Elsewhere.Change(); Sink.Take(AroundB.Held.Shared.MembersIdsHash); } // TBTC1001

    private static bool? Ready(W? w) => w?.HasMembersIdsHash;
    private static RegistryData? Data(W w) => w.MembersIdsHash;
    private static IEnumerable<R> Map<T, R>(IEnumerable<T> s, Func<T, R> f) { foreach (var x in s) yield return f(x); }
    private static async Task<T> RunAsync<T>(Func<Task<T>> f) { await Task.Yield(); return await f(); }
    private static async Task<T> RetryAsync<T>(Func<Task<T>> f) { try { return await f(); } catch (IOException) { return await f(); } }
    private static T Timed<T>(Func<T> f) { var t = Stopwatch.StartNew(); var r = f(); Sink.Count(t.Elapsed.ToString()); return r; }
    private static ref W Same(ref W a) => ref a;
    private static void CopyRef(ref W a, ref W b) => a = b;
    private static void CopyIn(ref W a, in W b) => a = b;
    private static void Both(ref W a, ref W b, W c) { a = c; b = c; }
    private static void SwapTemp(ref W a, ref W b) { var t = a; a = b; b = t; }
    private static void SwapD(ref RegistryData? a, ref RegistryData? b) { var t = a; a = b; b = t; }
    private static void SetD(ref RegistryData? a, RegistryData? b) => a = b;
    private static void Set<T>(ref T a, T b) => a = b;
}

internal static class Elsewhere { public static void Change() => AroundB.Held.Shared = Third.Predicates.Fallback; }
