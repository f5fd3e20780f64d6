using System.Text.Json.Serialization;
using Tbtc.Sdk.Json;

namespace Tbtc.Sdk;

/// <summary>What the wallet registry holds for a wallet: the hash of its members' ids and its public key.</summary>
/// <remarks>
/// An instance exists only where the registry answered: it is never empty, its hash is never zero, and its key is the one that the wallet id
/// names, because the id is computed from the key. Nothing converts to it from null, zero or a default. Immutable and safe to use from any thread.
/// </remarks>
[JsonConverter(typeof(RegistryDataJsonConverter))]
public sealed record RegistryData
{
    /// <summary>States what the registry answered.</summary>
    /// <param name="hash">The members-ids hash, <c>keccak256(abi.encode(uint32[] memberIds))</c>. Not zero.</param>
    /// <param name="publicKey">The wallet's public key.</param>
    /// <param name="blockNumber">The number of the block for which this is true.</param>
    /// <exception cref="ArgumentException"><paramref name="hash"/> is zero: that is the registry's answer for a wallet it does not hold.</exception>
    public RegistryData(Bytes32 hash, WalletPublicKey publicKey, ulong blockNumber)
    {
        if (hash.IsZero)
        {
            throw new ArgumentException(
                $"A members-ids hash is never zero: the registry answers zero for a wallet that it does not hold. Use a {nameof(Sdk.RegistryFault)} of the kind {nameof(RegistryFaultKind.NotRegistered)} instead.",
                nameof(hash));
        }

        Hash = hash;
        PublicKey = publicKey;
        WalletId = publicKey.ComputeWalletId();
        BlockNumber = blockNumber;
    }

    /// <summary>The members-ids hash, <c>keccak256(abi.encode(uint32[] memberIds))</c>. Never zero.</summary>
    public Bytes32 Hash { get; }

    /// <summary>The ECDSA wallet id: <c>keccak256</c> of <see cref="PublicKey"/>.</summary>
    public Bytes32 WalletId { get; }

    /// <summary>The wallet's public key.</summary>
    public WalletPublicKey PublicKey { get; }

    /// <summary>The number of the block for which this is true.</summary>
    public ulong BlockNumber { get; }

    /// <summary>The members-ids hash and the block it is true for.</summary>
    public override string ToString() => $"{Hash} (members-ids hash of wallet {WalletId} at block {BlockNumber})";
}
