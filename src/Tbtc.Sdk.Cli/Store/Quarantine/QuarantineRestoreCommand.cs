using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary><c>tbtc store quarantine restore</c>.</summary>
internal sealed class QuarantineRestoreCommand
{
    private const int MostBytes = 16 * 1024 * 1024;

    private readonly Option<string?> _requestId = ActOptions.RequestId("The job in quarantine.", isRequired: true);
    private readonly Option<string?> _file = new("--file")
    {
        HelpName = "FILE",
        Description = "The job's file, repaired or from a backup; - is standard input. Default: the last good content that the store still has.",
    };

    private readonly Option<OperatorAct> _reason = ActOptions.Reason();
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly StoreOptions _store;

    private QuarantineRestoreCommand(Command command)
    {
        _store = new(command);
        command.Add(_requestId);
        command.Add(_file);
        command.Add(_reason);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("restore", "Puts a job back into service. Its content is checked: the request id, the route key and the request digest are the job's.");
        _ = new QuarantineRestoreCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte>? content = parsed.GetValue(_file) is { } file
            ? await new InputFile("The file", file).ReadAsync(MostBytes, "no job is", cancellationToken).ConfigureAwait(false)
            : null;
        await using var store = await _store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        await store.VerifyAsync(cancellationToken).ConfigureAwait(false);
        var result = await store.Quarantine.RestoreAsync(
            parsed.GetRequiredValue(_requestId)!, content, parsed.GetRequiredValue(_reason), cancellationToken).ConfigureAwait(false);
        return await ActOutcome.WriteAsync(result, store.Name, parsed.GetValue(_json), cancellationToken).ConfigureAwait(false);
    }
}
