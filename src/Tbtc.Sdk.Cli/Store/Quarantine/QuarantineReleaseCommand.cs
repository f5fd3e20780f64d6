using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary><c>tbtc store quarantine release</c>.</summary>
internal sealed class QuarantineReleaseCommand
{
    private readonly Option<string?> _unknown = ActOptions.Unknown("Something unknown, as status names it: no job was in it that could be accepted a second time.", isRequired: false);
    private readonly Option<OperatorAct> _reason = ActOptions.Reason();
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly RouteKeyOptions _route;
    private readonly StoreOptions _store;

    private QuarantineReleaseCommand(Command command)
    {
        _store = new(command);
        _route = new(command, isRequired: false);
        command.Add(_unknown);
        command.Add(_reason);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command(
            "release", "Gives a job up: it failed under its old request id, and its route key stays taken for ever. Or accepts the loss of something unknown.");
        _ = new QuarantineReleaseCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (unknown, act) = (parsed.GetValue(_unknown), parsed.GetRequiredValue(_reason));
        if (unknown is not null == _route.IsGiven(parsed))
        {
            throw new UsageException("What is to be released? Give the route key of a job with --route and --route-request-id, or something unknown with --unknown.");
        }

        var route = unknown is null ? _route.Read(parsed) : null;
        await using var store = await _store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        await store.VerifyAsync(cancellationToken).ConfigureAwait(false);
        var result = route is not null
            ? await store.Quarantine.ReleaseAsync(route, act, cancellationToken).ConfigureAwait(false)
            : await store.Quarantine.ReleaseUnknownAsync(unknown!, act, cancellationToken).ConfigureAwait(false);
        return await ActOutcome.WriteAsync(result, store.Name, parsed.GetValue(_json), cancellationToken).ConfigureAwait(false);
    }
}
