namespace Tbtc.Sdk.Signing;

/// <summary>Verifies the signer approval of a request beyond what the request itself shows. A signer with a verifier requires an approval; one without refuses it.</summary>
/// <remarks>Safe to use from any thread.</remarks>
public interface ISignerApprovalVerifier
{
    /// <summary>Verifies the approval of a request that is valid otherwise.</summary>
    /// <param name="request">The request, normalised; it has an approval.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<SignerApprovalOutcome> VerifyAsync(CovenantRequest request, CancellationToken cancellationToken = default);
}
