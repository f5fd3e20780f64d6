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
        var (state, name) = await ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            await StoreJson.WriteAsync(writer => StoreJson.WriteState(writer, state), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            StoreTables.WriteState(name, state);
        }

        return state.ExitCode;
    }

    private async Task<(StoreState State, string Name)> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (await _store.ReadDirectoryAsync(parsed, cancellationToken).ConfigureAwait(false) is not var (options, name))
        {
            await using var database = await _store.OpenDatabaseAsync(parsed, cancellationToken).ConfigureAwait(false);
            return (await database.ReadStateAsync(cancellationToken).ConfigureAwait(false), database.Name);
        }

        try
        {
            await using var store = await DirectoryOptions.OpenAsync(options, name, cancellationToken).ConfigureAwait(false);
            return (await store.ReadStateAsync(cancellationToken).ConfigureAwait(false), name);
        }
        catch (JobStoreOpenException locked) when (locked.Kind == JobStoreOpenErrorKind.Locked)
        {
            return (StoreState.OfLocked(await DirectoryJobStore.PeekAsync(options, cancellationToken).ConfigureAwait(false)), name);
        }
    }
}
