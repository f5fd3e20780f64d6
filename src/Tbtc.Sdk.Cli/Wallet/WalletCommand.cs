using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Wallet;

/// <summary><c>tbtc wallet</c>.</summary>
internal static class WalletCommand
{
    public static Command Create() => CommandGroup.Of(
        new Command("wallet", "Reads wallets from the Bridge and the wallet registry."),
        WalletShowCommand.Create());
}
