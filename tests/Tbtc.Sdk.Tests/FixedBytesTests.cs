using System.Text;
using System.Text.Json;

namespace Tbtc.Sdk;

/// <summary>What every fixed-size value does, run for each of them.</summary>
public abstract class FixedBytesTests<T>(int size)
    where T : struct, IEquatable<T>, ISpanParsable<T>, IUtf8SpanParsable<T>, ISpanFormattable, IUtf8SpanFormattable
{
    private readonly string _text = "0x" + string.Concat(Enumerable.Range(0, size).Select(i => ((i * 37) & 0xff).ToString("x2", null)));

    protected abstract T Create(ReadOnlySpan<byte> bytes);

    [Fact]
    public void Text_is_read_and_written_unchanged()
    {
        var value = T.Parse(_text, null);

        Assert.Equal(_text, value.ToString());
        Assert.Equal(_text, value.ToString(null, null));
        Assert.Equal(_text, $"{value}");
        Assert.Equal(value, Create(Convert.FromHexString(_text.AsSpan(2))));
    }

    [Fact]
    public void Upper_case_is_read_and_written_in_lower_case()
    {
        Assert.Equal(_text, T.Parse("0x" + _text[2..].ToUpperInvariant(), null).ToString());
        Assert.Equal(_text, T.Parse("0X" + _text[2..], null).ToString());
    }

    [Fact]
    public void Utf8_is_read_and_written_like_text()
    {
        var utf8 = Encoding.UTF8.GetBytes(_text);
        Assert.True(T.TryParse(utf8, null, out var value));
        Assert.Equal(value, T.Parse(utf8, null));

        var written = new byte[utf8.Length];
        Assert.True(value.TryFormat(written, out var length, default, null));
        Assert.Equal(utf8, written[..length]);
    }

    [Fact]
    public void A_destination_one_too_short_is_refused()
    {
        var value = T.Parse(_text, null);
        Assert.False(value.TryFormat(new char[_text.Length - 1], out var chars, default, null));
        Assert.False(value.TryFormat(new byte[_text.Length - 1], out var bytes, default, null));
        Assert.Equal((0, 0), (chars, bytes));
    }

    [Fact]
    public void Any_other_text_is_refused_with_what_was_expected()
    {
        foreach (var text in new[] { "", "0x", _text[2..], _text[..^1], _text + "0", _text[..^1] + "g", " " + _text, _text + "\n", "0x" + new string('0', 1_000_000) })
        {
            Assert.False(T.TryParse(text, null, out var value));
            Assert.Equal(default, value);
            var error = Assert.Throws<FormatException>(() => T.Parse(text, null));
            Assert.Contains($"is not a {typeof(T).Name}: expected 0x and {2 * size} hex digits", error.Message, StringComparison.Ordinal);
            Assert.True(error.Message.Length < 300, "the message repeats the whole input");
            Assert.DoesNotContain('\n', error.Message);
        }

        Assert.False(T.TryParse((string?)null, null, out _));
        Assert.Throws<FormatException>(() => T.Parse("é"u8, null));
    }

    [Fact]
    public void A_format_is_refused() => Assert.Throws<FormatException>(() => T.Parse(_text, null).ToString("X", null));

    [Fact]
    public void Another_number_of_bytes_is_misuse()
    {
        Assert.Throws<ArgumentException>(() => Create(new byte[size - 1]));
        Assert.Throws<ArgumentException>(() => Create(new byte[size + 1]));
    }

    [Fact]
    public void Values_are_equal_when_every_byte_is()
    {
        var bytes = new byte[size];
        var zero = Create(bytes);
        Assert.Equal(default, zero);
        for (var i = 0; i < size; i++)
        {
            bytes[i] = 1;
            Assert.NotEqual(zero, Create(bytes));
            Assert.Equal(Create(bytes).GetHashCode(), Create(bytes).GetHashCode());
            bytes[i] = 0;
        }
    }

    [Fact]
    public void Json_is_the_text_as_a_string_and_as_a_property_name()
    {
        var value = T.Parse(_text, null);
        Assert.Equal($"\"{_text}\"", JsonSerializer.Serialize(value));
        Assert.Equal(value, JsonSerializer.Deserialize<T>($"\"{_text}\""));
        Assert.Equal(value, JsonSerializer.Deserialize<T>($"\"\\u0030{_text[1..]}\""));

        var map = new Dictionary<T, int> { [value] = 1 };
        Assert.Equal($"{{\"{_text}\":1}}", JsonSerializer.Serialize(map));
        Assert.Equal(map, JsonSerializer.Deserialize<Dictionary<T, int>>($"{{\"{_text}\":1}}"));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"0x00\"")]
    [InlineData("{}")]
    public void Other_json_is_refused(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>(json));

    [Fact]
    public void A_very_long_json_string_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<T>($"\"0x{new string('0', 1_000_000)}\""));
}

public sealed class Bytes32Tests() : FixedBytesTests<Bytes32>(32)
{
    protected override Bytes32 Create(ReadOnlySpan<byte> bytes) => new(bytes);

    [Fact]
    public void Only_the_default_is_zero()
    {
        Assert.True(default(Bytes32).IsZero);
        Assert.False(Samples.Word(1).IsZero);
    }
}

public sealed class AddressTests() : FixedBytesTests<Address>(20)
{
    protected override Address Create(ReadOnlySpan<byte> bytes) => new(bytes);
}

public sealed class WalletPublicKeyHashTests() : FixedBytesTests<WalletPublicKeyHash>(20)
{
    protected override WalletPublicKeyHash Create(ReadOnlySpan<byte> bytes) => new(bytes);
}

public sealed class WalletPublicKeyTests() : FixedBytesTests<WalletPublicKey>(64)
{
    protected override WalletPublicKey Create(ReadOnlySpan<byte> bytes) => new(bytes);

    [Fact]
    public void Coordinates_come_out_as_they_went_in()
    {
        Assert.Equal(Samples.Word(0x11), Samples.PublicKey.X);
        Assert.Equal(Samples.Word(0x22), Samples.PublicKey.Y);
    }

    // The wallet of the key 1 is the generator of secp256k1; its id is the hash that its Ethereum address 0x7e5f...5bdf is the end of.
    [Fact]
    public void The_wallet_id_is_the_hash_of_both_coordinates() => Assert.EndsWith(
        "7e5f4552091a69125d5dfcb7b8c2659029395bdf",
        WalletPublicKey.Parse("0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8")
            .ComputeWalletId().ToString(),
        StringComparison.Ordinal);
}
