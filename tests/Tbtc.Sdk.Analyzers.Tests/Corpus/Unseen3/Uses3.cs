using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using W = Tbtc.Sdk.WalletChainData;

namespace Corpus.Third;

internal static class DataExtensions
{
    public static void Deconstruct(this RegistryData data, out Bytes32 hash, out ulong block) => (hash, block) = (data.Hash, data.BlockNumber);

    public static IEnumerator<byte> GetEnumerator(this RegistryData data) => ((IEnumerable<byte>)data.Hash.ToArray()).GetEnumerator();

    public static TaskAwaiter<Bytes32> GetAwaiter(this RegistryData data) => Task.FromResult(data.Hash).GetAwaiter();

    public static string Describe(this RegistryData data) => data.ToString();

    public static bool IsOld(this RegistryData? data) => data is null || data.BlockNumber < 100;
}

internal readonly struct Signers(RegistryData data)
{
    public Bytes32 Hash { get; } = data.Hash;

    public static implicit operator Signers(RegistryData data) => new(data);
}

internal sealed class Dto
{
    public required RegistryData Data { get; init; }

    public string Text { get; set; } = "";

    public string? Perhaps { get; set; }
}

internal static class Uses
{
    public static void Bad_Deconstructed(W wallet)
    {
        var (hash, block) = wallet.MembersIdsHash; // TBTC1001
        Sink.Use(hash);
        Sink.Count(block.ToString(CultureInfo.InvariantCulture));
    }

    public static void Bad_Enumerated(W wallet)
    {
        foreach (var b in wallet.MembersIdsHash) Sink.Count(b.ToString()); // TBTC1001
    }

    public static async Task<Bytes32> Bad_Awaited(W wallet) => await wallet.MembersIdsHash; // TBTC1001

    public static string Bad_Extension(W wallet) => wallet.MembersIdsHash.Describe(); // TBTC1001

    public static bool Good_ExtensionThatTakesNull(W wallet) => wallet.MembersIdsHash.IsOld();

    public static RegistryData Bad_With(W wallet) => wallet.MembersIdsHash with { }; // TBTC1001

    public static Type Bad_GetType(W wallet) => wallet.MembersIdsHash.GetType(); // TBTC1001

    public static Func<string> Bad_MethodGroup(W wallet) => wallet.MembersIdsHash.ToString; // TBTC1001

    public static Func<string> Bad_ExtensionMethodGroup(W wallet) => wallet.MembersIdsHash.Describe; // TBTC1001

    public static int Bad_HashCode(W wallet) => wallet.MembersIdsHash.GetHashCode(); // TBTC1001

    public static int Good_CombinedHashCode(W wallet) => HashCode.Combine(wallet.MembersIdsHash, wallet.State);

    public static void Bad_Lock(W wallet)
    {
        lock (wallet.MembersIdsHash) // TBTC1001
        {
            Sink.Count("locked");
        }
    }

    public static void Bad_UserConversion(W wallet)
    {
        Signers signers = wallet.MembersIdsHash; // TBTC1001
        Sink.Use(signers.Hash);
    }

    public static Signers Bad_ExplicitUserConversion(W wallet) => (Signers)wallet.MembersIdsHash; // TBTC1001

    public static void Bad_Out(W wallet, out RegistryData data) => data = wallet.MembersIdsHash; // TBTC1001

    public static Dto Bad_Required(W wallet) => new() { Data = wallet.MembersIdsHash }; // TBTC1001

    public static Dto Good_Required(W wallet) => new() { Data = wallet.MembersIdsHash ?? throw new WalletUnavailableException(wallet.RegistryFault), Perhaps = wallet.MembersIdsHash?.ToString() };

    public static void Bad_NestedInitializer(W wallet) => Sink.TakeObject(new { Dto = new Dto { Data = wallet.MembersIdsHash } }); // TBTC1001

    public static Bytes32 Bad_Anonymous(W wallet)
    {
        var row = new { wallet.MembersIdsHash, wallet.State };
        return row.MembersIdsHash.Hash; // TBTC1001
    }

    public static Bytes32? Good_Anonymous(W wallet)
    {
        var row = new { wallet.MembersIdsHash, wallet.State };
        return row is { MembersIdsHash: { } data } ? data.Hash : null;
    }

    public static Bytes32 Bad_TupleItem(W wallet) => (wallet.MembersIdsHash, 1).Item1.Hash; // TBTC1001

    public static (RegistryData, int) Bad_TupleReturned(W wallet) => (wallet.MembersIdsHash, 1); // TBTC1001

