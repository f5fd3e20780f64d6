namespace Tbtc.Sdk.Signing;

/// <summary>One thing that is wrong with a request, a certificate or a policy.</summary>
/// <param name="Path">The field as a JSON path: <c>$.migrationDestination.reserve</c>, <c>$.artifactSignatures[1]</c>; <c>$</c> is the document itself.</param>
/// <param name="Message">What is wrong and what was expected, in one line without a final full stop. Values from outside are cut short.</param>
public sealed record RequestFinding(string Path, string Message)
{
    /// <summary>The path and the message.</summary>
    public override string ToString() => $"{Path}: {Message}";
}
