using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Cli.Store.Quarantine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store;

/// <summary><c>tbtc store handover</c>.</summary>
internal sealed class StoreHandOverCommand
{
    private readonly Option<OperatorAct> _reason = ActOptions.Reason();
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly DirectoryOptions _store;

    private StoreHandOverCommand(Command command)
    {
        _store = new(command);
        command.Add(_reason);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("handover", "Gives the directory to a keep-core node. Refused while anything is in quarantine or unknown, because keep-core would forget it.");
        _ = new StoreHandOverCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await _store.OpenOwnedAsync(parsed, cancellationToken).ConfigureAwait(false);
        var result = await VerificationBar.RunAsync(
            "Verifying jobs", progress => store.Directory.HandOverAsync(parsed.GetRequiredValue(_reason), progress, cancellationToken)).ConfigureAwait(false);
        return await HandOverOutcome.WriteAsync(result, "were handed over: a keep-core node can start in the directory.", parsed.GetValue(_json), cancellationToken).ConfigureAwait(false);
    }
}
