using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Quarantine;

namespace Tbtc.Sdk.Cli.Store;

/// <summary><c>tbtc store</c>.</summary>
internal static class StoreCommand
{
    public static Command Create() => CommandGroup.Of(
        new Command("store", "Looks after the covenant signer's job store. Run it as the user that owns the store."),
        StoreStatusCommand.Create(),
        StoreVerifyCommand.Create(),
        StoreCheckpointCommand.Create(),
        StoreHandOverCommand.Create(),
        StoreExportCommand.Create(),
        StoreMigrateCommand.Create(),
        QuarantineCommand.Create());
}
