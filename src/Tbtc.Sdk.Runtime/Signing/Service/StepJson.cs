using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>A step result as the wire has it.</summary>
internal static class StepJson
{
    public static byte[] Write(StepResult step) => CanonicalJson.Write([], step, WriteMembers).ToArray();

    public static bool TryRead(ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out StepResult? step)
    {
        step = null;
        try
        {
            using var document = JsonDocument.Parse(utf8Json, new() { MaxDepth = RawJson.MaxDepth });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object
                || !root.TryGetProperty("status"u8, out var status)
                || status.ValueKind != JsonValueKind.String
                || !Wire.StepStatuses.TryParse(status.GetString()!, out var value))
            {
                return false;
            }

            step = new()
            {
                Status = value,
                RequestId = Text(root, "requestId"u8),
                Detail = Text(root, "detail"u8),
                Reason = Text(root, "reason"u8),
                PsbtHash = Text(root, "psbtHash"u8),
                TransactionHex = Text(root, "transactionHex"u8),
                Handoff = root.TryGetProperty("handoff"u8, out var handoff) && handoff.ValueKind != JsonValueKind.Null
                    ? RawJson.Parse(handoff.GetRawText())
                    : null,
            };
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a member that is no text, or a text that is not UTF-8.
            return false;
        }
    }

    private static void WriteMembers(Utf8JsonWriter writer, StepResult step)
    {
        writer.WriteText("status"u8, Wire.StepStatuses[step.Status]);
        writer.WriteOptionalText("requestId"u8, step.RequestId);
        writer.WriteOptionalText("detail"u8, step.Detail);
        writer.WriteOptionalText("reason"u8, step.Reason);
        writer.WriteOptionalText("psbtHash"u8, step.PsbtHash);
        writer.WriteOptionalText("transactionHex"u8, step.TransactionHex);
        if (step.Handoff is { } handoff)
        {
            writer.WritePropertyName("handoff"u8);
            writer.WriteRawValue(handoff.Utf8.Span, skipInputValidation: true);
        }
    }

    private static string Text(JsonElement root, ReadOnlySpan<byte> name) => root.TryGetProperty(name, out var text) ? text.GetString() ?? "" : "";
}
