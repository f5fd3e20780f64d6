namespace Tbtc.Sdk.Signing;

/// <summary>What came of asking a signer over HTTP, retries included: exactly one of the nested types.</summary>
public abstract record SignerResponse
{
    private SignerResponse()
    {
    }

    /// <summary>The signer has the job, and says how far it is.</summary>
    /// <param name="Step">How far it is. Keep its request id: polls need it.</param>
    public sealed record Answered(StepResult Step) : SignerResponse;

    /// <summary>Status 400: the request is wrong, or its route request id was accepted with another request. Sending it again changes nothing.</summary>
    /// <param name="Message">The signer's own words, one line.</param>
    public sealed record Rejected(string Message) : SignerResponse;

    /// <summary>Status 401 or 403: the token is missing or wrong. Nothing was looked at.</summary>
    /// <param name="Message">What to do.</param>
    public sealed record Unauthorized(string Message) : SignerResponse;

    /// <summary>Status 404: to a poll, the signer can prove that there is no such job; to a submit, it does not serve the route or the address is wrong.</summary>
    /// <param name="Message">The signer's own words, one line.</param>
    public sealed record NotFound(string Message) : SignerResponse;

    /// <summary>
    /// Status 503, still after the last retry: the signer knows or suspects a job that it cannot vouch for, or could not verify what it has to. Nothing was
    /// accepted by this. Ask again later; never submit the same under another route request id.
    /// </summary>
    /// <param name="Message">The signer's own words, one line.</param>
    public sealed record Refused(string Message) : SignerResponse;

    /// <summary>
    /// No answer that says anything, still after the last retry: the signer could not be reached, was too slow, or failed. A submit may have been accepted
    /// or not. Submit the same again until there is an answer: it is one job however often it is sent.
    /// </summary>
    /// <param name="Message">What went wrong at last.</param>
    /// <param name="Exception">The exception behind it, or null.</param>
    public sealed record Unknown(string Message, Exception? Exception) : SignerResponse;
}
