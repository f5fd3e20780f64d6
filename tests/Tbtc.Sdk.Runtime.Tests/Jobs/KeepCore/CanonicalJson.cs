using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Tbtc.Sdk.Jobs.KeepCore;

/// <summary>JSON in which nothing is left to choice: members in the order of their names' bytes, numbers of a handoff as a double reads them.</summary>
internal static class CanonicalJson
{
    public static string Of(ReadOnlyMemory<byte> json)
    {
        var canonical = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(canonical))
        using (var document = JsonDocument.Parse(json))
        {
            Write(writer, document.RootElement, isInHandoff: false);
        }

        return Encoding.UTF8.GetString(canonical.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, JsonElement element, bool isInHandoff)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();

                // The last of duplicates counts, as in Go.
                var members = element.EnumerateObject().GroupBy(member => member.Name).Select(group => group.Last());
                foreach (var member in members.OrderBy(member => Convert.ToHexString(Encoding.UTF8.GetBytes(member.Name)), StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value, isInHandoff || member.Name == "handoff");
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(writer, item, isInHandoff);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.Number when isInHandoff:
                writer.WriteRawValue(element.GetDouble().ToString("R", CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(element.GetString());
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
