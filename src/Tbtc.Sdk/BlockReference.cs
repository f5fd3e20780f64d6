using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Tbtc.Sdk;

/// <summary>The block at which chain data is read: a tag, a number or a hash.</summary>
/// <remarks>Immutable and safe to use from any thread. The default value is <see cref="Latest"/>.</remarks>
public readonly record struct BlockReference : ISpanParsable<BlockReference>
{
    private readonly ulong _number;
    private readonly Bytes32 _hash;

    private BlockReference(BlockReferenceKind kind, ulong number = 0, Bytes32 hash = default)
    {
        Kind = kind;
        _number = number;
        _hash = hash;
    }

    /// <summary>The newest block the node knows.</summary>
    public static BlockReference Latest => default;

    /// <summary>The newest safe block.</summary>
    public static BlockReference Safe => new(BlockReferenceKind.Safe);

    /// <summary>The newest finalized block.</summary>
    public static BlockReference Finalized => new(BlockReferenceKind.Finalized);

    /// <summary>What the block is named by.</summary>
    public BlockReferenceKind Kind { get; }

    /// <summary>The block number where <see cref="Kind"/> is <see cref="BlockReferenceKind.Number"/>, otherwise null.</summary>
    public ulong? Number => Kind == BlockReferenceKind.Number ? _number : null;

    /// <summary>The block hash where <see cref="Kind"/> is <see cref="BlockReferenceKind.Hash"/>, otherwise null.</summary>
    public Bytes32? Hash => Kind == BlockReferenceKind.Hash ? _hash : null;

    /// <summary>The block with this number.</summary>
    public static BlockReference FromNumber(ulong number) => new(BlockReferenceKind.Number, number: number);

    /// <summary>The block with this hash.</summary>
    public static BlockReference FromHash(Bytes32 hash) => new(BlockReferenceKind.Hash, hash: hash);

    /// <summary>The block with this number.</summary>
    public static implicit operator BlockReference(ulong number) => FromNumber(number);

    /// <summary>The block with this hash.</summary>
    public static implicit operator BlockReference(Bytes32 hash) => FromHash(hash);

    /// <summary><c>latest</c>, <c>safe</c>, <c>finalized</c>, a decimal number, or <c>0x</c> and 64 hex digits: what <see cref="Parse(string)"/> reads.</summary>
    public override string ToString() => Kind switch
    {
        BlockReferenceKind.Safe => "safe",
        BlockReferenceKind.Finalized => "finalized",
        BlockReferenceKind.Number => _number.ToString(CultureInfo.InvariantCulture),
        BlockReferenceKind.Hash => _hash.ToString(),
        _ => "latest",
    };

    /// <summary>Reads <c>latest</c>, <c>safe</c>, <c>finalized</c>, a decimal number, or <c>0x</c> and 64 hex digits.</summary>
    /// <exception cref="FormatException">The text is anything else.</exception>
    public static BlockReference Parse(string s) => Parse(s, null);

    /// <inheritdoc cref="Parse(string)"/>
    public static BlockReference Parse(string s, IFormatProvider? provider)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <inheritdoc cref="Parse(string)"/>
    public static BlockReference Parse(ReadOnlySpan<char> s, IFormatProvider? provider) =>
        TryParse(s, provider, out var block)
            ? block
            : throw new FormatException($"'{Hex.Shorten(s)}' is not a block: expected latest, safe, finalized, a decimal number, or 0x and 64 hex digits.");

    /// <summary>Reads what <see cref="Parse(string)"/> reads; false when the text is anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, out BlockReference result) => TryParse(s.AsSpan(), null, out result);

    /// <inheritdoc cref="TryParse(string?, out BlockReference)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out BlockReference result) =>
        TryParse(s.AsSpan(), provider, out result);

    /// <inheritdoc cref="TryParse(string?, out BlockReference)"/>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out BlockReference result)
    {
        BlockReference? parsed = s switch
        {
            "latest" => Latest,
            "safe" => Safe,
            "finalized" => Finalized,
            _ when ulong.TryParse(s, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => FromNumber(number),
            _ when Bytes32.TryParse(s, provider, out var hash) => FromHash(hash),
            _ => null,
        };
        result = parsed.GetValueOrDefault();
        return parsed.HasValue;
    }
}
