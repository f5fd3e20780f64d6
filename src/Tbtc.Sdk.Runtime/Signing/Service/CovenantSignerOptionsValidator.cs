using Microsoft.Extensions.Options;

namespace Tbtc.Sdk.Signing;

/// <summary>Lists every mistake in the options.</summary>
internal sealed class CovenantSignerOptionsValidator : IValidateOptions<CovenantSignerOptions>
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan ShortestSweep = TimeSpan.FromMilliseconds(10);

    public ValidateOptionsResult Validate(string? name, CovenantSignerOptions options)
    {
        var mistakes = Mistakes(options).ToList();
        return mistakes.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(mistakes);
    }

    public static IEnumerable<string> Mistakes(CovenantSignerOptions options)
    {
        if (options.Policy is null)
        {
            yield return $"{nameof(options.Policy)} is missing: set it, with the domain that approvals are signed in.";
        }
        else
        {
            foreach (var finding in options.Policy.Check())
            {
                yield return $"{nameof(options.Policy)} is wrong. {finding}.";
            }
        }

        if (options.SubmitTimeout < Second || options.SubmitTimeout > Hour)
        {
            yield return Range(nameof(options.SubmitTimeout), options.SubmitTimeout, Second);
        }

        if (options.LeaseDuration < Second || options.LeaseDuration > Hour)
        {
            yield return Range(nameof(options.LeaseDuration), options.LeaseDuration, Second);
        }

        if (options.SweepInterval < ShortestSweep || options.SweepInterval > Hour)
        {
            yield return Range(nameof(options.SweepInterval), options.SweepInterval, ShortestSweep);
        }
    }

    private static string Range(string option, TimeSpan value, TimeSpan least) => $"{option} is {value}: set it to between {least} and {Hour}.";
}
