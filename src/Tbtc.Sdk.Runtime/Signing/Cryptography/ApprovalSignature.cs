namespace Tbtc.Sdk.Signing;

/// <summary>An approval's signature in one of its three forms: DER, r and s, or r, s and v.</summary>
internal sealed record ApprovalSignature(EcdsaSignature Value, byte[] Encoded, bool IsDer, bool? IsYOdd)
{
    private const int CompactSize = 64;
    private const byte FirstV = 27;

    public static ApprovalSignature? TryParse(byte[] encoded)
    {
        if (EcdsaSignature.TryParseDer(encoded) is { } der)
        {
            return new(der, encoded, IsDer: true, IsYOdd: null);
        }

        return encoded switch
        {
            { Length: CompactSize } => new(EcdsaSignature.ParseCompact(encoded), encoded, IsDer: false, IsYOdd: null),
            { Length: CompactSize + 1 } when encoded[CompactSize] is 0 or 1 or FirstV or FirstV + 1 =>
                new(EcdsaSignature.ParseCompact(encoded), encoded, IsDer: false, IsYOdd: encoded[CompactSize] is 1 or FirstV + 1),
            _ => null,
        };
    }

    /// <summary>The signature in the same form, with the low s, and v turned where there is one.</summary>
    public byte[] ToLowS()
    {
        var low = Value.ToLowS();
        if (IsDer)
        {
            return low.ToDer();
        }

        var compact = new byte[CompactSize];
        low.WriteTo(compact);
        return V is { } v ? [.. compact, v] : compact;
    }

    // With the other s, the point has the other y.
    private byte? V => IsYOdd switch
    {
        null => null,
        _ when Value.IsLowS => Encoded[CompactSize],
        true => (byte)(Encoded[CompactSize] - 1),
        false => (byte)(Encoded[CompactSize] + 1),
    };
}
