using Tbtc.Sdk.Signing;
using static Tbtc.Sdk.Tests.Signing.Policies;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Policies that are wrong are refused before any request comes.</summary>
public class PolicyCheckTests
{
    [Theory]
    [InlineData("p256")]
    [InlineData("x25519")]
    public void Pem_of_another_key_type_is_one_finding(string key)
    {
        var policy = Open with { QuoteTrustRoots = [new() { KeyId = "a", PublicKeyPem = Vectors.Key(key) }] };

        Assert.Equal(
            new RequestFinding("$.quoteTrustRoots[0].publicKeyPem", "expected an Ed25519 public key; got the PEM of another kind of key"), Assert.Single(policy.Check()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("MCowBQYDK2VwAyEA")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nMCowBQYDK2VwAyEA\n-----END PRIVATE KEY-----")]
    [InlineData("-----BEGIN PUBLIC KEY-----\n!!!!\n-----END PUBLIC KEY-----")]
    public void What_is_no_pem_of_a_public_key_is_one_finding(string pem)
    {
        var policy = Open with { QuoteTrustRoots = [new() { KeyId = "a", PublicKeyPem = pem }] };

        Assert.Equal("$.quoteTrustRoots[0].publicKeyPem", Assert.Single(policy.Check()).Path);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_policy_is_found_at_once()
    {
        var policy = Open with
        {
            QuoteTrustRoots = [.. TrustingQuotes.QuoteTrustRoots, .. TrustingQuotes.QuoteTrustRoots, new() { KeyId = " ", PublicKeyPem = "" }],
            DepositorTrustRoots =
            [
                Depositor,
                Depositor,
                Depositor with { Network = "other", PublicKey = null },
                Depositor with { Network = " ", Reserve = "22", PublicKey = Vectors.Key("notOnTheCurve") },
                Depositor with { Network = "signet", EthereumAddress = default(Address) },
            ],
            CustodianTrustRoots = [Custodian, Custodian with { PublicKey = Vectors.Key("depositorUncompressed") }],
        };

        Assert.Equal(
            [
                "$.quoteTrustRoots[1].keyId",
                "$.quoteTrustRoots[2].keyId",
                "$.depositorTrustRoots[1]",
                "$.depositorTrustRoots[2]",
                "$.depositorTrustRoots[3].reserve",
                "$.depositorTrustRoots[3].network",
                "$.depositorTrustRoots[3].publicKey",
                "$.depositorTrustRoots[4].ethereumAddress",
                "$.custodianTrustRoots[1].publicKey",
                "$.depositorTrustRoots",
            ],
            policy.Check().Select(static finding => finding.Path));
        var thrown = Assert.Throws<ArgumentException>(() => new CovenantRequestValidator(policy));
        Assert.All(policy.Check(), finding => Assert.Contains(finding.Path, thrown.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Depositor_cannot_be_a_wallet_on_one_network_and_a_key_on_another()
    {
        var policy = Open with { DepositorTrustRoots = [WalletOwner, WalletOwner with { Network = "mainnet", EthereumAddress = null, PublicKey = Vectors.Key("depositor") }] };

        Assert.Equal("$.depositorTrustRoots", Assert.Single(policy.Check()).Path);
    }
}
