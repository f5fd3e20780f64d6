using System.CommandLine;
using System.CommandLine.Parsing;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary>Options that acts of operators share.</summary>
internal static class ActOptions
{
    /// <summary>Why something is done. The act that it makes names the invoking account.</summary>
    public static Option<OperatorAct> Reason() => new("--reason")
    {
        HelpName = "WHY",
        Required = true,
        Description = "Why, in one line, for whoever reads it in a year. It is kept with your account's name.",
        CustomParser = ParseReason,
    };

    public static Option<string?> RequestId(string description, bool isRequired) => new("--request-id")
    {
        HelpName = "ID",
        Required = isRequired,
        Description = description,
    };

    public static Option<string?> Unknown(string description, bool isRequired) => new("--unknown")
    {
        HelpName = "FILE",
        Required = isRequired,
        Description = description,
    };

    private static OperatorAct? ParseReason(ArgumentResult result) => OptionValue.Parse(
        result,
        text =>
        {
            try
            {
                return new OperatorAct(Account.Current(), text);
            }
            catch (ArgumentException)
            {
                return null;
            }
        },
        $"is not a reason: say in one line of 1 to {OperatorAct.MaxLength} characters why this is done.");
}
