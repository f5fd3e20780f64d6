using Microsoft.Extensions.Options;

namespace Tbtc.Sdk.Chain;

/// <summary>Lists every mistake in the options.</summary>
/// <param name="needsRpcUrl">Whether nodes are reached by the addresses in the options.</param>
internal sealed class TbtcOptionsValidator(bool needsRpcUrl) : IValidateOptions<TbtcOptions>
{
    private const int SmallestMaxResponseBytes = 64 * 1024;
    private const int LargestMaxResponseBytes = 1024 * 1024 * 1024;
    private const int MostRetries = 10;
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ShortestBreak = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestBreak = TimeSpan.FromHours(1);

    public ValidateOptionsResult Validate(string? name, TbtcOptions options)
    {
        var mistakes = (needsRpcUrl ? MistakesOfAddresses(options) : []).Concat(MistakesOfReading(options)).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    /// <summary>What keeps a node from being asked one thing.</summary>
    public static IEnumerable<string> MistakesOfTransport(TbtcOptions options) =>
        options.RequestTimeout < ShortestTimeout || options.RequestTimeout > LongestTimeout
            ? MistakesOfAddresses(options).Append(Range(nameof(options.RequestTimeout), options.RequestTimeout, ShortestTimeout, LongestTimeout))
            : MistakesOfAddresses(options);

    private static IEnumerable<string> MistakesOfAddresses(TbtcOptions options)
    {
        // The addresses may hold a key: they are not shown.
        if (options.RpcUrl is null)
        {
            yield return $"{nameof(options.RpcUrl)} is missing: set it to the http or https address of an Ethereum node.";
        }
        else if (!IsHttp(options.RpcUrl))
        {
            yield return $"{nameof(options.RpcUrl)} is not an absolute http or https address: set it to one, such as https://node.example.";
        }

        for (var i = 0; i < options.FallbackRpcUrls.Count; i++)
        {
            if (options.FallbackRpcUrls[i] is not { } fallback || !IsHttp(fallback))
            {
                yield return $"{nameof(options.FallbackRpcUrls)}[{i}] is not an absolute http or https address: set it to one, such as https://node.example.";
            }
            else if (fallback == options.RpcUrl || options.FallbackRpcUrls.IndexOf(fallback) < i)
            {
                yield return $"{nameof(options.FallbackRpcUrls)}[{i}] is an address that comes before it: remove it, or set it to that of another node.";
            }
        }

        if (options.MaxResponseBytes is < SmallestMaxResponseBytes or > LargestMaxResponseBytes)
        {
            yield return Range(nameof(options.MaxResponseBytes), options.MaxResponseBytes, SmallestMaxResponseBytes, LargestMaxResponseBytes);
        }
    }

    /// <summary>What keeps requests from being repeated, and bounded in time.</summary>
    public static IEnumerable<string> MistakesOfResilience(TbtcOptions options)
    {
        if (options.TotalTimeout < ShortestTimeout || options.TotalTimeout > LongestTimeout)
        {
            yield return Range(nameof(options.TotalTimeout), options.TotalTimeout, ShortestTimeout, LongestTimeout);
        }

        if (options.RequestTimeout < ShortestTimeout || options.RequestTimeout > options.TotalTimeout)
        {
            yield return Range(nameof(options.RequestTimeout), options.RequestTimeout, ShortestTimeout, $"{nameof(options.TotalTimeout)}, {options.TotalTimeout}");
        }

        if (options.RegistryTimeout < ShortestTimeout || options.RegistryTimeout > options.TotalTimeout)
        {
            yield return Range(nameof(options.RegistryTimeout), options.RegistryTimeout, ShortestTimeout, $"{nameof(options.TotalTimeout)}, {options.TotalTimeout}");
        }

        if (options.RegistryBreakDuration < ShortestBreak || options.RegistryBreakDuration > LongestBreak)
        {
            yield return Range(nameof(options.RegistryBreakDuration), options.RegistryBreakDuration, ShortestBreak, LongestBreak);
        }

        if (options.MaxRetries is < 0 or > MostRetries)
        {
            yield return Range(nameof(options.MaxRetries), options.MaxRetries, 0, MostRetries);
        }
    }

    /// <summary>What keeps a deployment from being read.</summary>
    public static IEnumerable<string> MistakesOfReading(TbtcOptions options) =>
        options.Network is null
            ? MistakesOfResilience(options).Prepend(
                $"{nameof(options.Network)} is missing: set it to {nameof(TbtcNetwork)}.{nameof(TbtcNetwork.Mainnet)} or to the addresses of your deployment.")
            : MistakesOfResilience(options);

    private static bool IsHttp(Uri url) => url.IsAbsoluteUri && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static string Range<T>(string option, T value, T least, object most) => $"{option} is {value}: set it to between {least} and {most}.";
}
