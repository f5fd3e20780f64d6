using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;
using static Tbtc.Sdk.Tests.Signing.Policies;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>What a node asks of requests by its policy.</summary>
public class PolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 9, 0, 10, 0, TimeSpan.Zero);

    private static RequestInspection Submit(CovenantRequestPolicy policy, JsonNode request, CovenantRoute route = CovenantRoute.QcV1, DateTimeOffset? now = null) =>
        new CovenantRequestValidator(policy).ValidateSubmit(Vectors.Body(request).Bytes(), route, now ?? Now);

    private static RequestFinding Refusal(CovenantRequestPolicy policy, JsonNode request, CovenantRoute route = CovenantRoute.QcV1, DateTimeOffset? now = null)
    {
        var inspection = Submit(policy, request, route, now);
        Assert.NotNull(inspection.RequestDigest);
        return Assert.Single(inspection.Findings);
    }

    [Fact]
    public void Request_that_a_key_signed_is_accepted()
    {
        var inspection = Submit(Open, Vectors.Request());

        Assert.True(inspection.IsValid);
        Assert.Equal("rr-1", inspection.RouteRequestId);
    }

    [Fact]
    public void Request_that_a_wallet_signed_is_accepted_where_its_account_is_trusted()
    {
        Assert.Empty(Submit(Open with { DepositorTrustRoots = [WalletOwner] }, Vectors.Request("wallet_signed"), CovenantRoute.SelfV1).Findings);
    }

    [Theory]
    [InlineData("recoverable")]
    [InlineData("recoverable27")]
    public void Wallets_may_count_v_from_0_or_27(string form)
    {
        var request = Vectors.Request("wallet_signed").WithDepositorSignature(Vectors.Signature("wallet", form));

        Assert.Empty(Submit(Open with { DepositorTrustRoots = [WalletOwner] }, request, CovenantRoute.SelfV1).Findings);
    }

    [Theory]
    [InlineData("der", "expected the 65 bytes r, s, v (27, 28, 0 or 1) that a wallet's eth_signTypedData_v4 returns")]
    [InlineData("compact", "expected the 65 bytes r, s, v (27, 28, 0 or 1) that a wallet's eth_signTypedData_v4 returns")]
    [InlineData("highRecoverable27", "the same signature with s in the lower half of the order")]
    [InlineData("zeroR", "expected the 65 bytes r, s, v")]
    public void Wallet_signature_of_another_form_is_refused(string form, string said)
    {
        var request = Vectors.Request("wallet_signed").WithDepositorSignature(Vectors.Signature("wallet", form));

        var finding = Refusal(Open with { DepositorTrustRoots = [WalletOwner] }, request, CovenantRoute.SelfV1);

        Assert.Equal("$.request.artifactApprovals.approvals[0].signature", finding.Path);
        Assert.Contains(said, finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wallet_signature_of_another_account_says_which()
    {
        var root = WalletOwner with { EthereumAddress = Address.Parse(Vectors.Key("strangerAddress")) };

        var finding = Refusal(Open with { DepositorTrustRoots = [root] }, Vectors.Request("wallet_signed"), CovenantRoute.SelfV1);

        Assert.Equal("$.request.artifactApprovals.approvals[0].signature", finding.Path);
        Assert.EndsWith($"this signature recovers to the address {Vectors.Key("walletOwner")}", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wallet_signature_for_another_chain_is_refused()
    {
        var signature = Vectors.Load()["signatures"]!["walletOnOtherChain"]!.GetValue<string>();

        var finding = Refusal(
            Open with { DepositorTrustRoots = [WalletOwner] }, Vectors.Request("wallet_signed").WithDepositorSignature(signature), CovenantRoute.SelfV1);

        Assert.Contains("chain id 1, salt", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wallet_signature_with_the_other_v_is_refused()
    {
        var signature = Vectors.Signature("wallet", "recoverable27");
        var turned = signature[..^2] + (signature[^2..] == "1b" ? "1c" : "1b");

        var finding = Refusal(
            Open with { DepositorTrustRoots = [WalletOwner] }, Vectors.Request("wallet_signed").WithDepositorSignature(turned), CovenantRoute.SelfV1);

        Assert.Contains("recovers to the address 0x", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Account_and_key_of_a_root_must_both_fit()
    {
        var good = WalletOwner with { PublicKey = Vectors.Key("depositor") };
        var other = WalletOwner with { PublicKey = Vectors.Key("stranger") };

        Assert.Empty(Submit(Open with { DepositorTrustRoots = [good] }, Vectors.Request("wallet_signed"), CovenantRoute.SelfV1).Findings);
        Assert.Equal(
            "$.request.scriptTemplate.depositorPublicKey",
            Refusal(Open with { DepositorTrustRoots = [other] }, Vectors.Request("wallet_signed"), CovenantRoute.SelfV1).Path);
    }

    [Fact]
    public void Trusted_keys_are_accepted_whatever_the_case_of_their_scope()
    {
        Assert.Empty(Submit(Open with { DepositorTrustRoots = [Depositor], CustodianTrustRoots = [Custodian] }, Vectors.Request()).Findings);
    }

    [Fact]
    public void Template_with_a_key_that_is_not_the_trusted_one_is_refused()
    {
        var policy = Open with { CustodianTrustRoots = [Custodian with { PublicKey = Vectors.Key("stranger") }] };

        var findings = Submit(policy, Vectors.Request()).Findings;

        Assert.Equal(
            ["$.request.scriptTemplate.custodianPublicKey", "$.request.artifactApprovals.approvals[0].signature"], findings.Select(static finding => finding.Path));
        Assert.StartsWith($"expected {Vectors.Key("stranger")}, the key that this node trusts", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Request_outside_of_every_roots_scope_is_refused()
    {
        DepositorTrustRoot[] elsewhere =
        [
            Depositor with { Route = CovenantRoute.SelfV1 },
            Depositor with { Network = "mainnet" },
            Depositor with { Reserve = "0x00" },
        ];

        var finding = Refusal(Open with { DepositorTrustRoots = elsewhere }, Vectors.Request());

        Assert.Equal("$.request.scriptTemplate.depositorPublicKey", finding.Path);
        Assert.StartsWith(
            "this node trusts no depositor for the route qc_v1, the reserve 0x2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a and the network regtest", finding.Message, StringComparison.Ordinal);
    }

    /// <summary>A root for another route, reserve or network is none: the template's own key does not stand in for it.</summary>
    [Theory]
    [InlineData(CovenantRoute.SelfV1, null, null)]
    [InlineData(null, "0x00", null)]
    [InlineData(null, null, "mainnet")]
    public void Root_of_another_scope_trusts_nobody(CovenantRoute? route, string? reserve, string? network)
    {
        var depositor = Depositor with { Route = route ?? Depositor.Route, Reserve = reserve ?? Depositor.Reserve, Network = network ?? Depositor.Network };
        var custodian = Custodian with { Route = route ?? Custodian.Route, Reserve = reserve ?? Custodian.Reserve, Network = network ?? Custodian.Network };

        var refusals = Submit(Open with { DepositorTrustRoots = [depositor], CustodianTrustRoots = [custodian] }, Vectors.Request()).Findings;

        Assert.Equal(
            ["$.request.scriptTemplate.depositorPublicKey", "$.request.scriptTemplate.custodianPublicKey"], refusals.Select(static finding => finding.Path));
        Assert.StartsWith("this node trusts no depositor for the route qc_v1", refusals[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("this node trusts no custodian for the route qc_v1", refusals[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Root_of_a_depositor_says_nothing_of_the_custodian()
    {
        Assert.Empty(Submit(Open with { DepositorTrustRoots = [Depositor] }, Vectors.Request()).Findings);
        Assert.Empty(Submit(Open with { CustodianTrustRoots = [Custodian] }, Vectors.Request()).Findings);
    }

    [Fact]
    public void Good_quote_is_accepted_until_it_expires()
    {
        var request = Vectors.Request("with_quote");
        var expiry = new DateTimeOffset(2026, 3, 9, 0, 15, 0, TimeSpan.Zero);

        Assert.Empty(Submit(TrustingQuotes, request, now: expiry).Findings);
        var finding = Refusal(TrustingQuotes, request, now: expiry.AddTicks(1));
        Assert.Equal("$.request.migrationPlanQuote.expiresAt", finding.Path);
        Assert.Contains("expired at 2026-03-09T00:15:00.000Z", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("migrationPlanQuote.quoteId", "another")]
    [InlineData("migrationPlanQuote.signature.signature", "0x00")]
    public void Quote_that_its_key_did_not_sign_is_refused(string path, string value)
    {
        var request = Vectors.Request("with_quote");
        request.Set(path, value);

        Assert.Equal("$.request.migrationPlanQuote.signature.signature", Refusal(TrustingQuotes, request).Path);
    }

    [Fact]
    public void Quote_of_an_unknown_key_is_refused()
    {
        var request = Vectors.Request("with_quote");
        request.Set("migrationPlanQuote.signature.keyId", "quote-key-2");

        Assert.Equal(
            new RequestFinding("$.request.migrationPlanQuote.signature.keyId", "expected the id of a key that this node trusts; got quote-key-2"),
            Refusal(TrustingQuotes, request));
    }

    [Fact]
    public void Quote_is_required_exactly_where_quotes_are_trusted()
    {
        Assert.Equal("$.request.migrationPlanQuote", Refusal(TrustingQuotes, Vectors.Request()).Path);
        Assert.Equal("$.request.migrationPlanQuote", Refusal(Open, Vectors.Request("with_quote")).Path);
    }

    [Fact]
    public void Signer_approval_is_required_exactly_where_it_is_verified()
    {
        var verifying = Open with { VerifiesSignerApprovals = true };

        Assert.Empty(Submit(verifying, Vectors.Request("with_signer_approval")).Findings);
        Assert.Equal("$.request.signerApproval", Refusal(verifying, Vectors.Request()).Path);
        Assert.Equal("$.request.signerApproval", Refusal(Open, Vectors.Request("with_signer_approval")).Path);
    }

    [Fact]
    public void Request_of_another_route_than_the_address_is_refused()
    {
        Assert.Equal(
            new RequestFinding("$.request.route", "expected self_v1, the route of the address that was called; got qc_v1"),
            Refusal(Open, Vectors.Request(), CovenantRoute.SelfV1));
    }

    [Fact]
    public void Body_of_a_submit_has_no_request_id()
    {
        var body = Vectors.Body(Vectors.Request(), "kcs_qc_0123456789abcdef").Bytes();

        var finding = Assert.Single(new CovenantRequestValidator(Open).ValidateSubmit(body, CovenantRoute.QcV1, Now).Findings);

        Assert.Equal(new RequestFinding("$.requestId", "is unknown here; leave it out"), finding);
    }

    [Fact]
    public void Line_breaks_of_a_pem_may_be_written_as_in_environment_variables()
    {
        var pem = Vectors.Key("quote").ReplaceLineEndings("\\n");
        var policy = Open with { QuoteTrustRoots = [new() { KeyId = "quote-key-1", PublicKeyPem = pem }] };

        Assert.Empty(Submit(policy, Vectors.Request("with_quote")).Findings);
    }
}
