using System.CommandLine.Parsing;
using System.Globalization;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>Reads the value of an option. A malformed one is a usage error that names the option, the value and the remedy.</summary>
internal static class OptionValue
{
    /// <summary>Reads a value; <paramref name="parse"/> answers null for a malformed one.</summary>
    /// <param name="result">What was given.</param>
    /// <param name="parse">Reads it.</param>
    /// <param name="problem">What is said after the option and the value: what it is not, and what to give.</param>
    public static T? Parse<T>(ArgumentResult result, Func<string, T?> parse, string problem)
    {
        var text = result.Tokens[0].Value;
        var value = parse(text);
        if (value is null)
        {
            var option = (result.Parent as OptionResult)?.Option.Name;
            result.AddError($"{option}: {Printable.Argument(text)} {problem}");
        }

        return value;
    }

    public static ulong? ParseChainId(ArgumentResult result) => Parse(
        result,
        text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : (ulong?)null,
        "is not a chain id: give a decimal number, such as 1.");
}
