using System.Buffers.Binary;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Who owns the directory, and since when.</summary>
/// <remarks>Little-endian: state 1, ticks of the moment in UTC 8.</remarks>
internal readonly record struct OwnerRecord(OwnerState State, DateTimeOffset At)
{
    private const int Size = 9;

    public static OwnerRecord Owned { get; } = new(OwnerState.Owned, DateTimeOffset.MinValue);

    public byte[] Encode()
    {
        var payload = new byte[Size];
        payload[0] = (byte)State;
        BinaryPrimitives.WriteInt64LittleEndian(payload.AsSpan(1), At.UtcTicks);
        return payload;
    }

    public static OwnerRecord? TryDecode(ReadOnlySpan<byte> payload)
    {
        if (payload.Length != Size || !Enum.IsDefined((OwnerState)payload[0]))
        {
            return null;
        }

        var ticks = BinaryPrimitives.ReadInt64LittleEndian(payload[1..]);
        return ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks ? null : new OwnerRecord((OwnerState)payload[0], new DateTimeOffset(ticks, TimeSpan.Zero));
    }
}
