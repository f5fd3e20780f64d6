namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What a journal under a password has in the place of a job's route key: digest and route key, sealed. The digest's own place is zero.</summary>
internal static class SealedIdentity
{
    public static byte[] Seal(FileCipher cipher, Bytes32 digest, ReadOnlySpan<byte> routeKey)
    {
        var identity = new byte[Bytes32.Size + routeKey.Length];
        digest.AsSpan().CopyTo(identity);
        routeKey.CopyTo(identity.AsSpan(Bytes32.Size));
        return cipher.Seal(identity);
    }

    public static bool TryOpen(FileCipher cipher, ReadOnlySpan<byte> box, out Bytes32 digest, out byte[] routeKey)
    {
        (digest, routeKey) = (default, []);
        if (cipher.TryOpen(box) is not { Length: >= Bytes32.Size } identity)
        {
            return false;
        }

        digest = new Bytes32(identity.AsSpan(0, Bytes32.Size));
        routeKey = identity[Bytes32.Size..];
        return true;
    }
}
