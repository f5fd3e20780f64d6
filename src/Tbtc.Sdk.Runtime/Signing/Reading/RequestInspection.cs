using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Tbtc.Sdk.Signing;

/// <summary>What was read of a document: the normalised request, its digests, and what is wrong with it.</summary>
/// <remarks>A request with findings may have digests all the same: whose digest does not match needs to see ours. Immutable and safe to use from any thread.</remarks>
public sealed class RequestInspection
{
    internal RequestInspection(RequestDraft draft, ApprovalDomain? domain)
    {
        Findings = draft.Findings.ToList();
        RouteRequestId = draft.RouteRequestId;
        RequestId = draft.RequestId;
        if (draft.Request is not { } request)
        {
            return;
        }

        if (!draft.Findings.AnyMalformed)
        {
            Request = request;
            RequestDigest = CovenantDigests.ComputeRequestDigest(request);
        }

        var rules = new RuleContext(draft, request, domain);
        DestinationCommitmentHash = DestinationRules.ComputeCommitmentHash(rules);
        PlanCommitmentHash = PlanRules.ComputeCommitmentHash(rules);
        ApprovalDigest = ApprovalRules.ComputeDigest(rules);
    }

    /// <summary>Whether nothing is wrong with the document.</summary>
    [MemberNotNullWhen(true, nameof(Request), nameof(RequestDigest))]
    public bool IsValid => Findings.Count == 0;

    /// <summary>The normalised request, or null where a field is missing, unknown or of another form, so that there is none.</summary>
    public CovenantRequest? Request { get; }

    /// <summary>The route request's id, from the body of a submit or a poll; else null.</summary>
    public string? RouteRequestId { get; }

    /// <summary>The request id, from the body of a poll that has one; else null.</summary>
    public string? RequestId { get; }

    /// <summary>What identifies the request; there exactly where <see cref="Request"/> is.</summary>
    public Bytes32? RequestDigest { get; }

    /// <summary>What the approvals have to sign, or null where its inputs are not there.</summary>
    public Bytes32? ApprovalDigest { get; }

    /// <summary>What the destination commits to, as computed from its fields, or null where these are not there.</summary>
    public Bytes32? DestinationCommitmentHash { get; }

    /// <summary>What the plan commits to, as computed from its fields and the request's, or null where these are not there.</summary>
    public Bytes32? PlanCommitmentHash { get; }

    /// <summary>Everything that is wrong, at most a hundred things; empty for a valid document.</summary>
    public IReadOnlyList<RequestFinding> Findings { get; }

    /// <summary>
    /// Writes <c>{"valid","requestDigest","approvalDigest","destinationCommitmentHash","planCommitmentHash","findings":[{"path","message"}],"normalized"}</c>;
    /// what is not there is null.
    /// </summary>
    /// <param name="writer">Where to write; not flushed.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteBoolean("valid"u8, IsValid);
        writer.WriteString("requestDigest"u8, RequestDigest?.ToString());
        writer.WriteString("approvalDigest"u8, ApprovalDigest?.ToString());
        writer.WriteString("destinationCommitmentHash"u8, DestinationCommitmentHash?.ToString());
        writer.WriteString("planCommitmentHash"u8, PlanCommitmentHash?.ToString());
        writer.WriteStartArray("findings"u8);
        foreach (var finding in Findings)
        {
            writer.WriteStartObject();
            writer.WriteString("path"u8, finding.Path);
            writer.WriteString("message"u8, finding.Message);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        if (Request is null)
        {
            writer.WriteNull("normalized"u8);
        }
        else
        {
            writer.WriteStartObject("normalized"u8);
            RequestWriter.Write(writer, Request);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
