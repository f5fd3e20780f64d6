using System.Globalization;
using Spectre.Console;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Output;

/// <summary>Shows a store to a person: how it is, what is not served, and what to type next.</summary>
internal static class StoreTables
{
    private const string Guide = "docs/operating/recovery.md";

    /// <summary>Shows all of it.</summary>
    /// <param name="store">What the store is called in a command.</param>
    /// <param name="state">How it is.</param>
    public static void WriteState(string store, StoreState state)
    {
        Details.Write(
            ("Store id", state.StoreId?.ToString() ?? "none: no journal of ours"),
            ("Jobs served", Number(state.Jobs)),
            ("Accepting", Describe(state.Accepting)),
            ("Open in a node", state.IsLocked ? "yes: only the journal was read" : "no"),
            ("In quarantine", Number(state.Quarantined.Count)),
            ("Unknown", Number(state.Unknown.Count)),
            ("Journal", state.JournalBytes is { } bytes ? $"{Number(bytes)} bytes" : "not known"),
            ("Pending", Number(state.PendingJobs)));
        foreach (var problem in state.Problems)
        {
            Terminal.WriteLine(problem);
        }

        WriteRows(store, state.Quarantined, state.Unknown);
    }

    /// <summary>Shows what is in quarantine or unknown, a row each, and below what to type about each.</summary>
    public static void WriteRows(string store, IReadOnlyList<QuarantinedJob> quarantined, IReadOnlyList<UnknownFile> unknown)
    {
        if (quarantined.Count + unknown.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Job or file", "Route key", "Since", "What is wrong", "Do next");
        var steps = new List<NextStep>();
        foreach (var job in quarantined)
        {
            Add(job.RequestId ?? "not known", job.Route, job.Since, job.Reason, NextStep.For(store, job));
        }

        foreach (var file in unknown)
        {
            Add(file.File, file.Route, file.Since, file.Reason, NextStep.For(store, file));
        }

        Terminal.WriteLine("");
        Terminal.WriteTable(table);
        Terminal.WriteLine("");
        Terminal.WriteLine($"To type next ({Guide} says which, by the label):");
        for (var row = 0; row < steps.Count; row++)
        {
            foreach (var command in steps[row].Commands)
            {
                Terminal.WriteLine($"  {Number(row + 1)}  {command}");
            }
        }

        void Add(string thing, RouteKey? route, DateTimeOffset since, string reason, NextStep step)
        {
            steps.Add(step);
            table.AddRow(Cell(Number(steps.Count)), Cell(thing), Cell(route?.ToString() ?? "not known"), Cell(Printable.Instant(since)), Cell(reason), Cell(step.Words));
        }
    }

    public static void WriteDecisions(IReadOnlyList<OperatorDecision> decisions)
    {
        if (decisions.Count == 0)
        {
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("When", "Who", "What", "Job or file", "Why");
        foreach (var decision in decisions)
        {
            table.AddRow(
                Cell(Printable.Instant(decision.At)), Cell(decision.Act.Who), Cell(Verb(decision.Verb)), Cell(decision.RequestId ?? decision.File ?? ""), Cell(decision.Act.Why));
        }

        Terminal.WriteLine("");
        Terminal.WriteLine("What was done before");
        Terminal.WriteTable(table);
    }

    private static string Verb(OperatorVerb verb) => verb switch
    {
        OperatorVerb.Restore => "restored",
        OperatorVerb.Release => "released",
        OperatorVerb.Identify => "identified",
        _ => "loss accepted",
    };

    private static string Describe(JobStoreAccepting? accepting) => accepting switch
    {
        null => "not known",
        JobStoreAccepting.All => "all route keys but those in quarantine",
        JobStoreAccepting.KnownOnly => "only route keys that are known: part of what the store knew is lost",
        _ => "none: the store only reads",
    };

    private static Text Cell(string text) => new(Printable.Line(text));

    private static string Number(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "not known";
}
