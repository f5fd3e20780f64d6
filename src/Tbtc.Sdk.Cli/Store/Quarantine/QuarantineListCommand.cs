using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Cli.Store.Output;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary><c>tbtc store quarantine list</c>.</summary>
internal sealed class QuarantineListCommand
{
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly StoreOptions _store;

    private QuarantineListCommand(Command command)
    {
        _store = new(command);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("list", "Lists what is in quarantine, what is unknown, and what operators did about it before.");
        _ = new QuarantineListCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await _store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var state = await store.ReadStateAsync(cancellationToken).ConfigureAwait(false);
        var decisions = await store.Quarantine.GetDecisionsAsync(cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            await StoreJson.WriteAsync(
                writer =>
                {
                    StoreJson.WriteQuarantined(writer, state.Quarantined);
                    StoreJson.WriteUnknown(writer, state.Unknown);
                    StoreJson.WriteDecisions(writer, decisions);
                },
                cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Terminal.WriteLine($"{state.Quarantined.Count} in quarantine, {state.Unknown.Count} unknown.");
            StoreTables.WriteRows(store.Name, state.Quarantined, state.Unknown);
            StoreTables.WriteDecisions(decisions);
        }

        return state.ExitCode;
    }
}
