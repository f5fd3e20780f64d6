using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Approval;

/// <summary><c>tbtc approval</c>.</summary>
internal static class ApprovalCommand
{
    public static Command Create() => CommandGroup.Of(
        new Command("approval", "Checks signer approval certificates."),
        ApprovalVerifyCommand.Create());
}
