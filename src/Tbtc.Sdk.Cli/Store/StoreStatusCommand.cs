using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Cli.Store.Output;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store;

/// <summary><c>tbtc store status</c>.</summary>
internal sealed class StoreStatusCommand
{
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly StoreOptions _store;

    private StoreStatusCommand(Command command)
    {
        _store = new(command);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("status", "Opens the store as a node would, takes a keep-core directory over, and checks every file. While a node has it open, the journal alone is read.");
        _ = new StoreStatusCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var state = await ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            await StoreJson.WriteAsync(writer => StoreJson.WriteState(writer, state), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            StoreTables.WriteState(_store.NameOf(parsed), state);
        }

        return state.ExitCode;
    }

    private async Task<StoreState> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = await _store.ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        try
        {
            await using var store = await StoreOptions.OpenAsync(options, _store.NameOf(parsed), cancellationToken).ConfigureAwait(false);
            return StoreState.Of(await store.VerifyAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (JobStoreOpenException locked) when (locked.Kind == JobStoreOpenErrorKind.Locked)
        {
            return StoreState.OfLocked(await DirectoryJobStore.PeekAsync(options, cancellationToken).ConfigureAwait(false));
        }
    }
}
