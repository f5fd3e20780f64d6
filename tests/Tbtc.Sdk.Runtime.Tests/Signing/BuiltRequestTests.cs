using System.Globalization;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>A request that an integrator builds in code, as docs/guides/requests.md shows it.</summary>
public class BuiltRequestTests
{
    [Fact]
    public void Request_built_in_code_is_the_one_that_the_script_built()
    {
        var vector = Vectors.Vector("self_v1");
        var revealer = Address.Parse("0x4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b4b");
        var depositScript = Convert.FromHexString("0014" + string.Concat(Enumerable.Repeat("ab", 20)));
        const string Reserve = "0x2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a";

        var destination = new MigrationDestination
        {
            ReservationId = "cmdr_0001",
            Reserve = Reserve,
            Epoch = 12,
            Revealer = revealer.ToString(),
            Vault = "0x5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c5c",
            Network = "regtest",
            Status = MigrationDestinationStatus.Reserved,
            DepositScript = "0x" + Convert.ToHexStringLower(depositScript),
            DepositScriptHash = CovenantDigests.ComputeDepositScriptHash(depositScript).ToString(),
            MigrationExtraData = CovenantDigests.ComputeMigrationExtraData(revealer),
            DestinationCommitmentHash = "",
        };
        destination = destination with { DestinationCommitmentHash = CovenantDigests.ComputeDestinationCommitmentHash(destination).ToString() };

        var request = new CovenantRequest
        {
            FacadeRequestId = "rf_self",
            IdempotencyKey = "idem-self",
            RequestType = CovenantRequestType.Reconstruct,
            Route = CovenantRoute.SelfV1,
            Strategy = "0x1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f1f",
            Reserve = Reserve,
            Epoch = 12,
            MaturityHeight = 950_000,
            ActiveOutpoint = new() { TxId = "0x" + new string('a', 64), Vout = 1, ScriptHash = "0x" + new string('b', 64) },
            DestinationCommitmentHash = destination.DestinationCommitmentHash,
            MigrationDestination = destination,
            ArtifactSignatures = [],
            Artifacts = new Dictionary<RecoveryPath, ArtifactRecord>(),
            ScriptTemplate = new()
            {
                Template = CovenantRoute.SelfV1,
                DepositorPublicKey = Vectors.Key("depositor"),
                SignerPublicKey = vector["request"]!["scriptTemplate"]!["signerPublicKey"]!.GetValue<string>(),
                Delta2 = 4320,
            },
            Signing = new() { SignerRequired = true, CustodianRequired = false },
        };
        var plan = new MigrationTransactionPlan
        {
            PlanCommitmentHash = "",
            InputValueSats = 1_000_000,
            DestinationValueSats = 998_000,
            FeeSats = 1670,
            LockTime = 950_000,
        };
        plan = plan with { PlanCommitmentHash = CovenantDigests.ComputePlanCommitmentHash(request, plan).ToString() };
        var payload = new ArtifactApprovalPayload
        {
            Route = CovenantRoute.SelfV1,
            ScriptTemplateId = CovenantRoute.SelfV1,
            DestinationCommitmentHash = destination.DestinationCommitmentHash,
            PlanCommitmentHash = plan.PlanCommitmentHash,
        };

        var approvalDigest = new ApprovalDomain(chainId: 1).ComputeApprovalDigest(payload);
        Assert.Equal(vector["approvalDigest"]!.GetValue<string>(), approvalDigest.ToString());

        var signature = vector["request"]!["artifactSignatures"]![0]!.GetValue<string>().ToLower(CultureInfo.InvariantCulture);
        request = request with
        {
            MigrationTransactionPlan = plan,
            ArtifactApprovals = new() { Payload = payload, Approvals = [new() { Role = ArtifactApprovalRole.Depositor, Signature = signature }] },
            ArtifactSignatures = [signature],
        };

        Assert.Equal(vector["requestDigest"]!.GetValue<string>(), CovenantDigests.ComputeRequestDigest(request).ToString());
        Assert.True(CovenantRequestJson.Inspect(CovenantRequestJson.Write(request), new ApprovalDomain(chainId: 1)).IsValid);
    }
}
