using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tbtc.Sdk.Json;

/// <summary><c>{"kind","isOutage","message","contract","blockNumber","revertReason","revertData"}</c>, the kind in camelCase; without the exception.</summary>
public sealed class RegistryFaultJsonConverter : JsonConverter<RegistryFault>
{
    /// <inheritdoc/>
    public override RegistryFault Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RegistryFault value, JsonSerializerOptions options) => Write(writer, value);

    internal static RegistryFault Read(ref Utf8JsonReader reader)
    {
        JsonMembers.RequireObject(ref reader, "a registry fault");
        RegistryFaultKind? kind = null;
        string? message = null;
        Address? contract = null;
        ulong? blockNumber = null;
        string? revertReason = null;
        byte[] revertData = [];
        while (JsonMembers.NextMember(ref reader) is { } member)
        {
            switch (member)
            {
                case "kind":
                    kind = ParseKind(JsonMembers.String(ref reader, member));
                    break;
                case "message":
                    message = JsonMembers.String(ref reader, member);
                    break;
                case "contract":
                    contract = JsonMembers.Text<Address>(ref reader, member);
                    break;
                case "blockNumber":
                    blockNumber = JsonMembers.UInt64(ref reader, member);
                    break;
                case "revertReason":
                    revertReason = JsonMembers.String(ref reader, member);
                    break;
                case "revertData":
                    revertData = ParseBytes(JsonMembers.String(ref reader, member));
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (string.IsNullOrWhiteSpace(message))
        {
            throw new JsonException("The member 'message' is missing or empty.");
        }

        return new(JsonMembers.Require(kind, "kind"), message, contract, JsonMembers.Require(blockNumber, "blockNumber"), revertReason, revertData);
    }

    internal static void Write(Utf8JsonWriter writer, RegistryFault value)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(value.Kind.ToString()));
        writer.WriteBoolean("isOutage", value.IsOutage);
        writer.WriteString("message", value.Message);
        writer.WriteText("contract", value.Contract);
        writer.WriteNumber("blockNumber", value.BlockNumber);
        writer.WriteString("revertReason", value.RevertReason);
        writer.WriteString("revertData", Hex.Format(value.RevertData.Span));
        writer.WriteEndObject();
    }

    private static RegistryFaultKind ParseKind(string? name)
    {
        foreach (var kind in Enum.GetValues<RegistryFaultKind>())
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()) == name)
            {
                return kind;
            }
        }

        throw new JsonException($"The member 'kind' is not a kind of registry fault: '{Hex.Shorten(name)}'.");
    }

    private static byte[] ParseBytes(string? text)
    {
        if (text is null)
        {
            return [];
        }

        var bytes = new byte[Math.Max(0, (text.Length / 2) - 1)];
        return bytes.Length <= RegistryFault.MaxRevertDataBytes && Hex.TryParse(text.AsSpan(), bytes)
            ? bytes
            : throw new JsonException($"The member 'revertData' is not 0x and the hex digits of at most {RegistryFault.MaxRevertDataBytes} bytes.");
    }
}
