namespace Tbtc.Sdk.Signing;

/// <summary>Who must have signed the approvals, and under which key.</summary>
internal static class SignatureRules
{
    public static void Check(RuleContext rules, RequestPolicyRules? policy)
    {
        if (!rules.CanUse("route") || ApprovalRules.ComputeDigest(rules) is not { } digest)
        {
            return;
        }

        foreach (var approval in rules.Request.ArtifactApprovals!.Approvals)
        {
            if (!rules.Findings.IsMalformed(rules.SignaturePathOf(approval.Role)))
            {
                CheckApproval(rules, policy, approval, digest);
            }
        }
    }

    private static void CheckApproval(RuleContext rules, RequestPolicyRules? policy, ArtifactApproval approval, Bytes32 digest)
    {
        var isDepositor = approval.Role == ArtifactApprovalRole.Depositor;
        var template = rules.Request.ScriptTemplate;
        var keyField = isDepositor ? "scriptTemplate.depositorPublicKey" : "scriptTemplate.custodianPublicKey";
        var key = isDepositor ? template.DepositorPublicKey : template.CustodianPublicKey ?? "";
        if (policy?.HasRoots(approval.Role) == true)
        {
            if (!TryFindRoot(rules, policy, approval.Role, keyField, out var root))
            {
                return;
            }

            if (root.PublicKey is { } trusted)
            {
                rules.Expect(keyField, key, trusted, "the key that this node trusts for the route, reserve and network");
                key = trusted;
            }

            if (root.EthereumAddress is { } address)
            {
                CheckWalletSignature(rules, approval, digest, address);
                return;
            }
        }

        if (isDepositor && rules.Depositor is { } depositor)
        {
            CheckWalletSignature(rules, approval, digest, depositor);
        }
        else if (rules.CanUse(keyField))
        {
            CheckKeySignature(rules, approval, digest, keyField, key);
        }
    }

    private static bool TryFindRoot(RuleContext rules, RequestPolicyRules policy, ArtifactApprovalRole role, string keyField, out ApprovalRoot root)
    {
        root = default;
        if (rules.Request.MigrationDestination is not { } destination || !rules.CanUse("reserve", "migrationDestination.network"))
        {
            return false;
        }

        var scope = TrustRootScope.Of(rules.Request.Route, rules.Request.Reserve, destination.Network);
        if (policy.TryFindRoot(role, scope, out root))
        {
            return true;
        }

        rules.Add(
            keyField,
            $"this node trusts no {(role == ArtifactApprovalRole.Depositor ? "depositor" : "custodian")} for {scope}; correct route, reserve or migrationDestination.network, or have the operator add a trust root");
        return false;
    }

    private static void CheckKeySignature(RuleContext rules, ArtifactApproval approval, Bytes32 digest, string keyField, string key)
    {
        var encodedKey = HexText.ToBytes(key);
        if (encodedKey.Length != Secp256k1.CompressedKeySize || Secp256k1.TryParsePoint(encodedKey) is not { } point)
        {
            rules.Add(keyField, $"expected a point of secp256k1 as a compressed key of 33 bytes, 02 or 03 first; got {Display.Value(key)}");
            return;
        }

        var path = rules.SignaturePathOf(approval.Role);
        if (ApprovalSignature.TryParse(HexText.ToBytes(approval.Signature)) is not { } signature)
        {
            rules.Findings.Add(path, $"expected a secp256k1 signature: DER, or 64 bytes r and s, or 65 with v (0, 1, 27 or 28); got {Display.Value(approval.Signature)}");
        }
        else if (RequireCanonical(rules, path, signature) && !Secp256k1.Verify(point, digest, signature.Value))
        {
            rules.Findings.Add(
                path,
                $"expected a signature over the approval digest {digest} ({Describe(rules)}) under {rules.PathOf(keyField)}, {key}; this one is of another digest or key{DescribeWallet(approval, digest, signature)}");
        }
    }

    private static void CheckWalletSignature(RuleContext rules, ArtifactApproval approval, Bytes32 digest, Address address)
    {
        var path = rules.SignaturePathOf(approval.Role);
        if (ApprovalSignature.TryParse(HexText.ToBytes(approval.Signature)) is not { IsYOdd: { } isYOdd } signature)
        {
            rules.Findings.Add(
                path, $"expected the 65 bytes r, s, v (27, 28, 0 or 1) that a wallet's eth_signTypedData_v4 returns; got {Display.Value(approval.Signature)}");
        }
        else if (RequireCanonical(rules, path, signature) && Secp256k1.TryRecoverAddress(digest, signature.Value, isYOdd) is var recovered && recovered != address)
        {
            var signer = recovered is { } other ? $"the address {other}" : "no address";
            rules.Findings.Add(
                path,
                $"expected the depositor {address} to have signed the approval digest {digest} ({Describe(rules)}); this signature recovers to {signer}");
        }
    }

    /// <summary>Whose wallet made the signature if one did: what looks broken may be good where a node trusts that account.</summary>
    private static string DescribeWallet(ArtifactApproval approval, Bytes32 digest, ApprovalSignature signature) =>
        approval.Role == ArtifactApprovalRole.Depositor && signature.IsYOdd is { } isYOdd && Secp256k1.TryRecoverAddress(digest, signature.Value, isYOdd) is { } address
            ? $", or that of the wallet of {address}, which is good only where that account is the trusted depositor"
            : "";

    private static string Describe(RuleContext rules) =>
        rules.Request.ArtifactApprovals!.Payload.ApprovalVersion == ArtifactApprovalPayload.OldVersion ? "version 1, of no chain" : rules.Domain!.ToString();

    private static bool RequireCanonical(RuleContext rules, string path, ApprovalSignature signature)
    {
        var wrong = signature.Value.Check(() => signature.ToLowS());
        if (wrong is not null)
        {
            rules.Findings.Add(path, wrong);
        }

        return wrong is null;
    }
}
