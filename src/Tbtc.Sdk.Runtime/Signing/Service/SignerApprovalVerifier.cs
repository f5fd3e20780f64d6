using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Digests;

namespace Tbtc.Sdk.Signing;

/// <summary>Verifies signer approvals against the chain at its latest block: that of the wallet whose key the script template has, made by its present signer set.</summary>
/// <remarks>That the registry cannot be read is an outcome of its own, and says nothing of the approval. Safe to use from any thread.</remarks>
/// <param name="wallets">Reads the chain.</param>
public sealed class SignerApprovalVerifier(IWalletReader wallets) : ISignerApprovalVerifier
{
    private const string Action = "verifying a signer approval";
    private const string Field = "$.request.signerApproval";

    /// <inheritdoc/>
    public async ValueTask<SignerApprovalOutcome> VerifyAsync(CovenantRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.SignerApproval is not { } certificate)
        {
            return Invalid(Field, "is required, and is missing or null");
        }

        if (Secp256k1.TryParsePoint(HexText.ToBytes(certificate.WalletPublicKey)) is not { } point)
        {
            return Invalid($"{Field}.walletPublicKey", $"expected a point of secp256k1 as an uncompressed key, 04 first; got {certificate.WalletPublicKey}");
        }

        var key = point.GetEncoded(compressed: true);
        if (HexText.FromBytes(key) is var compressed && compressed != request.ScriptTemplate.SignerPublicKey)
        {
            return Invalid(
                $"{Field}.walletPublicKey",
                $"expected the key of $.request.scriptTemplate.signerPublicKey, {Display.Value(request.ScriptTemplate.SignerPublicKey)}; got that of {compressed}");
        }

        try
        {
            var wallet = await wallets.GetWalletAsync(HashOf(key), BlockReference.Latest, cancellationToken).ConfigureAwait(false);
            return wallet.HasMembersIdsHash
                ? Outcome(SignerApprovals.Verify(certificate, wallet.MembersIdsHash, wallet.BlockNumber))
                : Outcome(wallet, wallet.RegistryFault);
        }
        catch (WalletNotFoundException unknown)
        {
            return Invalid($"{Field}.walletPublicKey", $"expected the key of a wallet; the Bridge at {unknown.Bridge} knows none with the hash {unknown.WalletPublicKeyHash} at block {unknown.BlockNumber}");
        }
        catch (BridgeReadException failed)
        {
            return new SignerApprovalOutcome.Unavailable($"A signer approval could not be verified, because the Bridge could not be read: {failed.Message}", "Look at the node that is read.");
        }
    }

    private static SignerApprovalOutcome Outcome(SignerApprovalVerification verification) => verification.IsValid
        ? SignerApprovalOutcome.Valid.Instance
        : new SignerApprovalOutcome.Invalid([.. verification.Findings.Select(static finding => finding with { Path = Field + finding.Path[1..] })]);

    private static SignerApprovalOutcome Outcome(WalletChainData wallet, RegistryFault fault) => fault.IsOutage
        ? new SignerApprovalOutcome.Unavailable(new MembersIdsHashUnavailableException(Action, wallet.EcdsaWalletId, fault).Message, "The request can be submitted again when the registry answers.")
        : Invalid(
            $"{Field}.walletPublicKey",
            $"expected the key of a wallet that has a signer set; the registry at {fault.Contract} does not hold the wallet {wallet.EcdsaWalletId}, which is {wallet.State}, at block {wallet.BlockNumber}");

    private static SignerApprovalOutcome.Invalid Invalid(string path, string message) => new([new(path, message)]);

    private static WalletPublicKeyHash HashOf(byte[] compressedKey)
    {
        var digest = new RipeMD160Digest();
        digest.BlockUpdate(SHA256.HashData(compressedKey));
        var hash = new byte[WalletPublicKeyHash.Size];
        digest.DoFinal(hash, 0);
        return new(hash);
    }
}
