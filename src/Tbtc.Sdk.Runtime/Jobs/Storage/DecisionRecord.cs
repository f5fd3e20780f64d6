using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>An operator's act in the journal.</summary>
/// <remarks>
/// Verb 1, ticks of the moment in UTC 8, then as texts with their length in front (<see cref="BinaryWriter.Write(string)"/>): request id, route, route
/// request id, file, who, why; an empty text for none. Sealed as a whole where a password is configured.
/// </remarks>
internal static class DecisionRecord
{
    public static byte[] Encode(OperatorDecision decision, FileCipher? cipher)
    {
        using var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8))
        {
            writer.Write((byte)decision.Verb);
            writer.Write(decision.At.UtcTicks);
            writer.Write(decision.RequestId ?? "");
            writer.Write(decision.Route?.Route ?? "");
            writer.Write(decision.Route?.RouteRequestId ?? "");
            writer.Write(decision.File ?? "");
            writer.Write(decision.Act.Who);
            writer.Write(decision.Act.Why);
        }

        var encoded = payload.ToArray();
        return cipher?.Seal(encoded) ?? encoded;
    }

    public static OperatorDecision? TryDecode(ReadOnlySpan<byte> payload, FileCipher? cipher)
    {
        var encoded = cipher is null ? payload.ToArray() : cipher.TryOpen(payload);
        if (encoded is null)
        {
            return null;
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(encoded), Encoding.UTF8);
            var verb = (OperatorVerb)reader.ReadByte();
            var at = new DateTimeOffset(reader.ReadInt64(), TimeSpan.Zero);
            var requestId = reader.ReadString();
            RouteKey.TryCreate(reader.ReadString(), reader.ReadString(), out var route);
            var file = reader.ReadString();
            return new OperatorDecision(verb, OrNull(requestId), route, OrNull(file), new OperatorAct(reader.ReadString(), reader.ReadString()), at);
        }
        catch (Exception exception) when (exception is IOException or FormatException or ArgumentException)
        {
            // Not an act as this version writes it.
            return null;
        }
    }

    private static string? OrNull(string text) => text.Length == 0 ? null : text;
}
