using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary><c>tbtc store quarantine identify</c>.</summary>
internal sealed class QuarantineIdentifyCommand
{
    private readonly Option<string?> _unknown = ActOptions.Unknown("The unknown thing, as status names it.", isRequired: true);
    private readonly Option<string?> _requestId = ActOptions.RequestId("The request id of the job that it was.", isRequired: true);
    private readonly Option<OperatorAct> _reason = ActOptions.Reason();
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly RouteKeyOptions _route;
    private readonly StoreOptions _store;

    private QuarantineIdentifyCommand(Command command)
    {
        _store = new(command);
        command.Add(_unknown);
        command.Add(_requestId);
        _route = new(command, isRequired: true);
        command.Add(_reason);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("identify", "Says which job something unknown was. The job is then in quarantine, and other route keys are no longer refused because of it.");
        _ = new QuarantineIdentifyCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var route = _route.Read(parsed);
        await using var store = await _store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var result = await store.Quarantine.IdentifyAsync(
            parsed.GetRequiredValue(_unknown)!, parsed.GetRequiredValue(_requestId)!, route, parsed.GetRequiredValue(_reason), cancellationToken).ConfigureAwait(false);
        return await ActOutcome.WriteAsync(result, store.Name, parsed.GetValue(_json), cancellationToken).ConfigureAwait(false);
    }
}
