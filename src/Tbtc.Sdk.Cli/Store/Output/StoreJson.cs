using System.Text.Json;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Output;

/// <summary>The JSON of the commands on a store. The keys are a promise; what is not known is null.</summary>
internal static class StoreJson
{
    /// <summary>Writes one object to standard output.</summary>
    public static async Task WriteAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        await using var output = Terminal.OpenOutput();
        await using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }

    public static void WriteState(Utf8JsonWriter writer, StoreState state)
    {
        WriteNumber(writer, "jobs", state.Jobs);
        writer.WriteString("accepting", state.Accepting is { } accepting ? JsonNamingPolicy.CamelCase.ConvertName(accepting.ToString()) : null);
        writer.WriteBoolean("locked", state.IsLocked);
        WriteQuarantined(writer, state.Quarantined);
        WriteUnknown(writer, state.Unknown);
        WriteJournal(writer, state.JournalBytes, state.PendingJobs);
    }

    public static void WriteQuarantined(Utf8JsonWriter writer, IEnumerable<QuarantinedJob> jobs)
    {
        writer.WriteStartArray("quarantined");
        foreach (var job in jobs)
        {
            writer.WriteStartObject();
            WriteJob(writer, job);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteUnknown(Utf8JsonWriter writer, IEnumerable<UnknownFile> files)
    {
        writer.WriteStartArray("unknown");
        foreach (var file in files)
        {
            writer.WriteStartObject();
            WriteFile(writer, file);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteJournal(Utf8JsonWriter writer, long? bytes, int? pending)
    {
        writer.WriteStartObject("journal");
        WriteNumber(writer, "bytes", bytes);
        WriteNumber(writer, "pending", pending);
        writer.WriteEndObject();
    }

    public static void WriteJob(Utf8JsonWriter writer, QuarantinedJob job)
    {
        writer.WriteString("requestId", job.RequestId);
        WriteRoute(writer, job.Route);
        writer.WriteString("reason", job.Reason);
        writer.WriteString("since", Printable.Instant(job.Since));
    }

    public static void WriteFile(Utf8JsonWriter writer, UnknownFile file)
    {
        writer.WriteString("file", file.File);
        writer.WriteString("reason", file.Reason);
        writer.WriteString("since", Printable.Instant(file.Since));
    }

    public static void WriteRoute(Utf8JsonWriter writer, RouteKey? route)
    {
        writer.WriteString("route", route?.Route);
        writer.WriteString("routeRequestId", route?.RouteRequestId);
    }

    public static void WriteDecisions(Utf8JsonWriter writer, IEnumerable<OperatorDecision> decisions)
    {
        writer.WriteStartArray("decisions");
        foreach (var decision in decisions)
        {
            writer.WriteStartObject();
            writer.WriteString("verb", JsonNamingPolicy.CamelCase.ConvertName(decision.Verb.ToString()));
            writer.WriteString("requestId", decision.RequestId);
            WriteRoute(writer, decision.Route);
            writer.WriteString("file", decision.File);
            writer.WriteString("who", decision.Act.Who);
            writer.WriteString("why", decision.Act.Why);
            writer.WriteString("at", Printable.Instant(decision.At));
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    public static void WriteNumber(Utf8JsonWriter writer, string name, long? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
