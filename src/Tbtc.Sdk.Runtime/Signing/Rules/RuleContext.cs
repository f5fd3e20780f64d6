namespace Tbtc.Sdk.Signing;

/// <summary>What the rules look at, and where they put what they find. Fields are named from the request on: <c>migrationDestination.reserve</c>.</summary>
internal sealed class RuleContext(RequestDraft draft, CovenantRequest request, ApprovalDomain? domain)
{
    public CovenantRequest Request { get; } = request;

    public ApprovalDomain? Domain { get; } = domain;

    /// <summary>The account whose wallet must have signed for the depositor, where no policy says whom to trust.</summary>
    public Address? Depositor { get; init; }

    public IReadOnlyList<string> SentSignatures => draft.SentSignatures;

    public RequestFindings Findings => draft.Findings;

    public string PathOf(string field) => draft.PathOf(field);

    public string SignaturePathOf(ArtifactApprovalRole role) => draft.SignaturePaths[role];

    /// <summary>Whether all of the fields could be read.</summary>
    public bool CanUse(params ReadOnlySpan<string> fields)
    {
        if (!Findings.AnyMalformed)
        {
            return true;
        }

        foreach (var field in fields)
        {
            if (Findings.IsMalformed(PathOf(field)))
            {
                return false;
            }
        }

        return true;
    }

    public void Add(string field, string message) => Findings.Add(PathOf(field), message);

    /// <summary>A field that must have a value that follows from others.</summary>
    public void Expect<T>(string field, T actual, T expected, string because)
        where T : IEquatable<T>
    {
        if (!actual.Equals(expected))
        {
            Findings.Expect(PathOf(field), actual, expected, because);
        }
    }

    /// <summary>A field that must have the value of another.</summary>
    public void ExpectSame<T>(string field, T actual, string otherField, T expected)
        where T : IEquatable<T>
    {
        if (!actual.Equals(expected) && CanUse(otherField))
        {
            Expect(field, actual, expected, $"as in {PathOf(otherField)}");
        }
    }

    public void RequireThere(string field, object? value)
    {
        if (value is null && CanUse(field))
        {
            Add(field, "is required, and is missing or null");
        }
    }

    public void RequireRoute(CovenantRoute route) =>
        Expect("route", Wire.Routes[Request.Route], Wire.Routes[route], "the route of the address that was called");
}
