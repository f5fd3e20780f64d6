using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary><c>tbtc signer</c>.</summary>
internal static class SignerCommand
{
    public static Command Create() => CommandGroup.Of(
        new Command("signer", "Runs the covenant signer."),
        SignerServeCommand.Create());
}
