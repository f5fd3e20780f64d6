using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Tbtc.Sdk.Json;

namespace Tbtc.Sdk;

/// <summary>A wallet as the chain holds it at one block: everything from the Bridge, and the members-ids hash where the registry could be read.</summary>
/// <remarks>
/// <para>
/// <see cref="MembersIdsHash"/> is null while the registry cannot be read; <see cref="RegistryFault"/> is then the cause. Exactly one of the two is
/// there. Code that uses the hash without checking that it is available does not build (rule TBTC1001).
/// </para>
/// <para>
/// The wallet's identity, the block, the hash and the fault are set by the constructors alone, so that no <c>with</c> expression can pair one
/// wallet with another's hash. Immutable and safe to use from any thread. Source of the fields: <c>Bridge.wallets(bytes20)</c>.
/// </para>
/// </remarks>
[JsonConverter(typeof(WalletChainDataJsonConverter))]
public sealed record WalletChainData
{
    /// <summary>A wallet whose members-ids hash was read.</summary>
    /// <param name="walletPublicKeyHash">Names the wallet on the Bridge.</param>
    /// <param name="ecdsaWalletId">Names the wallet in the registry.</param>
    /// <param name="blockNumber">The number of the block that was read.</param>
    /// <param name="blockHash">The hash of the block, where it is known.</param>
    /// <param name="membersIdsHash">What the registry holds for this wallet at this block.</param>
    /// <exception cref="ArgumentException"><paramref name="membersIdsHash"/> is for another wallet or another block.</exception>
    public WalletChainData(
        WalletPublicKeyHash walletPublicKeyHash, Bytes32 ecdsaWalletId, ulong blockNumber, Bytes32? blockHash, RegistryData membersIdsHash)
        : this(walletPublicKeyHash, ecdsaWalletId, blockNumber, blockHash)
    {
        ArgumentNullException.ThrowIfNull(membersIdsHash);
        if (membersIdsHash.WalletId != ecdsaWalletId)
        {
            throw new ArgumentException(
                $"The registry data is for the wallet {membersIdsHash.WalletId}, not for {ecdsaWalletId}: use the data that was read for this wallet.",
                nameof(membersIdsHash));
        }

        if (membersIdsHash.BlockNumber != blockNumber)
        {
            throw new ArgumentException(
                $"The registry data is from block {membersIdsHash.BlockNumber}, the wallet from block {blockNumber}: read both at one block.",
                nameof(membersIdsHash));
        }

        MembersIdsHash = membersIdsHash;
    }

    /// <summary>A wallet whose members-ids hash could not be read.</summary>
    /// <param name="walletPublicKeyHash">Names the wallet on the Bridge.</param>
    /// <param name="ecdsaWalletId">Names the wallet in the registry.</param>
    /// <param name="blockNumber">The number of the block that was read.</param>
    /// <param name="blockHash">The hash of the block, where it is known.</param>
    /// <param name="registryFault">Why there is no hash.</param>
    /// <exception cref="ArgumentException"><paramref name="registryFault"/> is of another block.</exception>
    public WalletChainData(
        WalletPublicKeyHash walletPublicKeyHash, Bytes32 ecdsaWalletId, ulong blockNumber, Bytes32? blockHash, RegistryFault registryFault)
        : this(walletPublicKeyHash, ecdsaWalletId, blockNumber, blockHash)
    {
        ArgumentNullException.ThrowIfNull(registryFault);
        if (registryFault.BlockNumber != blockNumber)
        {
            throw new ArgumentException(
                $"The registry fault is from block {registryFault.BlockNumber}, the wallet from block {blockNumber}: read both at one block.",
                nameof(registryFault));
        }

        RegistryFault = registryFault;
    }

    private WalletChainData(WalletPublicKeyHash walletPublicKeyHash, Bytes32 ecdsaWalletId, ulong blockNumber, Bytes32? blockHash)
    {
        WalletPublicKeyHash = walletPublicKeyHash;
        EcdsaWalletId = ecdsaWalletId;
        BlockNumber = blockNumber;
        BlockHash = blockHash;
    }

    /// <summary>Names the wallet on the Bridge.</summary>
    public WalletPublicKeyHash WalletPublicKeyHash { get; }

    /// <summary>Names the wallet in the registry: <c>keccak256</c> of its uncompressed public key.</summary>
    public Bytes32 EcdsaWalletId { get; }

    /// <summary>The number of the block that all of this was read at.</summary>
    public ulong BlockNumber { get; }

    /// <summary>The hash of that block, or null where it would have taken another request to learn it.</summary>
    public Bytes32? BlockHash { get; }

    /// <summary>Where the wallet is in its life.</summary>
    public required WalletState State { get; init; }

    /// <summary>The hash of the wallet's main UTXO, or null while it has none.</summary>
    public Bytes32? MainUtxoHash { get; init; }

    /// <summary>The value of the redemptions that wait for this wallet, in satoshi.</summary>
    public ulong PendingRedemptionsValueSats { get; init; }

    /// <summary>When the Bridge learned of the wallet, to the second.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the wallet was asked to move its funds, to the second, or null for never.</summary>
    public DateTimeOffset? MovingFundsRequestedAt { get; init; }

    /// <summary>When the closing period began, to the second, or null for never.</summary>
    public DateTimeOffset? ClosingStartedAt { get; init; }

    /// <summary>The number of moved-funds sweep requests that wait for this wallet.</summary>
    public uint PendingMovedFundsSweepRequestsCount { get; init; }

    /// <summary>The commitment to the wallets that the funds move to, or null where none was made.</summary>
    public Bytes32? MovingFundsTargetWalletsCommitmentHash { get; init; }

    /// <summary>What the registry holds for the wallet, or null when that could not be read: check before use.</summary>
    public RegistryData? MembersIdsHash { get; }

    /// <summary>Why <see cref="MembersIdsHash"/> is null; null exactly when it is not.</summary>
    public RegistryFault? RegistryFault { get; }

    /// <summary>Whether <see cref="MembersIdsHash"/> is there; if not, <see cref="RegistryFault"/> is.</summary>
    [MemberNotNullWhen(true, nameof(MembersIdsHash))]
    [MemberNotNullWhen(false, nameof(RegistryFault))]
    public bool HasMembersIdsHash => MembersIdsHash is not null;

    /// <summary>Hands out the members-ids hash where it is available.</summary>
    /// <param name="hash">What the registry holds for the wallet, or null.</param>
    /// <returns>Whether the hash is available; if not, <see cref="RegistryFault"/> says why.</returns>
    public bool TryGetMembersIdsHash([NotNullWhen(true)] out RegistryData? hash)
    {
        hash = MembersIdsHash;
        return hash is not null;
    }

    /// <summary>The members-ids hash, or an exception that says what cannot be done without it, and why.</summary>
    /// <param name="action">What the hash is needed for; the calling member's name unless given.</param>
    /// <exception cref="MembersIdsHashUnavailableException">The hash is not available.</exception>
    public RegistryData RequireMembersIdsHash([CallerMemberName] string action = "") =>
        HasMembersIdsHash ? MembersIdsHash : throw new MembersIdsHashUnavailableException(action, EcdsaWalletId, RegistryFault);
}
