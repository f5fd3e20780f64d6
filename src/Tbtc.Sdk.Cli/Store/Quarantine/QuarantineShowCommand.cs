using System.CommandLine;
using System.Globalization;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Cli.Store.Output;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary><c>tbtc store quarantine show</c>.</summary>
internal sealed class QuarantineShowCommand
{
    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");
    private readonly QuarantinedThing.Options _thing;
    private readonly StoreOptions _store;

    private QuarantineShowCommand(Command command)
    {
        _store = new(command);
        _thing = new(command);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("show", "Shows one thing that is not served: what is wrong with it, what is there, and which job that says it is.");
        _ = new QuarantineShowCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        _thing.RequireOne(parsed);
        await using var store = await _store.OpenAsync(parsed, cancellationToken).ConfigureAwait(false);
        var thing = await _thing.FindAsync(store, parsed, cancellationToken).ConfigureAwait(false);

        // Only a hint: whatever damaged the rest may have been at these bytes too.
        var claimed = thing.Content is { } content && Job.TryParse(content.Span, out var job) ? job : null;
        if (parsed.GetValue(_json))
        {
            await WriteJsonAsync(thing, claimed, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            Write(store.Name, thing, claimed);
        }

        return ExitCode.Degraded;
    }

    private static Task WriteJsonAsync(QuarantinedThing thing, Job? claimed, CancellationToken cancellationToken) => StoreJson.WriteAsync(
        writer =>
        {
            writer.WriteString("file", thing.File?.File);
            if (thing.Job is { } job)
            {
                StoreJson.WriteJob(writer, job);
            }
            else
            {
                writer.WriteNull("requestId");
                StoreJson.WriteRoute(writer, thing.File!.Route);
                writer.WriteString("reason", thing.File.Reason);
                writer.WriteString("since", Printable.Instant(thing.File.Since));
            }

            StoreJson.WriteNumber(writer, "bytes", thing.Content?.Length);
            writer.WriteStartObject("claims");
            writer.WriteString("requestId", claimed?.RequestId);
            StoreJson.WriteRoute(writer, claimed?.Route ?? thing.File?.Route);
            writer.WriteString("requestDigest", claimed?.RequestDigest.ToString());
            writer.WriteString("state", claimed?.State.ToString());
            writer.WriteString("updatedAt", claimed?.UpdatedAt.ToString());
            writer.WriteEndObject();
        },
        cancellationToken);

    private static void Write(string store, QuarantinedThing thing, Job? claimed)
    {
        Details.Write(
            ("Thing", thing.Job is { } job ? $"the job {job.RequestId ?? "of an id that is not known"}" : thing.File!.File),
            ("Route key", (thing.Job?.Route ?? thing.File?.Route)?.ToString() ?? "not known"),
            ("What is wrong", thing.Job?.Reason ?? thing.File!.Reason),
            ("Since", Printable.Instant(thing.Job?.Since ?? thing.File!.Since)),
            ("Bytes there", thing.Content is { } content ? content.Length.ToString(CultureInfo.InvariantCulture) : "none that can be read"),
            ("They say they are", claimed is null ? "nothing that can be read as a job" : $"the job {claimed.RequestId} of {claimed.Route}, {claimed.State}, updated {claimed.UpdatedAt}"));
        StoreTables.WriteRows(store, thing.Job is { } quarantined ? [quarantined] : [], thing.File is { } unknown ? [unknown] : []);
    }
}
