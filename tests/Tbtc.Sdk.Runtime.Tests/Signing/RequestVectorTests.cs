using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

public class RequestVectorTests
{
    public static TheoryData<string> AllRequests { get; } = [.. Vectors.Load()["requests"]!.AsObject().Select(static vector => vector.Key)];

    [Theory]
    [MemberData(nameof(Vectors.ValidRequests), MemberType = typeof(Vectors))]
    public void Valid_request_has_no_findings(string name)
    {
        var inspection = Vectors.Request(name).Inspect();

        Assert.Empty(inspection.Findings);
        Assert.True(inspection.IsValid);
        Assert.NotNull(inspection.Request);
    }

    [Theory]
    [MemberData(nameof(AllRequests))]
    public void Normalised_form_is_the_scripts_byte_for_byte(string name)
    {
        var vector = Vectors.Vector(name);

        var inspection = vector["request"]!.Inspect();

        Assert.Equal(vector["normalized"]!.GetValue<string>(), Encoding.UTF8.GetString(CovenantRequestJson.Write(inspection.Request!)));
    }

    [Theory]
    [MemberData(nameof(AllRequests))]
    public void Digests_are_the_scripts(string name)
    {
        var vector = Vectors.Vector(name);

        var inspection = vector["request"]!.Inspect();

        Assert.Equal(vector["requestDigest"]!.GetValue<string>(), inspection.RequestDigest.ToString());
        Assert.Equal(vector["oldRequestDigest"]!.GetValue<string>(), CovenantDigests.ComputeOldRequestDigest(inspection.Request!).ToString());
        Assert.Equal(vector["approvalDigest"]!.GetValue<string>(), inspection.ApprovalDigest.ToString());
        Assert.Equal(vector["destinationCommitmentHash"]!.GetValue<string>(), inspection.DestinationCommitmentHash.ToString());
        Assert.Equal(vector["planCommitmentHash"]!.GetValue<string>(), inspection.PlanCommitmentHash.ToString());
    }

    [Theory]
    [InlineData("with_quote")]
    [InlineData("with_everything")]
    public void Quote_message_is_the_scripts(string name)
    {
        var vector = Vectors.Vector(name);

        var quote = vector["request"]!.Inspect().Request!.MigrationPlanQuote!;

        Assert.Equal(vector["quoteMessage"]!.GetValue<string>(), CovenantDigests.ComputeQuoteMessage(quote).ToString());
    }

    [Fact]
    public void Approval_digest_depends_on_chain_and_salt_as_the_wallets_does()
    {
        var payload = Vectors.Request().Inspect().Request!.ArtifactApprovals!.Payload;

        foreach (var expected in Vectors.Load()["approvalDigests"]!.AsArray())
        {
            var domain = new ApprovalDomain(expected!["chainId"]!.GetValue<ulong>(), Bytes32.Parse(expected["salt"]!.GetValue<string>()));
            Assert.Equal(expected["digest"]!.GetValue<string>(), domain.ComputeApprovalDigest(payload).ToString());
        }
    }

    [Fact]
    public void Default_salt_is_the_scripts() => Assert.Equal(Vectors.Load()["salt"]!.GetValue<string>(), ApprovalDomain.DefaultSalt.ToString());

    [Fact]
    public void Extra_data_and_script_hash_are_the_scripts()
    {
        var destination = Vectors.Request()["migrationDestination"]!;

        Assert.Equal(
            destination["migrationExtraData"]!.GetValue<string>(),
            CovenantDigests.ComputeMigrationExtraData(Address.Parse(destination["revealer"]!.GetValue<string>())));
        Assert.Equal(
            destination["depositScriptHash"]!.GetValue<string>(),
            CovenantDigests.ComputeDepositScriptHash(Convert.FromHexString(destination["depositScript"]!.GetValue<string>()[2..])).ToString());
    }

    [Theory]
    [MemberData(nameof(AllRequests))]
    public void Normalised_form_is_its_own_normalised_form(string name)
    {
        var once = Vectors.Request(name).Inspect();

        var twice = CovenantRequestJson.Inspect(CovenantRequestJson.Write(once.Request!), Vectors.Domain);

        Assert.Equal(once.RequestDigest, twice.RequestDigest);
        Assert.Equal(once.Findings.Count, twice.Findings.Count);
    }

    [Fact]
    public void Order_of_the_sent_fields_does_not_matter()
    {
        var request = Vectors.Request("with_everything");
        var reversed = new JsonObject(request.Reverse().Select(static field => KeyValuePair.Create(field.Key, field.Value?.DeepClone())));

        Assert.Equal(request.Inspect().RequestDigest, reversed.Inspect().RequestDigest);
    }

    [Fact]
    public void Absent_null_and_empty_artifacts_are_null_null_and_empty()
    {
        var request = Vectors.Request();
        var empty = request.Inspect();
        request["artifacts"] = null;
        var isNull = request.Inspect();
        request.Remove("artifacts");
        var absent = request.Inspect();

        Assert.Empty(absent.Findings);
        Assert.Equal(isNull.RequestDigest, absent.RequestDigest);
        Assert.NotEqual(empty.RequestDigest, absent.RequestDigest);
        Assert.Contains("\"artifacts\":null,", Encoding.UTF8.GetString(CovenantRequestJson.Write(absent.Request!)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("activeOutpoint.scriptHash")]
    [InlineData("migrationDestination.reservationId")]
    public void Optional_text_is_left_out_when_null_or_empty(string path)
    {
        var request = Vectors.Request();
        request.Set(path, "");
        var empty = request.Inspect();
        request.Set(path, null);
        var isNull = request.Inspect();

        Assert.Empty(empty.Findings);
        Assert.Equal(isNull.RequestDigest, empty.RequestDigest);
        Assert.DoesNotContain(path.Split('.')[1] + "\":\"\"", Encoding.UTF8.GetString(CovenantRequestJson.Write(empty.Request!)), StringComparison.Ordinal);
    }
}
