using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Cli.Store.Quarantine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store;

/// <summary><c>tbtc store export</c>.</summary>
internal sealed class StoreExportCommand
{
    private readonly Option<string> _to = new("--to")
    {
        HelpName = "NEWDIR",
        Required = true,
        Description = "The data directory to write: missing, or without a jobs directory.",
    };

    private readonly Option<OperatorAct> _reason = ActOptions.Reason();
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly DirectoryOptions _store;

    private StoreExportCommand(Command command)
    {
        _store = new(command);
        command.Add(_to);
        command.Add(_reason);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("export", "Copies every job to a directory in which a keep-core node can start. Refused while anything is in quarantine or unknown.");
        _ = new StoreExportCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var directory = parsed.GetRequiredValue(_to);
        await using var store = await _store.OpenOwnedAsync(parsed, cancellationToken).ConfigureAwait(false);
        var result = await CopyAsync(store.Directory, directory, parsed.GetRequiredValue(_reason), cancellationToken).ConfigureAwait(false);
        return await HandOverOutcome.WriteAsync(result, $"were copied to {Printable.Argument(directory)}.", parsed.GetValue(_json), cancellationToken).ConfigureAwait(false);
    }

    private static async Task<HandOverResult> CopyAsync(DirectoryJobStore store, string directory, OperatorAct act, CancellationToken cancellationToken)
    {
        try
        {
            return await VerificationBar.RunAsync("Copying jobs", progress => store.ExportAsync(directory, act, progress, cancellationToken)).ConfigureAwait(false);
        }
        catch (IOException failed)
        {
            throw new CommandFailedException(ExitCode.Error, failed.Message);
        }
    }
}
