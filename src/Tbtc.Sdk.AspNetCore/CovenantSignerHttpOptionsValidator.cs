using Microsoft.Extensions.Options;

namespace Tbtc.Sdk.AspNetCore;

/// <summary>Lists every mistake in the options.</summary>
internal sealed class CovenantSignerHttpOptionsValidator : IValidateOptions<CovenantSignerHttpOptions>
{
    private static readonly TimeSpan ShortestBodyTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestBodyTimeout = TimeSpan.FromMinutes(5);

    public ValidateOptionsResult Validate(string? name, CovenantSignerHttpOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(CovenantSignerHttpOptions options)
    {
        // The token is not shown.
        if (options.BearerToken is { } token && (token.Length < CovenantSignerHttpOptions.MinTokenLength || token.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            yield return $"{nameof(options.BearerToken)} is not at least {CovenantSignerHttpOptions.MinTokenLength} printable ASCII characters without white space: make a random one, such as by openssl rand -hex 32.";
        }

        if (options.BodyTimeout < ShortestBodyTimeout || options.BodyTimeout > LongestBodyTimeout)
        {
            yield return $"{nameof(options.BodyTimeout)} is {options.BodyTimeout}: set it to between {ShortestBodyTimeout} and {LongestBodyTimeout}.";
        }
    }
}
