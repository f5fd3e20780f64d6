namespace Tbtc.Sdk.Signing;

/// <summary>What could be read of a document, and what was wrong with it.</summary>
internal sealed class RequestDraft
{
    public required RequestFindings Findings { get; init; }

    /// <summary>The path of the request in the document.</summary>
    public string Path { get; init; } = "$";

    /// <summary>From the body of a submit or a poll; else null.</summary>
    public string? RouteRequestId { get; init; }

    /// <summary>From the body of a poll; else null.</summary>
    public string? RequestId { get; init; }

    /// <summary>The normalised request, with empty values for what was malformed; null where not even an object was found.</summary>
    public CovenantRequest? Request { get; init; }

    /// <summary>The list of signatures as it was sent; the request has the derived one.</summary>
    public IReadOnlyList<string> SentSignatures { get; init; } = [];

    /// <summary>Where in the document the signature of a role is.</summary>
    public IReadOnlyDictionary<ArtifactApprovalRole, string> SignaturePaths { get; init; } = new Dictionary<ArtifactApprovalRole, string>();

    public string PathOf(string field) => $"{Path}.{field}";
}
