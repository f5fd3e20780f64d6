using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Cli.Store.Output;

namespace Tbtc.Sdk.Cli.Store;

/// <summary><c>tbtc store checkpoint</c>.</summary>
internal sealed class StoreCheckpointCommand
{
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly DirectoryOptions _store;

    private StoreCheckpointCommand(Command command)
    {
        _store = new(command);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("checkpoint", "Writes the newest content of every job to its file, as it should be before a backup.");
        _ = new StoreCheckpointCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var store = await _store.OpenOwnedAsync(parsed, cancellationToken).ConfigureAwait(false);
        var pending = (await store.Store.GetReportAsync(cancellationToken).ConfigureAwait(false)).PendingJobs;
        var isDone = await store.Directory.CheckpointAsync(cancellationToken).ConfigureAwait(false);
        var report = await store.Store.GetReportAsync(cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            await StoreJson.WriteAsync(
                writer =>
                {
                    writer.WriteNumber("written", pending - report.PendingJobs);
                    StoreJson.WriteJournal(writer, report.JournalBytes, report.PendingJobs);
                },
                cancellationToken).ConfigureAwait(false);
        }
        else if (isDone)
        {
            Terminal.WriteLine($"{pending} jobs were pending, and are in their files now.");
        }

        return isDone
            ? ExitCode.Good
            : throw new CommandFailedException(ExitCode.Error, $"{report.PendingJobs} jobs could not be written to their files; the journal has them. {string.Join(' ', report.Problems)}");
    }
}