    public static IEnumerable<RegistryData> Bad_Yielded(W wallet)
    {
        yield return wallet.MembersIdsHash; // TBTC1001
    }

    public static IEnumerable<RegistryData> Bad_SequenceReturned(W[] wallets) => wallets.Select(w => w.MembersIdsHash); // TBTC1001

    public static List<RegistryData> Bad_ListReturned(W[] wallets)
    {
        var all = wallets.Select(w => w.MembersIdsHash).ToList();
        return all; // TBTC1001
    }

    public static Func<RegistryData> Bad_FunctionReturned(W wallet) => () => wallet.MembersIdsHash; // TBTC1001

    public static Lazy<RegistryData> Bad_Lazy(W wallet) => new(() => wallet.MembersIdsHash); // TBTC1001

    public static KeyValuePair<string, RegistryData> Bad_Pair(W wallet) => new("a", wallet.MembersIdsHash); // TBTC1001

    public static KeyValuePair<string, RegistryData> Bad_CreatedPair(W wallet) => KeyValuePair.Create("a", wallet.MembersIdsHash); // TBTC1001

    public static bool Bad_KeyLookedUp(Dictionary<RegistryData, int> rounds, W wallet) => rounds.ContainsKey(wallet.MembersIdsHash); // TBTC1001

    public static int Bad_KeyIndexed(Dictionary<RegistryData, int> rounds, W wallet) => rounds[wallet.MembersIdsHash]; // TBTC1001

    public static bool Bad_KeyTried(IReadOnlyDictionary<RegistryData, int> rounds, W wallet) => rounds.TryGetValue(wallet.MembersIdsHash, out _); // TBTC1001

    public static bool Bad_Contained(HashSet<RegistryData> known, W wallet) => known.Contains(wallet.MembersIdsHash); // TBTC1001

    public static void Bad_Object(W wallet)
    {
        object value = wallet.MembersIdsHash;
        Sink.Count(value.ToString()!); // TBTC1001
    }

    public static bool Bad_Interface(W wallet, RegistryData data)
    {
        IEquatable<RegistryData> value = wallet.MembersIdsHash;
        return value.Equals(data); // TBTC1001
    }

    public static void Bad_TextNeeded(W wallet) => Sink.UseText(wallet.MembersIdsHash?.ToString()); // TBTC1001

    public static void Bad_TextAssigned(Dto dto, W wallet) => dto.Text = wallet.MembersIdsHash?.Hash.ToString(); // TBTC1001

    public static void Bad_BytesNeeded(W wallet) => Sink.UseBytes(wallet.MembersIdsHash?.Hash.ToArray()); // TBTC1001

    public static void Bad_NullableValue(W wallet) => Sink.Use((wallet.MembersIdsHash?.Hash).Value); // TBTC1001

    public static async Task<RegistryData> Bad_AsyncReturn(W wallet)
    {
        await Task.Yield();
        return wallet.MembersIdsHash; // TBTC1001
    }

    public static Task<RegistryData> Bad_FromResult(W wallet) => Task.FromResult(wallet.MembersIdsHash); // TBTC1001

    public static ValueTask<RegistryData> Bad_NewValueTask(W wallet) => new(wallet.MembersIdsHash); // TBTC1001

    public static async Task Bad_AwaitedResult(W wallet) => Sink.Take(await Task.FromResult(wallet.MembersIdsHash)); // TBTC1001

    public static async Task Bad_TaskRun(W wallet) => Sink.Take(await Task.Run(() => wallet.MembersIdsHash)); // TBTC1001

    public static async Task Good_TaskRun(W wallet)
    {
        var data = await Task.Run(() => wallet.MembersIdsHash);
        if (data is not null) Sink.Take(data);
    }

