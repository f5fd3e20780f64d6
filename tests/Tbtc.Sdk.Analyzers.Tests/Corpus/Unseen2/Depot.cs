using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Quayside;

// Where the cases of this folder put what they read.
internal static class Depot
{
    public static void Sign(Bytes32 hash) => GC.KeepAlive(hash);

    public static void Keep(RegistryData data) => GC.KeepAlive(data);

    public static void Offer(RegistryData? data) => GC.KeepAlive(data);

    public static void Ship(byte[] bytes) => GC.KeepAlive(bytes);

    public static void Label(string? text) => GC.KeepAlive(text);

    public static void Watch(WalletChainData wallet) => GC.KeepAlive(wallet);

    public static void KeepAll(params ReadOnlySpan<RegistryData> data) => GC.KeepAlive(data.Length);

    public static void OfferAll(params IEnumerable<RegistryData?> data) => GC.KeepAlive(data);

    public static Task SignAsync(Bytes32 hash, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Sign(hash);
        return Task.CompletedTask;
    }
}

internal sealed class HarborException : Exception
{
    public HarborException(string message)
        : base(message)
    {
    }

    public HarborException(string message, Exception inner)
        : base(message, inner)
    {
    }

    public HarborException(string message, WalletChainData wallet)
        : base(message) => Wallet = wallet;

    public WalletChainData? Wallet { get; }
}

internal static class Demand
{
    public static void Present([NotNull] object? value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is null)
        {
            throw new ArgumentNullException(name);
        }
    }

    public static void That([DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
        {
            throw new HarborException("Demanded in vain.");
        }
    }

    public static void Not([DoesNotReturnIf(true)] bool condition)
    {
        if (condition)
        {
            throw new HarborException("Must not be.");
        }
    }

    [Conditional("DEBUG")]
    public static void InDebug([DoesNotReturnIf(false)] bool condition) => That(condition);

    [DoesNotReturn]
    public static void Stop(WalletChainData wallet) => throw new HarborException("Stopped.", wallet);

    public static bool TryRead(WalletChainData wallet, [NotNullWhen(true)] out RegistryData? data)
    {
        data = wallet.MembersIdsHash;
        return data is not null;
    }

    // No attribute: followed.
    public static bool TryReadPlain(WalletChainData wallet, out RegistryData? data)
    {
        data = wallet.MembersIdsHash;
        return wallet.HasMembersIdsHash;
    }

    public static bool IsMissing(WalletChainData wallet) => !wallet.HasMembersIdsHash;

    public static bool IsIdle(WalletChainData wallet) => wallet.PendingRedemptionsValueSats == 0;

    public static (bool Known, RegistryData? Data) Describe(WalletChainData wallet) => (wallet.HasMembersIdsHash, wallet.MembersIdsHash);

    public static IEnumerable<WalletChainData> Readable(IEnumerable<WalletChainData> wallets) => wallets.Where(w => w.HasMembersIdsHash);
}
