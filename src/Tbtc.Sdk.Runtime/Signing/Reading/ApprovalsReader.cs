namespace Tbtc.Sdk.Signing;

/// <summary>Reads the approvals and puts them in the order of the roles.</summary>
internal static class ApprovalsReader
{
    public readonly record struct Result(ArtifactApprovals? Approvals, IReadOnlyDictionary<ArtifactApprovalRole, string> SignaturePaths);

    public static Result Read(JsonFields? fields, CovenantRoute? route, RequestFindings findings)
    {
        var paths = new SortedDictionary<ArtifactApprovalRole, string>();
        if (fields is null)
        {
            return new(null, paths);
        }

        var payload = ReadPayload(fields.Object("payload"));
        var byRole = new SortedDictionary<ArtifactApprovalRole, ArtifactApproval>();
        foreach (var entry in fields.ObjectList("approvals"))
        {
            var approval = new ArtifactApproval { Role = entry.Choice("role", Wire.Roles), Signature = entry.Hex("signature") };
            entry.RefuseOthers();
            CheckRole(entry.PathOf("role"), approval.Role, route, byRole, findings);
            if (!findings.IsMalformed(entry.PathOf("role")))
            {
                byRole.Add(approval.Role, approval);
                paths.Add(approval.Role, entry.PathOf("signature"));
            }
        }

        if (route is { } allowed)
        {
            RequireRoles(fields.PathOf("approvals"), allowed, byRole, findings);
        }

        fields.RefuseOthers();
        return new(new() { Payload = payload, Approvals = [.. byRole.Values] }, paths);
    }

    private static ArtifactApprovalPayload ReadPayload(JsonFields fields)
    {
        var payload = new ArtifactApprovalPayload
        {
            ApprovalVersion = fields.UInt32("approvalVersion"),
            Route = fields.Choice("route", Wire.Routes),
            ScriptTemplateId = fields.Choice("scriptTemplateId", Wire.Routes),
            DestinationCommitmentHash = fields.Hex("destinationCommitmentHash", Bytes32.Size),
            PlanCommitmentHash = fields.Hex("planCommitmentHash", Bytes32.Size),
        };
        fields.RefuseOthers();
        return payload;
    }

    private static void CheckRole(
        string path,
        ArtifactApprovalRole role,
        CovenantRoute? route,
        SortedDictionary<ArtifactApprovalRole, ArtifactApproval> byRole,
        RequestFindings findings)
    {
        if (findings.IsMalformed(path))
        {
            return;
        }

        if (route is { } known && !Wire.RequiredRoles(known).Contains(role))
        {
            findings.Malformed(path, $"the route {Wire.Routes[known]} has no approval of the role {Wire.Roles[role]}; leave it out");
        }
        else if (byRole.ContainsKey(role))
        {
            findings.Malformed(path, $"the role {Wire.Roles[role]} is there more than once; keep one");
        }
    }

    private static void RequireRoles(
        string path, CovenantRoute route, SortedDictionary<ArtifactApprovalRole, ArtifactApproval> byRole, RequestFindings findings)
    {
        if (findings.IsMalformed(path))
        {
            return;
        }

        foreach (var role in Wire.RequiredRoles(route))
        {
            if (!byRole.ContainsKey(role))
            {
                findings.Malformed(path, $"the route {Wire.Routes[route]} requires an approval of the role {Wire.Roles[role]}, which is missing");
            }
        }
    }
}
