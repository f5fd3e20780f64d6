using Org.BouncyCastle.Math;

namespace Tbtc.Sdk.Signing;

/// <summary>An ECDSA signature on secp256k1.</summary>
internal readonly record struct EcdsaSignature(BigInteger R, BigInteger S)
{
    private const int CoordinateSize = 32;
    private const byte Sequence = 0x30;
    private const byte Integer = 0x02;

    /// <summary>Whether r and s are at least 1 and below the order.</summary>
    public bool IsInRange => R.SignValue > 0 && S.SignValue > 0 && R.CompareTo(Secp256k1.Order) < 0 && S.CompareTo(Secp256k1.Order) < 0;

    public bool IsLowS => S.CompareTo(Secp256k1.HalfOrder) <= 0;

    /// <summary>The same signature with s in the lower half of the order.</summary>
    public EcdsaSignature ToLowS() => IsLowS ? this : new(R, Secp256k1.Order.Subtract(S));

    /// <summary>What keeps the signature from being the one form of itself that is accepted, or null.</summary>
    /// <param name="encodeLowS">The encoding of the signature with the low s.</param>
    public string? Check(Func<byte[]> encodeLowS)
    {
        if (!IsInRange)
        {
            return "expected a signature whose r and s are at least 1 and below the order of secp256k1";
        }

        return IsLowS
            ? null
            : $"expected {HexText.FromBytes(encodeLowS())}, the same signature with s in the lower half of the order; got its twin with the high s";
    }

    /// <summary>Writes r and s, 32 bytes each.</summary>
    public void WriteTo(Span<byte> compact)
    {
        WriteInteger(R, compact[..CoordinateSize]);
        WriteInteger(S, compact.Slice(CoordinateSize, CoordinateSize));
    }

    /// <summary>Reads DER as X.690 has it: two positive integers of the shortest form, and nothing after them. Null for anything else.</summary>
    public static EcdsaSignature? TryParseDer(ReadOnlySpan<byte> der)
    {
        // Two integers of at most 33 bytes never need a length of more than one byte.
        if (der is not [Sequence, var length, ..] || length >= 0x80 || length != der.Length - 2)
        {
            return null;
        }

        var rest = der[2..];
        return TryTakeInteger(ref rest, out var r) && TryTakeInteger(ref rest, out var s) && rest.IsEmpty ? new(r, s) : null;
    }

    /// <summary>Reads r and s, and leaves out v. 64 or 65 bytes.</summary>
    public static EcdsaSignature ParseCompact(ReadOnlySpan<byte> compact) =>
        new(new BigInteger(1, compact[..CoordinateSize].ToArray()), new BigInteger(1, compact.Slice(CoordinateSize, CoordinateSize).ToArray()));

    public byte[] ToDer()
    {
        var r = R.ToByteArray();
        var s = S.ToByteArray();
        return [Sequence, (byte)(4 + r.Length + s.Length), Integer, (byte)r.Length, .. r, Integer, (byte)s.Length, .. s];
    }

    private static bool TryTakeInteger(ref ReadOnlySpan<byte> rest, out BigInteger value)
    {
        value = BigInteger.Zero;
        if (rest is not [Integer, var length, ..] || length == 0 || length > CoordinateSize + 1 || length > rest.Length - 2)
        {
            return false;
        }

        var bytes = rest.Slice(2, length);
        var isNegative = bytes[0] >= 0x80;
        var isPadded = bytes is [0, < 0x80, ..];
        if (isNegative || isPadded)
        {
            return false;
        }

        value = new BigInteger(1, bytes.ToArray());
        rest = rest[(2 + length)..];
        return true;
    }

    private static void WriteInteger(BigInteger value, Span<byte> bytes)
    {
        var unsigned = value.ToByteArrayUnsigned();
        bytes.Clear();
        unsigned.CopyTo(bytes[(bytes.Length - unsigned.Length)..]);
    }
}
