using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Request;

/// <summary><c>tbtc request</c>.</summary>
internal static class RequestCommand
{
    public static Command Create() => CommandGroup.Of(
        new Command("request", "Explains requests to the covenant signer."),
        RequestInspectCommand.Create());
}
