using System.Text.Json.Nodes;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.Cli.Tests.Request;

/// <summary>Broken requests are repaired by a program that sees nothing but what the tool shows to a person.</summary>
public sealed class RequestRepairTests
{
    private const string Zeros = "0x0000000000000000000000000000000000000000000000000000000000000000";

    // More than any of these takes, so that a repair that leads nowhere ends.
    private const int MostRepairs = 12;

    public static TheoryData<string, object> Breakages { get; } = new()
    {
        { "migrationTransactionPlan.planCommitmentHash", Zeros },
        { "migrationDestination.destinationCommitmentHash", Zeros },
        { "migrationDestination.migrationExtraData", "0x41435f4d4947524154455631" },
        { "migrationDestination.depositScriptHash", Zeros },
        { "migrationTransactionPlan.lockTime", 949999 },
        { "migrationTransactionPlan.inputValueSats", 1000001 },
        { "artifactApprovals.payload.scriptTemplateId", "self_v1" },
        { "signing.custodianRequired", false },
        { "migrationPlanQuote.expiresAt", "2026-03-09T00:20:00.000Z" },
        { "signerApproval.approvalDigest", Zeros },
        { "migrationDestination.comment", "why not" },
    };

    [Theory]
    [MemberData(nameof(Breakages))]
    public async Task Broken_request_is_repaired_from_the_output_alone(string path, object value)
    {
        var request = Vectors.Request("with_everything");
        request.Set(path, JsonValue.Create(value));

        await AssertRepairableAsync(request, Vectors.Vector("with_everything"));
    }

    [Fact]
    public async Task Signature_with_a_high_s_is_repaired_from_the_output_alone() =>
        await AssertRepairableAsync(Vectors.Request().WithDepositorSignature(Vectors.Signature("depositor", "highDer")), Vectors.Vector("qc_v1"));

    private static async Task AssertRepairableAsync(JsonObject request, JsonNode vector)
    {
        var result = await Inspect.RunAsync(request);
        Assert.Equal(1, result.ExitCode);
        for (var repairs = 0; result.ExitCode == 1 && repairs < MostRepairs; repairs++)
        {
            FindingRepair.Apply(request, Inspect.Findings(result)[0]);
            result = await Inspect.RunAsync(request);
        }

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(vector["requestDigest"]!.GetValue<string>(), Inspect.Value(result, "Request digest"));
    }
}
