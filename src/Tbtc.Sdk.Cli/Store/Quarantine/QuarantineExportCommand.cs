using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Cli.Store.Output;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary><c>tbtc store quarantine export</c>.</summary>
internal sealed class QuarantineExportCommand
{
    private readonly Option<string> _to = new("--to")
    {
        HelpName = "FILE",
        Required = true,
        Description = "The file to write. It must not be there yet.",
    };

    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly QuarantinedThing.Options _thing;
    private readonly StoreOptions _store;

    private QuarantineExportCommand(Command command)
    {
        _store = new(command);
        _thing = new(command);
        command.Add(_to);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("export", "Writes the bytes of something that is not served to a file, as they are, to be looked at or repaired elsewhere.");
        _ = new QuarantineExportCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        _thing.RequireOne(parsed);
        var to = parsed.GetRequiredValue(_to);
        await using var store = await _store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var thing = await _thing.FindAsync(store, parsed, cancellationToken).ConfigureAwait(false);
        var content = thing.Content ?? throw new CommandFailedException(ExitCode.NotFound, "Nothing is there that could be read, so nothing was written.");
        await WriteAsync(to, content, cancellationToken).ConfigureAwait(false);
        if (parsed.GetValue(_json))
        {
            await StoreJson.WriteAsync(writer => writer.WriteNumber("bytes", content.Length), cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Terminal.WriteLine($"{content.Length} bytes were written to {Printable.Argument(to)}.");
        }

        return ExitCode.Good;
    }

    private static async Task WriteAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            await using var file = new FileStream(path, options);
            await file.WriteAsync(content, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandFailedException(ExitCode.Error, $"{Printable.Argument(path)} cannot be written: it is there already, or its directory does not let it be. Give a new file.");
        }
    }
}
