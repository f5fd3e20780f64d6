using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

public class ApprovalSignatureTests
{
    private const string SignaturePath = "$.artifactApprovals.approvals[1].signature";

    [Theory]
    [InlineData("der")]
    [InlineData("compact")]
    [InlineData("recoverable")]
    [InlineData("recoverable27")]
    public void Every_form_of_a_good_signature_verifies(string form)
    {
        Assert.Empty(Vectors.Request().WithDepositorSignature(Vectors.Signature("depositor", form)).Inspect().Findings);
    }

    [Theory]
    [InlineData("highDer", "der")]
    [InlineData("highCompact", "compact")]
    [InlineData("highRecoverable27", "recoverable27")]
    public void High_s_is_one_finding_that_has_the_low_one(string high, string low)
    {
        var finding = Assert.Single(Vectors.Request().WithDepositorSignature(Vectors.Signature("depositor", high)).Inspect().Findings);

        Assert.Equal(SignaturePath, finding.Path);
        Assert.Equal($"expected {Vectors.Signature("depositor", low)}, the same signature with s in the lower half of the order; got its twin with the high s", finding.Message);
    }

    [Theory]
    [InlineData("zeroR")]
    [InlineData("tooLargeS")]
    public void Value_out_of_range_is_one_finding(string form)
    {
        var finding = Assert.Single(Vectors.Request().WithDepositorSignature(Vectors.Signature("depositor", form)).Inspect().Findings);

        Assert.Equal(new RequestFinding(SignaturePath, "expected a signature whose r and s are at least 1 and below the order of secp256k1"), finding);
    }

    [Theory]
    [InlineData("der")]
    [InlineData("compact")]
    public void Signature_of_another_key_is_one_finding_and_the_digests_are_there(string form)
    {
        var vector = Vectors.Vector("qc_v1");

        var inspection = vector["request"]!.AsObject().WithDepositorSignature(Vectors.Signature("stranger", form)).Inspect();

        var finding = Assert.Single(inspection.Findings);
        Assert.Equal(SignaturePath, finding.Path);
        Assert.Contains(inspection.ApprovalDigest.ToString()!, finding.Message, StringComparison.Ordinal);
        Assert.Contains("chain id 1, salt 0xb3b7ae87", finding.Message, StringComparison.Ordinal);
        Assert.Equal(vector["approvalDigest"]!.GetValue<string>(), inspection.ApprovalDigest.ToString());
        Assert.NotNull(inspection.RequestDigest);
    }

    [Fact]
    public void Signature_for_another_chain_is_found_for_every_signer()
    {
        var inspection = CovenantRequestJson.Inspect(Vectors.Request("with_signer_approval").Bytes(), new ApprovalDomain(11155111));

        Assert.Equal(
            ["$.artifactApprovals.approvals[1].signature", "$.artifactApprovals.approvals[0].signature", "$.signerApproval.approvalDigest"],
            inspection.Findings.Select(static finding => finding.Path));
    }

    [Theory]
    [InlineData("0x00")]
    [InlineData("0x3006020101020101ff")] // A byte after the sequence.
    [InlineData("0x30070201010201010a")] // A byte after the integers.
    [InlineData("0x300702020001020101")] // A padded integer.
    [InlineData("0x3006020181020101")] // A negative integer.
    [InlineData("0x30050200020101")] // An empty integer.
    [InlineData("0x308106020101020101")] // A length in the long form.
    [InlineData("0x3006020101030101")] // A bit string for an integer.
    [InlineData("0x3106020101020101")] // A set for a sequence.
    [InlineData("0x30060201010202")] // Cut short.
    public void What_is_no_signature_is_one_finding(string signature)
    {
        var finding = Assert.Single(Vectors.Request().WithDepositorSignature(signature).Inspect().Findings);

        Assert.Equal(SignaturePath, finding.Path);
        Assert.StartsWith("expected a secp256k1 signature: DER, or 64 bytes r and s, or 65 with v", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_v_is_one_finding()
    {
        var signature = Vectors.Signature("depositor", "recoverable27")[..^2] + "1d";

        Assert.Equal(SignaturePath, Assert.Single(Vectors.Request().WithDepositorSignature(signature).Inspect().Findings).Path);
    }

    [Theory]
    [InlineData("notOnTheCurve")]
    [InlineData("depositorUncompressed")]
    public void Key_that_is_no_compressed_point_is_one_finding(string key)
    {
        var request = Vectors.Request();
        request.Set("scriptTemplate.depositorPublicKey", Vectors.Key(key));

        var finding = Assert.Single(request.Inspect().Findings);

        Assert.Equal("$.scriptTemplate.depositorPublicKey", finding.Path);
        Assert.StartsWith("expected a point of secp256k1 as a compressed key of 33 bytes, 02 or 03 first", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wallets_signature_is_good_for_its_account_and_explained_where_none_is_given()
    {
        var request = Vectors.Request("wallet_signed").Bytes();
        var account = Address.Parse(Vectors.Key("walletOwner"));

        var withoutAccount = CovenantRequestJson.Inspect(request, Vectors.Domain);
        var withAccount = CovenantRequestJson.Inspect(request, Vectors.Domain, account);
        var withAnother = CovenantRequestJson.Inspect(request, Vectors.Domain, Address.Parse(Vectors.Key("strangerAddress")));

        Assert.Empty(withAccount.Findings);
        Assert.EndsWith(
            $"or that of the wallet of {account}, which is good only where that account is the trusted depositor", Assert.Single(withoutAccount.Findings).Message, StringComparison.Ordinal);
        Assert.EndsWith($"this signature recovers to the address {account}", Assert.Single(withAnother.Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Custodian_must_have_signed_too()
    {
        var request = Vectors.Request();
        request.Set("artifactApprovals.approvals[0].signature", Vectors.Signature("stranger", "compact"));
        request.Set("artifactSignatures[1]", Vectors.Signature("stranger", "compact"));

        var finding = Assert.Single(request.Inspect().Findings);

        Assert.Equal("$.artifactApprovals.approvals[0].signature", finding.Path);
        Assert.Contains("$.scriptTemplate.custodianPublicKey", finding.Message, StringComparison.Ordinal);
    }
}
