using System.Security.Cryptography;
using Org.BouncyCastle.Asn1.Sec;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Math;

namespace Tbtc.Sdk.Testing;

/// <summary>A wallet as the Bridge and the wallet registry hold it, with a real key: what a test puts on a chain.</summary>
/// <remarks>Immutable and safe to use from any thread. Change a field with a <c>with</c> expression.</remarks>
public sealed record SampleWallet
{
    private const int BridgeWords = 9;
    private const int RegistryWords = 3;

    private SampleWallet(WalletPublicKey publicKey, WalletPublicKeyHash walletPublicKeyHash, Bytes32 membersIdsHash)
    {
        PublicKey = publicKey;
        WalletPublicKeyHash = walletPublicKeyHash;
        EcdsaWalletId = publicKey.ComputeWalletId();
        MembersIdsHash = membersIdsHash;
    }

    /// <summary>The wallet's public key.</summary>
    public WalletPublicKey PublicKey { get; }

    /// <summary>Names the wallet on the Bridge: RIPEMD-160 of SHA-256 of the compressed public key.</summary>
    public WalletPublicKeyHash WalletPublicKeyHash { get; }

    /// <summary>Names the wallet in the registry: <c>keccak256</c> of the public key.</summary>
    public Bytes32 EcdsaWalletId { get; }

    /// <summary>What the registry holds, or null for a wallet that it does not hold (any more).</summary>
    public Bytes32? MembersIdsHash { get; init; }

    /// <summary>Where the wallet is in its life. Any byte can be put on a chain, also one that is no state. Default: live.</summary>
    public WalletState State { get; init; } = WalletState.Live;

    /// <summary>The hash of the wallet's main UTXO, or null for none.</summary>
    public Bytes32? MainUtxoHash { get; init; }

    /// <summary>The value of the redemptions that wait for this wallet, in satoshi.</summary>
    public ulong PendingRedemptionsValueSats { get; init; }

    /// <summary>When the Bridge learned of the wallet, to the second. Default: 2023-11-14T22:13:20Z.</summary>
    public DateTimeOffset CreatedAt { get; init; } = DateTimeOffset.FromUnixTimeSeconds(1_700_000_000);

    /// <summary>When the wallet was asked to move its funds, to the second, or null for never.</summary>
    public DateTimeOffset? MovingFundsRequestedAt { get; init; }

    /// <summary>When the closing period began, to the second, or null for never.</summary>
    public DateTimeOffset? ClosingStartedAt { get; init; }

    /// <summary>The number of moved-funds sweep requests that wait for this wallet.</summary>
    public uint PendingMovedFundsSweepRequestsCount { get; init; }

    /// <summary>The commitment to the wallets that the funds move to, or null for none.</summary>
    public Bytes32? MovingFundsTargetWalletsCommitmentHash { get; init; }

    /// <summary>How the registry, asked for this wallet, fails; null where it does not. Only <see cref="TestChain"/> can break a registry for one wallet alone.</summary>
    public ChainFault? FaultOfRegistry { get; init; }

    /// <summary>A live wallet with a key and a members-ids hash of its own: the same for the same number, another for another.</summary>
    /// <param name="number">The wallet's private key, as a number. Never use such a key for money.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="number"/> is not positive.</exception>
    public static SampleWallet Create(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        var point = SecNamedCurves.GetByName("secp256k1").G.Multiply(BigInteger.ValueOf(number)).Normalize();
        Span<byte> compressed = stackalloc byte[33];
        point.EncodeTo(compressed: true, compressed);
        Span<byte> uncompressed = stackalloc byte[65];
        point.EncodeTo(compressed: false, uncompressed);

        var ripemd = new RipeMD160Digest();
        ripemd.BlockUpdate(SHA256.HashData(compressed));
        Span<byte> hash = stackalloc byte[WalletPublicKeyHash.Size];
        ripemd.DoFinal(hash);
        return new(new(uncompressed[1..]), new(hash), HashOfMembers((uint)number));
    }

    /// <summary>What <c>Bridge.wallets</c> returns for this wallet: nine words.</summary>
    public byte[] ToBridgeAnswer()
    {
        var words = new byte[BridgeWords * AbiWords.Size];
        AbiWords.Write(words, 0, EcdsaWalletId);
        AbiWords.Write(words, 1, MainUtxoHash.GetValueOrDefault());
        AbiWords.Write(words, 2, PendingRedemptionsValueSats);
        AbiWords.Write(words, 3, UnixSeconds(CreatedAt));
        AbiWords.Write(words, 4, UnixSeconds(MovingFundsRequestedAt));
        AbiWords.Write(words, 5, UnixSeconds(ClosingStartedAt));
        AbiWords.Write(words, 6, PendingMovedFundsSweepRequestsCount);
        AbiWords.Write(words, 7, (ulong)State);
        AbiWords.Write(words, 8, MovingFundsTargetWalletsCommitmentHash.GetValueOrDefault());
        return words;
    }

    /// <summary>What <c>WalletRegistry.getWallet</c> returns for this wallet: three words, all zero where it does not hold the wallet.</summary>
    public byte[] ToRegistryAnswer()
    {
        var words = new byte[RegistryWords * AbiWords.Size];
        if (MembersIdsHash is { } hash)
        {
            AbiWords.Write(words, 0, hash);
            AbiWords.Write(words, 1, PublicKey.X);
            AbiWords.Write(words, 2, PublicKey.Y);
        }

        return words;
    }

    /// <summary>What a reader hands out for this wallet.</summary>
    /// <param name="blockNumber">The number of the block that was read.</param>
    /// <param name="fault">Why there is no members-ids hash; null for what the registry holds, which is nothing for a closed wallet.</param>
    public WalletChainData ToChainData(ulong blockNumber, RegistryFault? fault = null)
    {
        var wallet = MembersIdsHash is { } hash && fault is null
            ? new WalletChainData(WalletPublicKeyHash, EcdsaWalletId, blockNumber, null, new RegistryData(hash, PublicKey, blockNumber)) { State = State, CreatedAt = CreatedAt }
            : new WalletChainData(WalletPublicKeyHash, EcdsaWalletId, blockNumber, null, fault ?? NotRegistered(blockNumber)) { State = State, CreatedAt = CreatedAt };
        return wallet with
        {
            MainUtxoHash = MainUtxoHash,
            PendingRedemptionsValueSats = PendingRedemptionsValueSats,
            MovingFundsRequestedAt = MovingFundsRequestedAt,
            ClosingStartedAt = ClosingStartedAt,
            PendingMovedFundsSweepRequestsCount = PendingMovedFundsSweepRequestsCount,
            MovingFundsTargetWalletsCommitmentHash = MovingFundsTargetWalletsCommitmentHash,
        };
    }

    private RegistryFault NotRegistered(ulong blockNumber) =>
        new(RegistryFaultKind.NotRegistered, $"the wallet registry does not hold the wallet {EcdsaWalletId}", null, blockNumber);

    private static ulong UnixSeconds(DateTimeOffset? time) => time is { } set ? (ulong)set.ToUnixTimeSeconds() : 0;

    // keccak256(abi.encode(uint32[])) of a hundred members.
    private static Bytes32 HashOfMembers(uint firstMember)
    {
        const int Members = 100;
        const int Head = 2;
        var words = new byte[(Head + Members) * AbiWords.Size];
        AbiWords.Write(words, 0, AbiWords.Size);
        AbiWords.Write(words, 1, Members);
        for (var member = 0u; member < Members; member++)
        {
            AbiWords.Write(words, Head + (int)member, firstMember + member);
        }

        return Keccak256.HashData(words);
    }
}
