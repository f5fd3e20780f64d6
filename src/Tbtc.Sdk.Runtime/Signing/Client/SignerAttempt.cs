namespace Tbtc.Sdk.Signing;

/// <summary>What came of one request.</summary>
/// <param name="Response">What it means.</param>
/// <param name="Message">It in one line, for logs.</param>
/// <param name="MayPass">Whether the same request may be answered otherwise a little later.</param>
/// <param name="RetryAfter">When to ask again, as the signer says; or null.</param>
internal sealed record SignerAttempt(SignerResponse Response, string Message, bool MayPass, TimeSpan? RetryAfter = null)
{
    public static SignerAttempt Unknown(string message, Exception? exception = null) => new(new SignerResponse.Unknown(message, exception), message, MayPass: true);
}
