using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Cli.Store.Output;

namespace Tbtc.Sdk.Cli.Store;

/// <summary><c>tbtc store verify</c>.</summary>
internal sealed class StoreVerifyCommand
{
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly StoreOptions _store;

    private StoreVerifyCommand(Command command)
    {
        _store = new(command);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("verify", "Checks every job of a store against what was last acknowledged. Takes nothing over, and needs the store for itself.");
        _ = new StoreVerifyCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await _store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var state = await store.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            await StoreJson.WriteAsync(
                writer =>
                {
                    StoreJson.WriteNumber(writer, "verified", state.Verified);
                    StoreJson.WriteQuarantined(writer, state.Quarantined);
                    StoreJson.WriteUnknown(writer, state.Unknown);
                },
                cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Terminal.WriteLine($"{state.Verified} jobs were checked, {state.Jobs} are as they were last acknowledged.");
            StoreTables.WriteRows(store.Name, state.Quarantined, state.Unknown);
        }

        return state.ExitCode;
    }
}
