using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary><c>tbtc store quarantine</c>.</summary>
internal static class QuarantineCommand
{
    public static Command Create() => CommandGroup.Of(
        new Command("quarantine", "Shows what the store does not serve, and decides about it. Every act is kept in the journal with who, when and why."),
        QuarantineListCommand.Create(),
        QuarantineShowCommand.Create(),
        QuarantineIdentifyCommand.Create(),
        QuarantineRestoreCommand.Create(),
        QuarantineReleaseCommand.Create(),
        QuarantineExportCommand.Create());
}
