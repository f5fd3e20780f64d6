using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

public class SignerApprovalsTests
{
    private const ulong EndBlock = 23_000_000;

    private static JsonNode Vector { get; } = Vectors.Load()["signerApproval"]!;

    private static RegistryData Registry { get; } =
        new(Bytes32.Parse(Text("membersIdsHash")), new WalletPublicKey(Convert.FromHexString(Text("walletPublicKey").AsSpan(4))), 22_000_000);

    private static Bytes32 ApprovalDigest { get; } = Bytes32.Parse(Text("approvalDigest"));

    private static string Text(string name) => Vector[name]!.GetValue<string>();

    private static JsonObject Certificate() => Vector["certificate"]!.DeepClone().AsObject();

    private static byte[] WalletSignature(string form) => Convert.FromHexString(Vector["walletSignature"]![form]!.GetValue<string>().AsSpan(2));

    private static SignerApprovalCertificate Issue(string form) => SignerApprovals.Issue(Registry, ApprovalDigest, EndBlock, WalletSignature(form), [3, 1, 2], [5, 4]);

    private static SignerApprovalVerification Verify(JsonNode certificate, ulong currentBlock = EndBlock) =>
        SignerApprovals.VerifyJson(certificate.Bytes(), Registry, currentBlock);

    [Fact]
    public void Signer_set_hash_is_the_scripts()
    {
        Assert.Equal(Text("walletId"), Registry.WalletId.ToString());
        Assert.Equal(Text("signerSetHash"), SignerApprovals.ComputeSignerSetHash(Registry).ToString());
        Assert.Equal(Text("signerSetHashThreshold34"), SignerApprovals.ComputeSignerSetHash(Registry, 34).ToString());
    }

    [Fact]
    public void Certificate_digest_is_the_scripts_for_every_block()
    {
        foreach (var expected in Vector["certificateDigests"]!.AsArray())
        {
            var digest = SignerApprovals.ComputeCertificateDigest(ApprovalDigest, expected!["endBlock"]!.GetValue<ulong>());
            Assert.Equal(expected["digest"]!.GetValue<string>(), digest.ToString());
        }
    }

