namespace Tbtc.Sdk.Signing;

/// <summary>What must hold of the approvals, their signatures apart.</summary>
internal static class ApprovalRules
{
    private const string Field = "artifactApprovals";
    private const string Payload = $"{Field}.payload";
    private const string Signatures = "artifactSignatures";

    public static void Check(RuleContext rules)
    {
        var request = rules.Request;
        rules.RequireThere(Field, request.ArtifactApprovals);
        if (request.ArtifactApprovals?.Payload is { } payload)
        {
            rules.Expect($"{Payload}.approvalVersion", payload.ApprovalVersion, ArtifactApprovalPayload.Version, "the version that is accepted on submit");
            rules.ExpectSame($"{Payload}.route", Wire.Routes[payload.Route], "route", Wire.Routes[request.Route]);
            rules.ExpectSame($"{Payload}.scriptTemplateId", Wire.Routes[payload.ScriptTemplateId], "route", Wire.Routes[request.Route]);
            rules.ExpectSame(
                $"{Payload}.destinationCommitmentHash", payload.DestinationCommitmentHash, "destinationCommitmentHash", request.DestinationCommitmentHash);
            if (request.MigrationTransactionPlan is { } plan)
            {
                rules.ExpectSame(
                    $"{Payload}.planCommitmentHash", payload.PlanCommitmentHash, "migrationTransactionPlan.planCommitmentHash", plan.PlanCommitmentHash);
            }
        }

        CheckSignatureList(rules);
    }

    /// <summary>The list of signatures that was sent must be the one that follows from the approvals and the certificate.</summary>
    public static void CheckSignatureList(RuleContext rules)
    {
        var sent = rules.SentSignatures;
        var derived = rules.Request.ArtifactSignatures;
        if (!rules.CanUse(Signatures, Field, "signerApproval"))
        {
            return;
        }

        if (sent.Count == 0)
        {
            rules.Add(Signatures, "expected the signatures of the depositor, the custodian where there is one, and the signer approval where there is one; got an empty list");
        }
        else if (sent.Count != derived.Count)
        {
            rules.Add(
                Signatures,
                $"expected {derived.Count} signatures: those of artifactApprovals.approvals, the depositor's first, then that of signerApproval where there is one; got {sent.Count}");
        }

        for (var i = 0; i < Math.Min(sent.Count, derived.Count); i++)
        {
            rules.Expect($"{Signatures}[{i}]", sent[i], derived[i], "the signature that has this place in the order depositor, custodian, signer approval");
        }
    }

    public static Bytes32? ComputeDigest(RuleContext rules)
    {
        var isKnownVersion = rules.Request.ArtifactApprovals?.Payload.ApprovalVersion is ArtifactApprovalPayload.Version or ArtifactApprovalPayload.OldVersion;
        return isKnownVersion && rules.CanUse(Payload) ? rules.Domain?.ComputeApprovalDigest(rules.Request.ArtifactApprovals!.Payload) : null;
    }
}
