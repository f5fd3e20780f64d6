using System.Buffers.Binary;
using System.Text;

namespace Tbtc.Sdk.Signing;

/// <summary>The EIP-712 domain that approvals are signed in: which host chain, and which deployment on it.</summary>
/// <remarks>
/// Domain: <c>EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)</c> with the name <c>tBTC Covenant Artifact Approval</c> and the
/// version <c>2</c>. Immutable and safe to use from any thread.
/// </remarks>
public sealed record ApprovalDomain
{
    private const string Name = "tBTC Covenant Artifact Approval";
    private const string Version = "2";

    /// <summary>A domain with the default salt.</summary>
    /// <param name="chainId">The host chain's id; 1 is Ethereum.</param>
    public ApprovalDomain(ulong chainId)
        : this(chainId, DefaultSalt)
    {
    }

    /// <summary>A domain with a salt of its own.</summary>
    /// <param name="chainId">The host chain's id; 1 is Ethereum.</param>
    /// <param name="salt">The salt, which client and node must share.</param>
    public ApprovalDomain(ulong chainId, Bytes32 salt)
    {
        ChainId = chainId;
        Salt = salt;
    }

    /// <summary>The salt unless configured otherwise: <c>keccak256("tBTC Covenant Artifact Approval Domain v2")</c>.</summary>
    public static Bytes32 DefaultSalt { get; } = Keccak256.HashData("tBTC Covenant Artifact Approval Domain v2"u8);

    /// <summary>The host chain's id.</summary>
    public ulong ChainId { get; }

    /// <summary>The salt.</summary>
    public Bytes32 Salt { get; }

    private static Bytes32 DomainTypeHash { get; } =
        Keccak256.HashData("EIP712Domain(string name,string version,uint256 chainId,bytes32 salt)"u8);

    private static Bytes32 ApprovalTypeHash { get; } = Keccak256.HashData(
        "ArtifactApproval(uint8 approvalVersion,bytes32 route,bytes32 scriptTemplateId,bytes32 destinationCommitmentHash,bytes32 planCommitmentHash)"u8);

    /// <summary>What an approval signs: the EIP-712 digest, or for payloads of the version 1, in older jobs, the struct hash alone.</summary>
    /// <param name="payload">What is approved.</param>
    /// <exception cref="ArgumentException">The payload is of another version.</exception>
    /// <exception cref="FormatException">A commitment hash of the payload is not 32 bytes of hex.</exception>
    public Bytes32 ComputeApprovalDigest(ArtifactApprovalPayload payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        if (payload.ApprovalVersion is not (ArtifactApprovalPayload.Version or ArtifactApprovalPayload.OldVersion))
        {
            throw new ArgumentException($"There are approvals of the versions 1 and 2; this one is of the version {payload.ApprovalVersion}.", nameof(payload));
        }

        var structHash = Keccak256.HashData(
        [
            .. ApprovalTypeHash.AsSpan(),
            .. Word(payload.ApprovalVersion),
            .. Keccak(Wire.Routes[payload.Route]),
            .. Keccak(Wire.Routes[payload.ScriptTemplateId]),
            .. Bytes32.Parse(payload.DestinationCommitmentHash).AsSpan(),
            .. Bytes32.Parse(payload.PlanCommitmentHash).AsSpan(),
        ]);
        return payload.ApprovalVersion == ArtifactApprovalPayload.OldVersion
            ? structHash
            : Keccak256.HashData([0x19, 0x01, .. ComputeSeparator().AsSpan(), .. structHash.AsSpan()]);
    }

    /// <summary>The chain and the salt, as a message names them.</summary>
    public override string ToString() => $"chain id {ChainId}, salt {Salt}";

    private static byte[] Keccak(string text) => Keccak256.HashData(Encoding.UTF8.GetBytes(text)).ToArray();

    private static byte[] Word(ulong value)
    {
        var word = new byte[Bytes32.Size];
        BinaryPrimitives.WriteUInt64BigEndian(word.AsSpan(Bytes32.Size - sizeof(ulong)), value);
        return word;
    }

    private Bytes32 ComputeSeparator() =>
        Keccak256.HashData([.. DomainTypeHash.AsSpan(), .. Keccak(Name), .. Keccak(Version), .. Word(ChainId), .. Salt.AsSpan()]);
}