    public static async Task Bad_WhenAll(Task<W> first, Task<W> second)
    {
        var wallets = await Task.WhenAll(first, second);
        foreach (var wallet in wallets) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static async Task Good_WhenAll(Task<W> first, Task<W> second)
    {
        foreach (var wallet in (await Task.WhenAll(first, second)).Where(w => w.HasMembersIdsHash)) Sink.Take(wallet.MembersIdsHash);
    }

    public static async Task Bad_WhenAllOfData(W[] wallets)
    {
        var all = await Task.WhenAll(wallets.Select(async w => { await Task.Yield(); return w.MembersIdsHash; }));
        foreach (var data in all) Sink.Use(data.Hash); // TBTC1001
    }

    public static async Task Good_TwoAwaited(Task<W> first, Task<W> second)
    {
        var (a, b) = (await first, await second);
        if (a.HasMembersIdsHash) Sink.Take(a.MembersIdsHash);
        if (b.HasMembersIdsHash) Sink.Take(b.MembersIdsHash);
    }

    public static void Bad_CompletionSource(TaskCompletionSource<RegistryData> source, W wallet) => source.TrySetResult(wallet.MembersIdsHash); // TBTC1001

    public static async Task Bad_CompletionSourceOfPerhaps(W wallet)
    {
        var source = new TaskCompletionSource<RegistryData?>();
        source.SetResult(wallet.MembersIdsHash);
        Sink.Take(await source.Task); // TBTC1001
    }

    public static void Bad_ParallelForEach(W[] wallets) => Parallel.ForEach(wallets, w => Sink.Take(w.MembersIdsHash)); // TBTC1001

    public static Task Good_ParallelForEachAsync(W[] wallets) =>
        Parallel.ForEachAsync(wallets, async (w, token) =>
        {
            if (!w.HasMembersIdsHash) return;
            await Task.Delay(1, token);
            Sink.Take(w.MembersIdsHash);
        });

    public static async Task Bad_ChannelWriter(ChannelWriter<RegistryData> writer, W wallet) => await writer.WriteAsync(wallet.MembersIdsHash); // TBTC1001

    public static async Task Bad_ChannelOfPerhaps(ChannelReader<RegistryData?> reader) => Sink.Take(await reader.ReadAsync()); // TBTC1001

    public static void Good_ChannelTryRead(ChannelReader<W> reader)
    {
        while (reader.TryRead(out var wallet))
        {
            if (!wallet.HasMembersIdsHash) continue;
            Sink.Take(wallet.MembersIdsHash);
        }
    }

    public static void Bad_ChannelTryReadReadsTheNext(ChannelReader<W> reader)
    {
        if (reader.TryRead(out var wallet) && wallet.HasMembersIdsHash && reader.TryRead(out wallet))
        {
            Sink.Take(wallet.MembersIdsHash); // TBTC1001
        }
    }

    public static void Bad_PriorityQueue(PriorityQueue<RegistryData, int> queue, W wallet) => queue.Enqueue(wallet.MembersIdsHash, 1); // TBTC1001

    public static void Bad_PriorityQueueOfPerhaps(W wallet)
    {
        var queue = new PriorityQueue<RegistryData?, int>();
        queue.Enqueue(wallet.MembersIdsHash, 1);
        if (queue.TryDequeue(out var data, out _)) Sink.Take(data); // TBTC1001
    }

    public static void Good_PriorityQueueOfWallets(PriorityQueue<W, int> queue)
    {
        while (queue.TryDequeue(out var wallet, out var priority))
        {
            if (wallet.HasMembersIdsHash && priority > 0) Sink.Take(wallet.MembersIdsHash);
        }
    }

    public static void Bad_Builder(W wallet)
    {
        var builder = ImmutableArray.CreateBuilder<RegistryData>();
        builder.Add(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_CreatedImmutableArray(W wallet)
    {
        foreach (var data in ImmutableArray.Create(wallet.MembersIdsHash)) Sink.Take(data); // TBTC1001
    }

    public static ImmutableArray<Bytes32> Good_ImmutableArray(W[] wallets) =>
        wallets.Where(w => w.HasMembersIdsHash).ToImmutableArray().Select(w => w.MembersIdsHash.Hash).ToImmutableArray();

    public static void Bad_AddOrUpdate(ConcurrentDictionary<string, RegistryData> cache, W wallet) =>
        cache.AddOrUpdate(
            "a",
            _ => wallet.MembersIdsHash, // TBTC1001
            (_, former) => former);

    public static void Bad_AddOrUpdateGivesPerhaps(ConcurrentDictionary<string, RegistryData?> cache, W wallet) =>
        Sink.Take(cache.AddOrUpdate("a", wallet.MembersIdsHash, (_, _) => wallet.MembersIdsHash)); // TBTC1001

    public static void Bad_SpanSlice(W wallet)
    {
        Span<RegistryData?> all = new RegistryData?[2];
        all[0] = wallet.MembersIdsHash;
        foreach (var data in all[..1]) Sink.Take(data); // TBTC1001
    }

    public static void Good_WalletsAsKeys(Dictionary<W, int> rounds)
    {
        foreach (var (wallet, round) in rounds)
        {
            if (wallet.HasMembersIdsHash && round > 0) Sink.Take(wallet.MembersIdsHash);
        }

        Sink.TakeObject(rounds.Keys.Where(k => k.HasMembersIdsHash).Select(k => k.MembersIdsHash.Hash).ToList());
        Sink.TakeObject(rounds.Where(p => p.Key.HasMembersIdsHash).Select(p => p.Key.MembersIdsHash.Hash).ToList());
    }

    public static void Bad_WalletsAsKeys(Dictionary<W, int> rounds) =>
        Sink.TakeObject(rounds.Where(p => p.Value > 0).Select(p => p.Key.MembersIdsHash.Hash).ToList()); // TBTC1001

    public static void Good_WalletsAsValues(Dictionary<string, W> wallets) =>
        Sink.TakeObject(wallets.Where(p => p.Value.HasMembersIdsHash).ToDictionary(p => p.Value.MembersIdsHash.Hash, p => p.Key));

    public static async Task Good_AsyncLinq(IAsyncEnumerable<W> wallets)
    {
        await foreach (var hash in wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash)) Sink.Use(hash);
    }

    public static async Task Bad_AsyncLinq(IAsyncEnumerable<W> wallets)
    {
        await foreach (var hash in wallets.Where(w => w.State == WalletState.Live).Select(w => w.MembersIdsHash.Hash)) Sink.Use(hash); // TBTC1001
    }

    public static async Task Bad_AsyncLinqFirst(IAsyncEnumerable<W> wallets)
    {
        var wallet = await wallets.FirstAsync(w => w.State == WalletState.Live);
        Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static async Task Good_AsyncLinqFirst(IAsyncEnumerable<W> wallets)
    {
        var wallet = await wallets.FirstAsync(w => w.HasMembersIdsHash);
        Sink.Take(wallet.MembersIdsHash);
    }

    public static void Good_FirstOrDefault(W[] wallets)
    {
        var wallet = wallets.FirstOrDefault(w => w.HasMembersIdsHash);
        if (wallet is null) return;
        Sink.Take(wallet.MembersIdsHash);
    }

    public static Bytes32? Good_FirstOrDefaultPerhaps(W[] wallets) => wallets.FirstOrDefault(w => w.HasMembersIdsHash)?.MembersIdsHash.Hash;

    public static void Bad_FirstOrDefaultOfData(W[] wallets) =>
        Sink.Take(wallets.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash).FirstOrDefault()); // TBTC1001

    public static void Good_OfType(W[] wallets)
    {
        foreach (var data in wallets.Select(w => w.MembersIdsHash).OfType<RegistryData>()) Sink.Take(data);
    }

    public static void Good_TuplesInAQuery(W[] wallets) =>
        Sink.TakeObject(wallets.Select(w => (Wallet: w, Data: w.MembersIdsHash)).Where(p => p.Data is not null).Select(p => p.Data.Hash).ToList());

    public static void Bad_TuplesInAQuery(W[] wallets) =>
        Sink.TakeObject(wallets.Select(w => (Wallet: w, Data: w.MembersIdsHash)).Where(p => p.Wallet.State == WalletState.Live).Select(p => p.Data.Hash).ToList()); // TBTC1001

    public static void Good_TuplesCheckedByTheWallet(W[] wallets) =>
        Sink.TakeObject(wallets.Select(w => (Wallet: w, Data: w.MembersIdsHash)).Where(p => p.Wallet.HasMembersIdsHash).Select(p => p.Data.Hash).ToList());

    public static void Good_SelectMany(W[] wallets) =>
        Sink.TakeObject(wallets.SelectMany(w => w.MembersIdsHash is { } data ? new[] { data.Hash } : []).ToList());

    public static void Good_ListOfReady(W[] wallets)
    {
        var ready = wallets.Where(w => w.HasMembersIdsHash).ToList();
        ready.Sort((x, y) => x.CreatedAt.CompareTo(y.CreatedAt));
        foreach (var wallet in ready) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_ListOfReadyWithOneMore(W[] wallets, W other)
    {
        var ready = wallets.Where(w => w.HasMembersIdsHash).ToList();
        ready.Insert(0, other);
        foreach (var wallet in ready) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_ListOfReadyThroughAnAlias(W[] wallets, W other)
    {
        var ready = wallets.Where(w => w.HasMembersIdsHash).ToList();
        ICollection<W> same = ready;
        same.Add(other);
        foreach (var wallet in ready) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_ArrayOfReadyIsWritten(W[] wallets, W other)
    {
        var ready = wallets.Where(w => w.HasMembersIdsHash).ToArray();
        ready[0] = other;
        foreach (var wallet in ready) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_ArrayOfReadyIsWrittenThroughASpan(W[] wallets, W other)
    {
        var ready = wallets.Where(w => w.HasMembersIdsHash).ToArray();
        ready.AsSpan().Fill(other);
        foreach (var wallet in ready) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_Concat(W[] wallets, W[] others)
    {
        foreach (var wallet in wallets.Where(w => w.HasMembersIdsHash).Concat(others)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_Append(W[] wallets, W other)
    {
        foreach (var wallet in wallets.Where(w => w.HasMembersIdsHash).Append(other)) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_WhereOverwritten(W[] wallets)
    {
        var query = wallets.Where(w => w.HasMembersIdsHash);
        query = wallets.Where(w => w.State == WalletState.Live);
        foreach (var wallet in query) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Bad_WhereOrAll(W[] wallets, bool all)
    {
        var query = all ? wallets : wallets.Where(w => w.HasMembersIdsHash);
        foreach (var wallet in query) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_AllThenEach(W[] wallets)
    {
        if (!wallets.All(w => w.HasMembersIdsHash)) return;
        foreach (var wallet in wallets) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_AnyThenEach(W[] wallets)
    {
        if (!wallets.Any(w => w.HasMembersIdsHash)) return;
        foreach (var wallet in wallets) Sink.Take(wallet.MembersIdsHash); // TBTC1001
    }

    public static void Good_NoneMissingThenEach(W[] wallets)
    {
        if (wallets.Any(w => !w.HasMembersIdsHash)) return;
        foreach (var wallet in wallets) Sink.Take(wallet.MembersIdsHash);
    }

    public static void Bad_MaxBy(W[] wallets) => Sink.TakeObject(wallets.MaxBy(w => w.MembersIdsHash.BlockNumber)); // TBTC1001

    public static void Bad_GenericPick(W a, W b)
    {
        if (!a.HasMembersIdsHash) return;
        Sink.Take(Pick(a.MembersIdsHash, b.MembersIdsHash)); // TBTC1001
    }

    public static void Bad_EventHandler(Keeper keeper) => keeper.Seen += w => Sink.Take(w.MembersIdsHash); // TBTC1001

    public static void Good_EventHandler(Keeper keeper) => keeper.Seen += w =>
    {
        if (w.HasMembersIdsHash) Sink.Take(w.MembersIdsHash);
    };

    public static string Good_Serialized(W wallet) => JsonSerializer.Serialize(wallet);

    public static void Bad_Forced(W wallet) => Sink.Use(wallet!.MembersIdsHash!.Hash); // TBTC1002

    public static void Bad_ForcedTernary(W wallet) => Sink.Take((wallet.HasMembersIdsHash ? wallet.MembersIdsHash : null)!); // TBTC1002

    public static void Bad_ForcedCoalesce(W a, W b) => Sink.Take((a.MembersIdsHash ?? b.MembersIdsHash)!); // TBTC1002

    public static void Bad_ForcedInASelect(W[] wallets) => Sink.TakeObject(wallets.Select(w => w.MembersIdsHash!).ToList()); // TBTC1002

    public static void Bad_ForcedElement(W wallet)
    {
        RegistryData[] all = [wallet.MembersIdsHash!]; // TBTC1002
        Sink.TakeObject(all);
    }

    public static async Task Bad_ForcedAwait(W wallet) => Sink.Take((await Task.FromResult(wallet.MembersIdsHash))!); // TBTC1002

    public static void Bad_ForcedSwitch(W wallet) => Sink.Take((wallet.State switch { WalletState.Live => wallet.MembersIdsHash, _ => null })!); // TBTC1002

    public static void Bad_CastThroughObject(W wallet) => Sink.Take((RegistryData)(object?)wallet.MembersIdsHash); // TBTC1002

    public static void Bad_UnsafeAs(W wallet) => Sink.Take(Unsafe.As<RegistryData>(wallet.MembersIdsHash)); // TBTC1002

    public static void Bad_ForcedAssignment(W wallet, Dto dto) => dto.Text = (wallet.MembersIdsHash?.ToString())!; // TBTC1002

    public static void Good_ForcedAndProven(W wallet)
    {
        if (wallet.TryGetMembersIdsHash(out var data)) Sink.Take(data!);
    }

    private static T Pick<T>(T a, T b) => Environment.TickCount > 0 ? a : b;
}
