using System.Text.Json.Nodes;
using Snapshooter.Xunit;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.Cli.Tests.Request;

public sealed class RequestInspectTests
{
    private const string Salt = "0x07000248f3d87b56bdac28858daae7131424fc2fbf7de3a391e1d6205953e651";

    [Fact]
    public async Task Valid_request_is_shown_as_recorded()
    {
        var result = await Inspect.RunAsync(Vectors.Request("with_everything"));

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Snapshot.Match(result.Output);
    }

    [Fact]
    public async Task Request_with_findings_is_shown_as_recorded()
    {
        var request = Vectors.Request();
        request.Set("migrationTransactionPlan.lockTime", 949999);
        request.Set("signing.custodianRequired", false);

        var result = await Inspect.RunAsync(request);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Snapshot.Match(result.Output);
    }

    [Fact]
    public async Task Json_of_a_valid_request_is_the_scripts()
    {
        var vector = Vectors.Vector("with_everything");

        var result = await Inspect.RunAsync(vector["request"]!, "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var expected = new JsonObject { ["valid"] = true };
        foreach (var digest in (string[])["requestDigest", "approvalDigest", "destinationCommitmentHash", "planCommitmentHash"])
        {
            expected[digest] = vector[digest]!.DeepClone();
        }

        expected["findings"] = new JsonArray();
        expected["normalized"] = JsonNode.Parse(vector["normalized"]!.GetValue<string>());
        Assert.Equal(expected.ToJsonString(), JsonNode.Parse(result.Output)!.ToJsonString());
    }

    [Fact]
    public async Task Digests_are_there_when_a_signature_does_not_verify()
    {
        var vector = Vectors.Vector("qc_v1");
        var request = vector["request"]!.AsObject().WithDepositorSignature(Vectors.Signature("stranger", "der"));

        var result = await Inspect.RunAsync(request, "--json");

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        var json = JsonNode.Parse(result.Output)!;
        Assert.False(json["valid"]!.GetValue<bool>());
        Assert.Equal("$.artifactApprovals.approvals[1].signature", Assert.Single(json["findings"]!.AsArray())!["path"]!.GetValue<string>());
        Assert.Equal(vector["approvalDigest"]!.GetValue<string>(), json["approvalDigest"]!.GetValue<string>());
        Assert.Equal(vector["planCommitmentHash"]!.GetValue<string>(), json["planCommitmentHash"]!.GetValue<string>());
        Assert.StartsWith("0x", json["requestDigest"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal("rf_qc", json["normalized"]!["facadeRequestId"]!.GetValue<string>());
    }

    [Fact]
    public async Task Request_that_cannot_be_normalised_has_null_for_what_is_not_there()
    {
        var request = Vectors.Request();
        request.Set("facadeRequestId", 1);

        var result = await Inspect.RunAsync(request, "--json");

        var json = JsonNode.Parse(result.Output)!.AsObject();
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["valid", "requestDigest", "approvalDigest", "destinationCommitmentHash", "planCommitmentHash", "findings", "normalized"],
            json.Select(member => member.Key));
        Assert.Null(json["requestDigest"]);
        Assert.Null(json["normalized"]);
        Assert.Equal(Vectors.Vector("qc_v1")["approvalDigest"]!.GetValue<string>(), json["approvalDigest"]!.GetValue<string>());
    }

    [Theory]
    [InlineData(0, "--chain-id", "1")]
    [InlineData(1, "--chain-id", "11155111")]
    [InlineData(2, "--salt", Salt)]
    public async Task Approval_digest_is_of_the_chain_and_the_salt_that_were_given(int digest, params string[] options)
    {
        var result = await Inspect.RunAsync(Vectors.Request(), options);

        Assert.Equal(Vectors.Load()["approvalDigests"]![digest]!["digest"]!.GetValue<string>(), Inspect.Value(result, "Approval digest"));
        Assert.Equal(digest == 0 ? 0 : 1, result.ExitCode);
    }

    [Fact]
    public async Task Request_that_a_wallet_signed_is_valid_for_its_account_alone()
    {
        var request = Vectors.Request("wallet_signed");

        var good = await Inspect.RunAsync(request, "--depositor", Vectors.Key("walletOwner"));
        var stranger = await Inspect.RunAsync(request, "--depositor", Vectors.Key("strangerAddress"));
        var keyOfTemplate = await Inspect.RunAsync(request);

        Assert.Equal((0, "yes"), (good.ExitCode, Inspect.Value(good, "Valid")));
        Assert.Equal(1, stranger.ExitCode);
        Assert.Contains(Vectors.Key("walletOwner"), Assert.Single(Inspect.Findings(stranger)).Message, StringComparison.Ordinal);
        Assert.Equal(1, keyOfTemplate.ExitCode);
        Assert.Single(Inspect.Findings(keyOfTemplate));
    }

    [Fact]
    public async Task Body_of_a_submit_in_a_file_is_inspected_as_the_request_in_it()
    {
        var vector = Vectors.Vector("self_v1");
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, Vectors.Body(vector["request"]!).ToJsonString());

            var result = await ConsoleApp.Tbtc.RunAsync("request", "inspect", file);

            Assert.Equal((0, ""), (result.ExitCode, result.Error));
            Assert.Equal(vector["requestDigest"]!.GetValue<string>(), Inspect.Value(result, "Request digest"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Text_of_the_request_cannot_steer_the_terminal()
    {
        var request = Vectors.Request();
        request.Set("migrationDestination.network", "\u001b[2J\u202Etset");
        request["\u202Eevil"] = 1;

        var result = await Inspect.RunAsync(request);

        Assert.Equal(1, result.ExitCode);
        Assert.DoesNotContain(result.Output, character => character is '\u001b' or '\u202E');
    }
}
