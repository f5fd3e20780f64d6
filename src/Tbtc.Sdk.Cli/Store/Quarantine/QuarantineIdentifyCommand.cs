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
        var (route, requestId) = (_route.Read(parsed), parsed.GetRequiredValue(_requestId)!);
        await using var store = await _store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        if (await IsKnownAsync(store.Store, requestId, route, cancellationToken).ConfigureAwait(false))
        {
            // A log that is gone through names many that need nothing.
            return await ActOutcome.WriteKnownAsync(requestId, route, parsed.GetValue(_json), cancellationToken).ConfigureAwait(false);
        }

        var result = await IdentifyAsync(store.Quarantine, parsed, requestId, route, cancellationToken).ConfigureAwait(false);
        return await ActOutcome.WriteAsync(result, store.Name, parsed.GetValue(_json), cancellationToken).ConfigureAwait(false);
    }

    private async Task<QuarantineResult> IdentifyAsync(IJobQuarantine quarantine, ParseResult parsed, string requestId, RouteKey route, CancellationToken cancellationToken)
    {
        try
        {
            return await quarantine.IdentifyAsync(parsed.GetRequiredValue(_unknown)!, requestId, route, parsed.GetRequiredValue(_reason), cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException misuse) when (misuse.ParamName == "requestId")
        {
            throw new UsageException($"--request-id: {Printable.Argument(requestId)} is not a request id: take it from the client or from the node's log.");
        }
    }

    private static async Task<bool> IsKnownAsync(IJobStore store, string requestId, RouteKey route, CancellationToken cancellationToken) =>
        await store.FindByRouteAsync(route, cancellationToken).ConfigureAwait(false) switch
        {
            FindResult.Found(var job) => job.RequestId == requestId,
            FindResult.Quarantined(var job) => job.RequestId == requestId,
            _ => false,
        };
}
