using System.CommandLine;
using Tbtc.Sdk.Cli.Approval;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Request;
using Tbtc.Sdk.Cli.Signer;
using Tbtc.Sdk.Cli.Store;
using Tbtc.Sdk.Cli.Wallet;

namespace Tbtc.Sdk.Cli;

/// <summary>The whole command tree: one group a folder.</summary>
internal static class TbtcCommand
{
    public static RootCommand Create() => CommandGroup.Of(
        new RootCommand("Reads and operates tBTC."),
        WalletCommand.Create(),
        RequestCommand.Create(),
        ApprovalCommand.Create(),
        SignerCommand.Create(),
        StoreCommand.Create());
}
