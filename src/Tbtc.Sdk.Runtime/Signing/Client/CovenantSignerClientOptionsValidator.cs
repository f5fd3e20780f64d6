using Microsoft.Extensions.Options;

namespace Tbtc.Sdk.Signing;

/// <summary>Lists every mistake in the options.</summary>
internal sealed class CovenantSignerClientOptionsValidator : IValidateOptions<CovenantSignerClientOptions>
{
    private const int MostRetries = 100;
    private const int SmallestMaxResponseBytes = 64 * 1024;
    private const int LargestMaxResponseBytes = 1024 * 1024 * 1024;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, CovenantSignerClientOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    public static IEnumerable<string> Mistakes(CovenantSignerClientOptions options)
    {
        // Neither the address nor the token is shown.
        if (options.Endpoint is not { IsAbsoluteUri: true } endpoint || (endpoint.Scheme != Uri.UriSchemeHttp && endpoint.Scheme != Uri.UriSchemeHttps))
        {
            yield return $"{nameof(options.Endpoint)} is not an absolute http or https address: set it to one, such as https://signer.example.";
        }
        else if (endpoint.UserInfo.Length > 0 || endpoint.Query.Length > 0 || endpoint.Fragment.Length > 0)
        {
            yield return $"{nameof(options.Endpoint)} has a user name, a query or a fragment: leave them out, and set {nameof(options.BearerToken)}.";
        }

        if (options.BearerToken is { } token && (token.Length == 0 || token.AsSpan().ContainsAnyExceptInRange('!', '~')))
        {
            yield return $"{nameof(options.BearerToken)} is empty, or has a character that is no printable ASCII: set it to the signer's token, or to null.";
        }

        if (options.TotalTimeout < Shortest || options.TotalTimeout > Longest)
        {
            yield return Range(nameof(options.TotalTimeout), options.TotalTimeout, Shortest, Longest);
        }

        if (options.RequestTimeout < Shortest || options.RequestTimeout > options.TotalTimeout)
        {
            yield return Range(nameof(options.RequestTimeout), options.RequestTimeout, Shortest, $"{nameof(options.TotalTimeout)}, {options.TotalTimeout}");
        }

        if (options.MaxRetries is < 0 or > MostRetries)
        {
            yield return Range(nameof(options.MaxRetries), options.MaxRetries, 0, MostRetries);
        }

        if (options.MaxResponseBytes is < SmallestMaxResponseBytes or > LargestMaxResponseBytes)
        {
            yield return Range(nameof(options.MaxResponseBytes), options.MaxResponseBytes, SmallestMaxResponseBytes, LargestMaxResponseBytes);
        }
    }

    private static string Range<T>(string option, T value, T least, object most) => $"{option} is {value}: set it to between {least} and {most}.";
}
