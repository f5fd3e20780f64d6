using System.Globalization;

namespace Tbtc.Sdk.Signing;

/// <summary>A policy that was checked once, ready to check requests.</summary>
internal sealed class RequestPolicyRules
{
    private readonly Dictionary<string, QuoteKey> _quoteKeys = new(StringComparer.Ordinal);
    private readonly Dictionary<TrustRootScope, ApprovalRoot> _depositors = [];
    private readonly Dictionary<TrustRootScope, ApprovalRoot> _custodians = [];
    private readonly bool _verifiesSignerApprovals;

    public RequestPolicyRules(CovenantRequestPolicy policy, RequestFindings findings)
    {
        _verifiesSignerApprovals = policy.VerifiesSignerApprovals;
        for (var i = 0; i < policy.QuoteTrustRoots.Count; i++)
        {
            AddQuoteKey(policy.QuoteTrustRoots[i], $"$.quoteTrustRoots[{i}]", findings);
        }

        for (var i = 0; i < policy.DepositorTrustRoots.Count; i++)
        {
            var root = policy.DepositorTrustRoots[i];
            AddRoot(_depositors, root.Route, root.Reserve, root.Network, root.PublicKey, root.EthereumAddress, $"$.depositorTrustRoots[{i}]", findings);
        }

        for (var i = 0; i < policy.CustodianTrustRoots.Count; i++)
        {
            var root = policy.CustodianTrustRoots[i];
            AddRoot(_custodians, root.Route, root.Reserve, root.Network, root.PublicKey, null, $"$.custodianTrustRoots[{i}]", findings);
        }

        RequireOneKindOfDepositor(policy, findings);
    }

    public bool HasRoots(ArtifactApprovalRole role) => RootsOf(role).Count > 0;

    public bool TryFindRoot(ArtifactApprovalRole role, TrustRootScope scope, out ApprovalRoot root) => RootsOf(role).TryGetValue(scope, out root);

    public void CheckCertificate(RuleContext rules)
    {
        const string Field = "signerApproval";
        if (_verifiesSignerApprovals)
        {
            rules.RequireThere(Field, rules.Request.SignerApproval);
        }
        else if (rules.Request.SignerApproval is not null)
        {
            rules.Add(Field, "expected none, as this node has no verifier for signer approvals; leave it and its signature out");
        }
    }

    public void CheckQuote(RuleContext rules, DateTimeOffset now)
    {
        const string Field = QuoteRules.Field;
        if (rules.Request.MigrationPlanQuote is not { } quote)
        {
            if (_quoteKeys.Count > 0)
            {
                rules.RequireThere(Field, null);
            }

            return;
        }

        if (_quoteKeys.Count == 0)
        {
            rules.Add(Field, "expected none, as this node trusts no service's quotes; leave it out");
            return;
        }

        CheckQuoteSignature(rules, quote);
        if (rules.CanUse($"{Field}.expiresAt") && MigrationReader.ParseTimestamp(quote.ExpiresAt) < now)
        {
            var time = now.ToUniversalTime().ToString(Wire.TimestampFormat, CultureInfo.InvariantCulture);
            rules.Add($"{Field}.expiresAt", $"expected a quote that holds at {time}; this one expired at {quote.ExpiresAt}: get a new one");
        }
    }

    private void CheckQuoteSignature(RuleContext rules, MigrationPlanQuote quote)
    {
        const string Field = $"{QuoteRules.Field}.signature";
        if (!rules.CanUse(QuoteRules.Field))
        {
            return;
        }

        if (!_quoteKeys.TryGetValue(quote.Signature.KeyId, out var key))
        {
            rules.Add($"{Field}.keyId", $"expected the id of a key that this node trusts; got {Display.Value(quote.Signature.KeyId)}");
            return;
        }

        var message = CovenantDigests.ComputeQuoteMessage(quote);
        if (!key.Verify(message, HexText.ToBytes(quote.Signature.Signature)))
        {
            rules.Add(
                $"{Field}.signature",
                $"expected an Ed25519 signature of 64 bytes over the quote's message {message} under the key {Display.Value(quote.Signature.KeyId)}; this one is of another message or key");
        }
    }

    private Dictionary<TrustRootScope, ApprovalRoot> RootsOf(ArtifactApprovalRole role) =>
        role == ArtifactApprovalRole.Depositor ? _depositors : _custodians;

    private void AddQuoteKey(QuoteTrustRoot root, string path, RequestFindings findings)
    {
        if (string.IsNullOrWhiteSpace(root.KeyId))
        {
            findings.Add($"{path}.keyId", "is required, and is empty");
        }
        else if (QuoteKey.TryParse(root.PublicKeyPem ?? "", out var wrong) is not { } key)
        {
            findings.Add($"{path}.publicKeyPem", wrong!);
        }
        else if (!_quoteKeys.TryAdd(root.KeyId.Trim(), key))
        {
            findings.Add($"{path}.keyId", $"the key id {Display.Value(root.KeyId)} is there more than once; keep one");
        }
    }

    private static void AddRoot(
        Dictionary<TrustRootScope, ApprovalRoot> roots,
        CovenantRoute route,
        string reserve,
        string network,
        string? publicKey,
        Address? address,
        string path,
        RequestFindings findings)
    {
        if (HexText.Check(reserve ?? "", null) is { } wrongReserve)
        {
            findings.Malformed($"{path}.reserve", wrongReserve);
        }

        if (string.IsNullOrWhiteSpace(network))
        {
            findings.Malformed($"{path}.network", "is required, and is empty");
        }

        if (publicKey is null && address is null)
        {
            findings.Malformed(path, "expected a publicKey, an ethereumAddress, or both; got neither");
        }

        if (address is { IsZero: true })
        {
            findings.Malformed($"{path}.ethereumAddress", "expected the address of an account; got the zero address");
        }

        if (publicKey is not null && !IsCompressedKey(publicKey))
        {
            findings.Malformed($"{path}.publicKey", $"expected a point of secp256k1 as a compressed key of 33 bytes in hex, 02 or 03 first; got {Display.Value(publicKey)}");
        }

        if (!findings.IsMalformed(path) && !roots.TryAdd(TrustRootScope.Of(route, reserve!, network!), new(publicKey?.ToLowerInvariant(), address)))
        {
            findings.Add(path, $"there is another root for {TrustRootScope.Of(route, reserve!, network!)}; keep one");
        }
    }

    private static bool IsCompressedKey(string key) =>
        HexText.Check(key, Secp256k1.CompressedKeySize) is null && Secp256k1.TryParsePoint(HexText.ToBytes(key)) is not null;

    /// <summary>A request names its network itself. Were one network's depositor a wallet and another's a key, it could choose how it is verified.</summary>
    private static void RequireOneKindOfDepositor(CovenantRequestPolicy policy, RequestFindings findings)
    {
        var mixed = policy.DepositorTrustRoots
            .GroupBy(static root => (root.Route, Reserve: root.Reserve?.ToUpperInvariant()))
            .FirstOrDefault(static roots => roots.Any(static root => root.EthereumAddress is null) && roots.Any(static root => root.EthereumAddress is not null));
        if (mixed is not null)
        {
            findings.Add(
                "$.depositorTrustRoots",
                $"expected an ethereumAddress for every network of the route {Wire.Routes[mixed.Key.Route]} and the reserve {Display.Value(mixed.First().Reserve)}, or for none");
        }
    }
}
