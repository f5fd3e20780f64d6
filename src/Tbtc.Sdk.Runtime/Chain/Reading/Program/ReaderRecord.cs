using System.Buffers.Binary;

namespace Tbtc.Sdk.Chain;

/// <summary>What the reader program read of one wallet, in place.</summary>
internal readonly ref struct ReaderRecord
{
    private const int FixedBytes = Abi.WordBytes + BridgeContract.WalletBytes;

    private ReaderRecord(ReadOnlySpan<byte> record, int registryBytes)
    {
        Wallet = record[..WalletPublicKeyHash.Size];
        HasBridgeAnswer = record[20] == 1;
        Registry = (ReaderRegistryStatus)record[21];
        RegistryAnswerLength = BinaryPrimitives.ReadInt64BigEndian(record[20..]) & 0xffff_ffff_ffff;
        BridgeAnswer = record.Slice(Abi.WordBytes, BridgeContract.WalletBytes);
        RegistryAnswer = record.Slice(FixedBytes, registryBytes);
    }

    /// <summary>The public key hash of the wallet.</summary>
    public ReadOnlySpan<byte> Wallet { get; }

    /// <summary>Whether the Bridge answered with as many bytes as it should.</summary>
    public bool HasBridgeAnswer { get; }

    public ReadOnlySpan<byte> BridgeAnswer { get; }

    public ReaderRegistryStatus Registry { get; }

    /// <summary>How much the registry answered, of which only the beginning is here.</summary>
    public long RegistryAnswerLength { get; }

    public ReadOnlySpan<byte> RegistryAnswer { get; }

    /// <summary>Reads one wallet from the start of <paramref name="answer"/>; false where that is none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> answer, out ReaderRecord record, out int length)
    {
        record = default;
        length = 0;
        if (answer.Length < FixedBytes)
        {
            return false;
        }

        var registryBytes = BinaryPrimitives.ReadUInt32BigEndian(answer[28..]);
        if (registryBytes > answer.Length - FixedBytes)
        {
            return false;
        }

        record = new(answer, (int)registryBytes);
        length = FixedBytes + (int)registryBytes;
        return record.IsConsistent;
    }

    private bool IsConsistent => Registry switch
    {
        ReaderRegistryStatus.NotAsked => RegistryAnswerLength == 0 && RegistryAnswer.IsEmpty,
        ReaderRegistryStatus.Returned => HasBridgeAnswer && RegistryAnswer.Length == Math.Min(RegistryAnswerLength, WalletRegistryContract.WalletBytes),
        ReaderRegistryStatus.Failed or ReaderRegistryStatus.FailedWithMuchGas =>
            HasBridgeAnswer && RegistryAnswer.Length == Math.Min(RegistryAnswerLength, RegistryFault.MaxRevertDataBytes),
        _ => false,
    };
}
