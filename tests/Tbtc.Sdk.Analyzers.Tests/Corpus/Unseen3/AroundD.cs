using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.AroundD;

internal struct Pod { public W A; public W B; public int Touch { get { A = B; return 1; } } public static Pod operator ++(Pod p) { p.A = p.B; return p; } }

internal static class Mech
{
    public static void Bad_BothUseSecond(W a, W b, W c) { if (!b.HasMembersIdsHash) return; Both(ref a, ref b, c); Sink.Take(b.MembersIdsHash); } // TBTC1001
    public static void Bad_BothBack(W a, W b, W c) { if (!a.HasMembersIdsHash) return; BothBack(ref a, ref b, c); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_BothBackSecond(W a, W b, W c) { if (!b.HasMembersIdsHash) return; BothBack(ref a, ref b, c); Sink.Take(b.MembersIdsHash); } // TBTC1001
    public static void Bad_TwoOuts(W a, W b, W c) { if (!a.HasMembersIdsHash) return; Outs(c, out a, out b); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_TwoOutsData(W a, W c) { var x = a.RequireMembersIdsHash(); OutData(c, out x!, out var y); Sink.Take(x); } // TBTC1001
    public static void Bad_TwoOutsDataNew(W c) { OutData(c, out var x, out var y); Sink.Take(x); } // TBTC1001
    public static void Bad_RefAndOut(W a, W c) { if (!a.HasMembersIdsHash) return; RefOut(ref a, c, out var n); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefFlagAndWallet(W a, W c) { var ok = a.HasMembersIdsHash; RefFlag(ref a, ref ok, c); if (ok) Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefFlagAndWalletBack(W a, W c) { var ok = a.HasMembersIdsHash; RefFlagBack(ref ok, ref a, c); if (ok) Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_TwoRefInAnIf(W a, W b, W c) { if (!a.HasMembersIdsHash) return; if (TryBoth(ref a, ref b, c)) Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_ThreeRefs(W a, W b, W d, W c) { if (!a.HasMembersIdsHash || !b.HasMembersIdsHash) return; Three(ref a, ref b, ref d, c); Sink.Take(b.MembersIdsHash); } // TBTC1001
    public static void Bad_RefBesideAnUnwrittenRef(W a, W b, W c) { if (!a.HasMembersIdsHash) return; OnlyFirst(ref a, ref b, c); Sink.Take(a.MembersIdsHash); } // TBTC1001
    public static void Bad_RefConditionallyWritten(W a, W b, W c, bool x) { if (!a.HasMembersIdsHash) return; Perhaps(ref a, ref b, c, x); Sink.Take(a.MembersIdsHash); } // TBTC1001

    public static void Bad_SetGenericOut(W b) { OutG(out var d, b.MembersIdsHash); Sink.Take(d); } // TBTC1001
    public static void Bad_SetGenericOutDeref(W b) { OutG(out var d, b.MembersIdsHash); Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_SetGenericRefDeref(W b) { RegistryData? d = null; Set(ref d, b.MembersIdsHash); Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_TryGenericOut(W b) { if (TryG(b.MembersIdsHash, out var d)) Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_GenericTuple(W b) { var (d, n) = With(b.MembersIdsHash, 1); Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_GenericList(W b) { var l = ListOf(b.MembersIdsHash); Sink.Use(l[0].Hash); } // TBTC1001
    public static void Bad_GenericListEach(W b) { foreach (var d in ListOf(b.MembersIdsHash)) Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_GenericIdentityOfTuple(W b) { var (d, n) = Same((b.MembersIdsHash, 1)); Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_GenericArrayElement(W b) { var d = FirstOf(new[] { b.MembersIdsHash }); Sink.Use(d.Hash); } // TBTC1001
    public static void Bad_GenericPickNamed(W a, W b, bool x) { if (!a.HasMembersIdsHash) return; Sink.Take(Either(b: b.MembersIdsHash, a: a.MembersIdsHash, x: x)); } // TBTC1001
    public static void Bad_GenericCoalesce(W a, W b) { Sink.Take(Or(a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_GenericMethodOfAnInstance(Gen g, W a, W b) { if (!a.HasMembersIdsHash) return; Sink.Take(g.Either(a.MembersIdsHash, b.MembersIdsHash)); } // TBTC1001
    public static void Bad_GenericExtension(W a, W b) { if (!a.HasMembersIdsHash) return; Sink.Take(a.MembersIdsHash.OrElse(b.MembersIdsHash, true)); } // TBTC1001

    public static void Bad_PodGetter(Pod p) { if (!p.A.HasMembersIdsHash) return; _ = p.Touch; Sink.Take(p.A.MembersIdsHash); } // TBTC1001
    public static void Bad_PodIncrement(Pod p) { if (!p.A.HasMembersIdsHash) return; p++; Sink.Take(p.A.MembersIdsHash); } // TBTC1001
    public static void Bad_PodLoop(Pod p, int n) { if (!p.A.HasMembersIdsHash) return; while (n-- > 0) (p.A, p.B) = (p.B, p.A); Sink.Take(p.A.MembersIdsHash); } // TBTC1001

    public static void Good_OrFalseFlag(W w, bool? x) { var k = w.HasMembersIdsHash && (x ?? false); if (k) Sink.Take(w.MembersIdsHash); }
    public static void Good_NotNullAnd(W? w) { if (w != null && w.HasMembersIdsHash) Sink.Take(w.MembersIdsHash); }
    public static void Good_EqualsFalseReturn(W? w) { if (w is null || w?.HasMembersIdsHash == false) return; Sink.Take(w!.MembersIdsHash); }
    public static void Good_CastNullable(W w) { if ((bool?)w.HasMembersIdsHash == true) Sink.Take(w.MembersIdsHash); }
    public static void Good_ConvertedOrFalse(W w) { if ((bool?)w.HasMembersIdsHash ?? false) Sink.Take(w.MembersIdsHash); }
    public static void Good_OrFalseAnd(W? w, bool x) { if (x && (w?.HasMembersIdsHash ?? false)) Sink.Take(w.MembersIdsHash); }
    public static void Good_HasDataOrFalse(W? w) { if (w?.TryGetMembersIdsHash(out var d) ?? false) Sink.Take(w.MembersIdsHash); }
    public static void Good_TryEqualsTrue(W? w) { if (w?.TryGetMembersIdsHash(out var d) == true) Sink.Take(w.MembersIdsHash); }
    public static void Good_NotOrTrue(W? w) { if (!w?.HasMembersIdsHash ?? true) return; Sink.Take(w.MembersIdsHash); }

    public static async Task Good_AsyncThrow(W w) { await ThrowAsync(w); Sink.Take(w.MembersIdsHash); }
    public static async Task Good_AsyncReady(W w) { if (!await ReadyAsync(w)) return; Sink.Take(w.MembersIdsHash); }
    public static async Task Good_AsyncRequire(W w) { var d = await RequireAsync(w); Sink.Use(d.Hash); }
    public static async Task Bad_AsyncPerhaps(W w) { var d = await PerhapsAsync(w); Sink.Use(d.Hash); } // TBTC1001
    public static async Task Good_AsyncPerhaps(W w) { var d = await PerhapsAsync(w); if (d is null) return; Sink.Use(d.Hash); }
    public static async Task Good_AsyncTuple(W w) { var (ok, d) = await TupleAsync(w); if (ok) Sink.Use(d.Hash); }
    public static void Good_SyncTuple(W w) { var (ok, d) = TupleSync(w); if (ok) Sink.Use(d.Hash); }

    private static async Task<(bool, RegistryData?)> TupleAsync(W w) { await Task.Yield(); return (w.HasMembersIdsHash, w.MembersIdsHash); }
    private static (bool, RegistryData?) TupleSync(W w) => (w.HasMembersIdsHash, w.MembersIdsHash);
    private static async Task ThrowAsync(W w) { await Task.Yield(); w.RequireMembersIdsHash(); }
    private static async Task<bool> ReadyAsync(W w) { await Task.Yield(); return w is { HasMembersIdsHash: true }; }
    private static async Task<RegistryData> RequireAsync(W w) { await Task.Yield(); return w.RequireMembersIdsHash(); }
    private static async Task<RegistryData?> PerhapsAsync(W w) { await Task.Yield(); return w.MembersIdsHash; }
    private static void Both(ref W a, ref W b, W c) { a = c; b = c; }
    private static void BothBack(ref W a, ref W b, W c) { b = c; a = c; }
    private static void Outs(W c, out W a, out W b) { a = c; b = c; }
    private static void OutData(W c, out RegistryData? a, out RegistryData? b) { a = c.MembersIdsHash; b = c.MembersIdsHash; }
    private static void RefOut(ref W a, W c, out W n) { a = c; n = c; }
    private static void RefFlag(ref W a, ref bool ok, W c) { a = c; ok = true; }
    private static void RefFlagBack(ref bool ok, ref W a, W c) { a = c; ok = c.State == WalletState.Live; }
    private static bool TryBoth(ref W a, ref W b, W c) { a = c; b = c; return true; }
    private static void Three(ref W a, ref W b, ref W d, W c) { a = c; b = c; d = c; }
    private static void OnlyFirst(ref W a, ref W b, W c) { a = c; Sink.See(b); }
    private static void Perhaps(ref W a, ref W b, W c, bool x) { if (x) a = c; else b = c; }
    private static void OutG<T>(out T a, T b) => a = b;
    private static void Set<T>(ref T a, T b) => a = b;
    private static bool TryG<T>(T v, out T r) { r = v; return true; }
    private static (T, int) With<T>(T v, int n) => (v, n);
    private static List<T> ListOf<T>(T v) => [v];
    private static T Same<T>(T v) => v;
    private static T FirstOf<T>(T[] v) => v[0];
    private static T Either<T>(bool x, T a, T b) => x ? a : b;
    private static T? Or<T>(T? a, T? b) where T : class => a ?? b;
    private static T OrElse<T>(this T a, T b, bool x) => x ? b : a;
}

internal sealed class Gen { public T Either<T>(T a, T b) => GetHashCode() > 0 ? a : b; }
