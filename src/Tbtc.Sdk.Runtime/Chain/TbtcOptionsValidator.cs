using Microsoft.Extensions.Options;

namespace Tbtc.Sdk.Chain;

internal sealed class TbtcOptionsValidator : IValidateOptions<TbtcOptions>
{
    private const int SmallestMaxResponseBytes = 64 * 1024;
    private const int LargestMaxResponseBytes = 1024 * 1024 * 1024;
    private static readonly TimeSpan ShortestTimeout = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromMinutes(10);

    public ValidateOptionsResult Validate(string? name, TbtcOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    private static IEnumerable<string> Mistakes(TbtcOptions options) =>
        options.Network is null
            ? MistakesOfTransport(options).Prepend(
                $"{nameof(options.Network)} is missing: set it to {nameof(TbtcNetwork)}.{nameof(TbtcNetwork.Mainnet)} or to the addresses of your deployment.")
            : MistakesOfTransport(options);

    internal static IEnumerable<string> MistakesOfTransport(TbtcOptions options)
    {
        // The address may hold a key: it is not shown.
        if (options.RpcUrl is not { } rpcUrl)
        {
            yield return $"{nameof(options.RpcUrl)} is missing: set it to the http or https address of an Ethereum node.";
        }
        else if (!rpcUrl.IsAbsoluteUri || (rpcUrl.Scheme != Uri.UriSchemeHttp && rpcUrl.Scheme != Uri.UriSchemeHttps))
        {
            yield return $"{nameof(options.RpcUrl)} is not an absolute http or https address: set it to one, such as https://node.example.";
        }

        if (options.RequestTimeout < ShortestTimeout || options.RequestTimeout > LongestTimeout)
        {
            yield return $"{nameof(options.RequestTimeout)} is {options.RequestTimeout}: set it to between {ShortestTimeout} and {LongestTimeout}.";
        }

        if (options.MaxResponseBytes is < SmallestMaxResponseBytes or > LargestMaxResponseBytes)
        {
            yield return $"{nameof(options.MaxResponseBytes)} is {options.MaxResponseBytes}: set it to between {SmallestMaxResponseBytes} and {LargestMaxResponseBytes}.";
        }
    }
}
