using System.Buffers.Binary;
using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Says that something is lost: until an operator decides, no key that the ledger does not have is accepted.</summary>
/// <remarks>Little-endian: ticks of the moment in UTC 8, length of the subject 2, subject, reason; both in UTF-8.</remarks>
internal sealed record UnknownRecord(string Subject, string Reason, DateTimeOffset Since)
{
    public byte[] Encode()
    {
        var subject = Encoding.UTF8.GetBytes(Subject);
        var reason = Encoding.UTF8.GetBytes(Reason);
        var payload = new byte[10 + subject.Length + reason.Length];
        BinaryPrimitives.WriteInt64LittleEndian(payload, Since.UtcTicks);
        BinaryPrimitives.WriteUInt16LittleEndian(payload.AsSpan(8), checked((ushort)subject.Length));
        subject.CopyTo(payload, 10);
        reason.CopyTo(payload, 10 + subject.Length);
        return payload;
    }

    public static UnknownRecord? TryDecode(ReadOnlySpan<byte> payload)
    {
        if (payload.Length < 10)
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64LittleEndian(payload);
        var subjectLength = BinaryPrimitives.ReadUInt16LittleEndian(payload[8..]);
        return payload.Length < 10 + subjectLength || ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks
            ? null
            : new UnknownRecord(
                Encoding.UTF8.GetString(payload.Slice(10, subjectLength)),
                Encoding.UTF8.GetString(payload[(10 + subjectLength)..]),
                new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