    [Theory]
    [InlineData("der")]
    [InlineData("compact")]
    [InlineData("recoverable27")]
    [InlineData("highDer")]
    [InlineData("highCompact")]
    public void Certificate_from_any_form_of_the_wallets_signature_is_the_scripts(string form)
    {
        var expected = Certificate();
        expected["activeMembers"] = new JsonArray(1, 2, 3);
        expected["inactiveMembers"] = new JsonArray(4, 5);

        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(SignerApprovals.Write(Issue(form)))!.ToJsonString());
    }

    [Fact]
    public void Issued_certificate_verifies_up_to_and_including_its_end()
    {
        Assert.True(SignerApprovals.Verify(Issue("der"), Registry, EndBlock).IsValid);

        var late = SignerApprovals.Verify(Issue("der"), Registry, EndBlock + 1);

        Assert.Equal(
            new RequestFinding("$.endBlock", "expected the current block, 23000001, or a later one; this certificate ended at block 23000000"), Assert.Single(late.Findings));
        Assert.False(late.IsValid);
    }

    [Fact]
    public void Script_made_certificate_verifies() => Assert.Empty(Verify(Certificate()).Findings);

    [Fact]
    public void Case_of_hex_does_not_matter()
    {
        var certificate = Certificate();
        foreach (var name in (string[])["approvalDigest", "walletPublicKey", "signerSetHash", "signature"])
        {
            certificate[name] = "0x" + certificate[name]!.GetValue<string>()[2..].ToUpperInvariant();
        }

        Assert.Empty(Verify(certificate).Findings);
    }

    [Theory]
    [InlineData("certificateVersion", 1, "expected 2, the one version that is accepted; got 1")]
    [InlineData("certificateVersion", 3, "expected 2, the one version that is accepted; got 3")]
    [InlineData("signatureAlgorithm", "secp256k1", "expected tecdsa-secp256k1, the one algorithm there is; got secp256k1")]
    [InlineData("approvalDigest", "0x00", "expected 0x and 64 hex digits (32 bytes); got 2 hex digits")]
    [InlineData("signerSetHash", "0x0000000000000000000000000000000000000000000000000000000000000000", "the signer set of the wallet")]
    [InlineData("endBlock", null, "is required, and is missing or null: a certificate without an end would never expire")]
    [InlineData("endBlock", "23000000", "expected an integer from 0 to 18446744073709551615")]
    [InlineData("signature", "0x00", "expected the DER of a secp256k1 signature in its shortest form; got 0x00")]
    [InlineData("extra", 1, "is unknown here; leave it out")]
    public void Certificate_that_is_wrong_in_one_thing_says_which(string name, object? value, string message)
    {
        var certificate = Certificate();
        certificate[name] = value is null ? null : JsonValue.Create(value);

        var finding = Assert.Single(Verify(certificate).Findings);

        Assert.Equal("$." + name, finding.Path);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("endBlock", 23000001)]
    [InlineData("approvalDigest", "0x0000000000000000000000000000000000000000000000000000000000000000")]
    public void Certificate_changed_after_it_was_signed_fails_at_its_signature(string name, object value)
    {
        var certificate = Certificate();
        certificate[name] = JsonValue.Create(value);

        Assert.Equal("$.signature", Assert.Single(Verify(certificate).Findings).Path);
    }

    [Theory]
    [InlineData("highDer", "in the lower half of the order")]
    [InlineData("compact", "expected the DER")]
    [InlineData("zeroR", "expected the DER")]
    public void Signature_of_another_form_fails(string form, string said)
    {
        var certificate = Certificate();
        certificate["signature"] = Vector["walletSignature"]![form]!.GetValue<string>();

        Assert.Contains(said, Assert.Single(Verify(certificate).Findings).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Certificate_of_another_wallet_fails_at_its_key()
    {
        var finding = Assert.Single(Verify(Vector["byStranger"]!).Findings);

        Assert.Equal("$.walletPublicKey", finding.Path);
        Assert.Contains($"the key of the wallet {Registry.WalletId}", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Wallet_key_that_is_no_point_fails()
    {
        var certificate = Certificate();
        certificate["walletPublicKey"] = "0x04" + new string('1', 128);

        Assert.Equal(["$.walletPublicKey", "$.walletPublicKey"], Verify(certificate).Findings.Select(static finding => finding.Path));
    }

    [Fact]
    public void Certificate_that_a_caller_filled_with_anything_fails_and_does_not_throw()
    {
        var certificate = Issue("der") with { ApprovalDigest = "", Signature = "zz", SignerSetHash = null!, EndBlock = null };

        var verification = SignerApprovals.Verify(certificate, Registry, 0);

        Assert.Equal(
            ["$.approvalDigest", "$.signerSetHash", "$.signature", "$.endBlock"], verification.Findings.Select(static finding => finding.Path));
        Assert.Null(verification.Certificate);
    }

    [Fact]
    public void Other_signer_set_of_the_same_wallet_fails()
    {
        var other = new RegistryData(Keccak256.HashData([1]), Registry.PublicKey, Registry.BlockNumber);

        var finding = Assert.Single(SignerApprovals.VerifyJson(Certificate().Bytes(), other, EndBlock).Findings);

        Assert.Equal("$.signerSetHash", finding.Path);
        Assert.Contains(other.Hash.ToString(), finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_certificate_is_one_finding()
    {
        Assert.Equal("$", Assert.Single(SignerApprovals.VerifyJson(Vectors.Bytes("{"), Registry, 0).Findings).Path);
        Assert.Equal("$", Assert.Single(SignerApprovals.VerifyJson(Vectors.Bytes("[]"), Registry, 0).Findings).Path);
    }

    [Fact]
    public void Certificate_that_nobody_would_accept_is_not_issued()
    {
        var signature = WalletSignature("der");

        Assert.Throws<ArgumentException>(() => SignerApprovals.Issue(Registry, ApprovalDigest, EndBlock + 1, signature, [], []));
        Assert.Throws<ArgumentException>(() => SignerApprovals.Issue(Registry, default, EndBlock, signature, [], []));
        Assert.Throws<ArgumentException>(() => SignerApprovals.Issue(Registry, ApprovalDigest, EndBlock, [1, 2, 3], [], []));
        Assert.Throws<ArgumentException>(() => SignerApprovals.Issue(Registry, ApprovalDigest, EndBlock, WalletSignature("zeroR"), [], []));
        Assert.Throws<ArgumentException>(() => SignerApprovals.Issue(Registry, ApprovalDigest, EndBlock, signature, [1, 1], []));
        Assert.Throws<ArgumentException>(() => SignerApprovals.Issue(Registry, ApprovalDigest, EndBlock, signature, [1], [1]));
        Assert.Throws<ArgumentException>(() => SignerApprovals.Issue(Registry, ApprovalDigest, EndBlock, signature, [0], []));
    }

    [Fact]
    public void Empty_lists_of_members_are_left_out()
    {
        var certificate = SignerApprovals.Issue(Registry, ApprovalDigest, EndBlock, WalletSignature("der"), [], []);

        Assert.Equal(
            ["certificateVersion", "signatureAlgorithm", "approvalDigest", "walletPublicKey", "signerSetHash", "signature", "endBlock"],
            JsonNode.Parse(SignerApprovals.Write(certificate))!.AsObject().Select(static member => member.Key));
        Assert.True(SignerApprovals.Verify(certificate, Registry, EndBlock).IsValid);
    }

    [Fact]
    public void During_an_outage_the_error_has_the_fault_and_names_what_was_being_done()
    {
        var fault = new RegistryFault(RegistryFaultKind.Timeout, "no answer within 2 s", Address.Parse(Vectors.Key("strangerAddress")), 22_000_000);
        var wallet = new WalletChainData(default, Registry.WalletId, 22_000_000, null, fault) { State = WalletState.Live, CreatedAt = DateTimeOffset.UnixEpoch };

        var thrown = Assert.Throws<MembersIdsHashUnavailableException>(
            () => SignerApprovals.Verify(Issue("der"), wallet.RequireMembersIdsHash("verifying a signer approval"), EndBlock));

        Assert.Same(fault, thrown.Fault);
        Assert.True(thrown.IsTransient);
        foreach (var said in (string[])["verifying a signer approval", Registry.WalletId.ToString(), Vectors.Key("strangerAddress"), "Timeout: no answer within 2 s"])
        {
            Assert.Contains(said, thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Hash_passed_without_a_check_is_misuse_that_says_where_the_cause_is()
    {
        var certificate = Issue("der");
        Action[] uses =
        [
            () => SignerApprovals.ComputeSignerSetHash(null!),
            () => SignerApprovals.Issue(null!, ApprovalDigest, EndBlock, WalletSignature("der"), [], []),
            () => SignerApprovals.Verify(certificate, null!, EndBlock),
            () => SignerApprovals.VerifyJson(Certificate().Bytes(), null!, EndBlock),
        ];

        Assert.All(uses, static use => Assert.Contains("RegistryFault says why", Assert.Throws<ArgumentNullException>(use).Message, StringComparison.Ordinal));
    }
}
