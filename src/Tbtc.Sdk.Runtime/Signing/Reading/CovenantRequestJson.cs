namespace Tbtc.Sdk.Signing;

/// <summary>Covenant requests as JSON: reading what arrives, explaining what is wrong with it, and writing the normalised form.</summary>
/// <remarks>
/// Reading is strict: one UTF-8 document of at most <see cref="MaxBytes"/>, no unknown and no repeated fields, integers without fraction or exponent.
/// What is wrong with a document is a list of findings, never an exception. Thread-safe.
/// </remarks>
public static class CovenantRequestJson
{
    /// <summary>The largest document that is read: 2 MiB.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>
    /// Explains a request to whoever makes it: its normalised form, its digests, and everything that is wrong with it as far as that can be told without a
    /// node's configuration. Quotes are checked but for their signature.
    /// </summary>
    /// <param name="utf8Json">A request, or the body of a submit or a poll.</param>
    /// <param name="domain">The domain that its approvals are signed in.</param>
    /// <param name="depositor">The account whose wallet must have signed for the depositor, or null for the key of the script template.</param>
    public static RequestInspection Inspect(ReadOnlyMemory<byte> utf8Json, ApprovalDomain domain, Address? depositor = null)
    {
        ArgumentNullException.ThrowIfNull(domain);
        var draft = DocumentReader.ReadRequestOrBody(utf8Json);
        if (draft.Request is { } request)
        {
            RequestRules.Check(new(draft, request, domain) { Depositor = depositor }, policy: null, now: default);
        }

        return new(draft, domain);
    }

    /// <summary>Reads the body of a poll. No node's configuration has a part in it, so that a job stays pollable when that changes.</summary>
    /// <param name="utf8Json">The body of the poll.</param>
    /// <param name="route">The route of the address that was polled.</param>
    /// <returns>
    /// A request without findings, whose digest is to be compared with the stored one by <see cref="CovenantDigests.MatchesRequestDigest"/>; or findings.
    /// Whether the request is one to accept was decided at submit.
    /// </returns>
    public static RequestInspection ReadPoll(ReadOnlyMemory<byte> utf8Json, CovenantRoute route) => ReadForRoute(DocumentReader.ReadPoll(utf8Json), route);

    /// <summary>Reads the body of a submit as that of a poll is read: enough to tell which request it is, whatever a node's configuration and the time say of it.</summary>
    internal static RequestInspection ReadSubmit(ReadOnlyMemory<byte> utf8Json, CovenantRoute route) => ReadForRoute(DocumentReader.ReadSubmit(utf8Json), route);

    /// <summary>Reads the request of a stored job; null where another program wrote it in a form that is not ours.</summary>
    internal static CovenantRequest? ReadStored(ReadOnlyMemory<byte> utf8Json) => new RequestInspection(DocumentReader.ReadRequestOrBody(utf8Json), domain: null).Request;

    /// <summary>Writes the form that a request's digest is made of: compact, with the fields in the order of the wire format.</summary>
    /// <param name="request">The request, normalised.</param>
    public static byte[] Write(CovenantRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return CanonicalJson.Write([], request, RequestWriter.Write).ToArray();
    }

    private static RequestInspection ReadForRoute(RequestDraft draft, CovenantRoute route)
    {
        if (draft.Request is { } request)
        {
            var rules = new RuleContext(draft, request, domain: null);
            rules.RequireRoute(route);
            ApprovalRules.CheckSignatureList(rules);
        }

        return new(draft, domain: null);
    }
}
