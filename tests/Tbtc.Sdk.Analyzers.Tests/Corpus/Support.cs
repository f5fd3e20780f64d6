namespace Corpus;

// Where values go. Offer* take what may be absent; the others need a value, also where nullable is disabled and nothing is said of them.
internal static class Sink
{
    public static void Use(Bytes32 hash) => GC.KeepAlive(hash);

    public static void UseBytes(byte[] bytes) => GC.KeepAlive(bytes);

    public static void UseSpan(ReadOnlySpan<byte> bytes) => GC.KeepAlive(bytes.Length);

    public static void UseText(string text) => GC.KeepAlive(text);

    public static void Take(RegistryData data) => GC.KeepAlive(data);

    public static void TakeObject(object value) => GC.KeepAlive(value);

    public static void Offer(RegistryData? data) => GC.KeepAlive(data);

    public static void OfferObject(object? value) => GC.KeepAlive(value);

    public static void OfferHash(Bytes32? hash) => GC.KeepAlive(hash);

    public static void OfferText(string? text) => GC.KeepAlive(text);

    public static void See(WalletChainData wallet) => GC.KeepAlive(wallet);

    public static void Count(string name) => GC.KeepAlive(name);
}

// Helpers that say in attributes what they prove.
internal static class Guard
{
    public static bool IsThere([NotNullWhen(true)] object? value) => value is not null;

    public static bool IsMissing([NotNullWhen(false)] object? value) => value is null;

    public static void NotNull([NotNull] object? value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }
    }

    public static T Checked<T>([NotNull] T? value)
        where T : class
        => value ?? throw new ArgumentNullException(nameof(value));

    public static void That([DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
        {
            throw new InvalidOperationException("The condition does not hold.");
        }
    }

    public static void Never([DoesNotReturnIf(true)] bool condition)
    {
        if (condition)
        {
            throw new InvalidOperationException("The condition holds.");
        }
    }

    [DoesNotReturn]
    public static void Fail(RegistryFault? fault) => throw new InvalidOperationException(fault?.ToString());

    [DoesNotReturn]
    public static T Fail<T>(RegistryFault? fault) => throw new InvalidOperationException(fault?.ToString());

    // Says nothing of its argument: proves nothing.
    public static void Look(object? value) => GC.KeepAlive(value);
}

internal sealed class WalletUnavailableException : Exception
{
    public WalletUnavailableException(string message)
        : base(message)
    {
    }

    public WalletUnavailableException(RegistryFault? fault)
        : base(fault?.Message)
    {
    }

    public WalletUnavailableException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
