using System.Globalization;
using System.Text.Json;

namespace Tbtc.Sdk.Json;

/// <summary>Reads and writes the members of the objects that this package writes. Every failure is a <see cref="JsonException"/> that names the member.</summary>
internal static class JsonMembers
{
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'";

    /// <summary>Moves to the next member of the object and hands out its name; null at the end of the object.</summary>
    public static string? NextMember(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType == JsonTokenType.EndObject)
        {
            return null;
        }

        var name = reader.GetString();
        reader.Read();
        return name;
    }

    public static void RequireObject(ref Utf8JsonReader reader, string what)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"Expected {what} as an object, got {reader.TokenType}.");
        }
    }

    public static T Require<T>(T? value, string member)
        where T : struct =>
        value ?? throw new JsonException($"The member '{member}' is missing or null.");

    public static T RequireText<T>(ref Utf8JsonReader reader, string member)
        where T : struct, IFixedBytes<T> =>
        Text<T>(ref reader, member) ?? throw new JsonException($"The member '{member}' is null.");

    public static T? Text<T>(ref Utf8JsonReader reader, string member)
        where T : struct, IFixedBytes<T>
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.String && FixedBytesJsonConverter<T>.TryReadText(ref reader, out var value)
            ? value
            : throw new JsonException($"The member '{member}' is not a {typeof(T).Name}: expected a string of 0x and hex digits.");
    }

    public static string? String(ref Utf8JsonReader reader, string member) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => reader.GetString(),
        var other => throw new JsonException($"The member '{member}' is not a string but {other}."),
    };

    public static ulong UInt64(ref Utf8JsonReader reader, string member) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt64(out var value)
            ? value
            : throw new JsonException($"The member '{member}' is not a whole number from 0 to 2^64-1.");

    public static uint UInt32(ref Utf8JsonReader reader, string member) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetUInt32(out var value)
            ? value
            : throw new JsonException($"The member '{member}' is not a whole number from 0 to 2^32-1.");

    public static DateTimeOffset? Instant(ref Utf8JsonReader reader, string member)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return reader.TokenType == JsonTokenType.String
            && DateTimeOffset.TryParseExact(
                reader.GetString(), InstantFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant)
            ? instant
            : throw new JsonException($"The member '{member}' is not an instant in UTC such as 2026-03-09T00:00:00Z.");
    }

    public static void WriteText<T>(this Utf8JsonWriter writer, string member, T? value)
        where T : struct, IFixedBytes<T>
    {
        if (value is { } present)
        {
            writer.WriteString(member, present.ToString());
        }
        else
        {
            writer.WriteNull(member);
        }
    }

    public static void WriteInstant(this Utf8JsonWriter writer, string member, DateTimeOffset? value) =>
        writer.WriteString(member, value?.UtcDateTime.ToString(InstantFormat, CultureInfo.InvariantCulture));
}
