using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Somebody who has the recovery guide, the log and perhaps a backup, and knows nothing else.</summary>
internal sealed partial class GuidedOperator(RecoveryGuide guide, StoreShell shell, DamagedDirectory damaged)
{
    private const int MostSteps = 60;

    private readonly HashSet<(string Thing, string Block)> _tried = [];
    private bool _knowsPassword = damaged.IsPasswordGiven;

    /// <summary>What was met and typed on the way.</summary>
    public List<string> Steps { get; } = [];

    /// <summary>The labels that were met, in their order.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>The blocks of the guide that were typed.</summary>
    public HashSet<string> Typed { get; } = [];

    /// <summary>How many commands of the guide were typed.</summary>
    public int Commands { get; private set; }

    /// <summary>Goes from <c>status</c> to healthy, and calls back after each <c>status</c>.</summary>
    public async Task HealAsync(Func<Task> afterStatus)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var status = await shell.RunAsync("""tbtc store status "$DIR" --json""", Variables(null));
            Steps.Add($"status: {status.ExitCode} {status.Error.Trim()}");
            await afterStatus();
            if (Next(status) is not var (label, row))
            {
                return;
            }

            Labels.Add(label);
            await DecideAsync(label, row);
        }

        throw new InvalidOperationException($"Not healthy after {MostSteps} steps.");
    }

    private (string Label, StatusRow? Row)? Next(ConsoleResult status)
    {
        switch (status.ExitCode)
        {
            case 1:
                return (ErrorLabel().Match(status.Error) is { Success: true } match ? match.Groups[1].Value : throw new InvalidOperationException($"The error has no label: {status.Error}"), null);
            case 4:
                return ("No store", null);
            case 0 or 3:
                using (var json = JsonDocument.Parse(status.Output))
                {
                    return json.RootElement.GetProperty("locked").GetBoolean() ? ("Locked", null)
                        : status.ExitCode == 0 ? null
                        : StatusRow.Read(json.RootElement, damaged.NewestBackup is not null) is [var row, ..] ? (row.Label, row)
                        : throw new InvalidOperationException($"Not healthy, and no row says why: {status.Output}");
                }

            default:
                throw new InvalidOperationException($"status ended with {status.ExitCode}: {status.Error}");
        }
    }

    private async Task DecideAsync(string label, StatusRow? row)
    {
        var variables = Variables(row);
        if (row?.Unknown is { } unknown)
        {
            await AddIdentityAsync(unknown, variables);
        }

        var thing = row?.RequestId ?? row?.RouteRequestId ?? row?.Unknown ?? label;
        foreach (var block in guide.Blocks(label).Where(block => IsFor(row, block) && Uses(block).All(variables.ContainsKey)))
        {
            if (!_tried.Add((thing, block)))
            {
                continue;
            }

            var result = await shell.RunAsync(block, variables);
            Typed.Add(block);
            Commands += CommandLines().Count(block);
            Steps.Add($"{label} {thing}: {block.Trim()}\n    -> {result.ExitCode} {result.Output.Trim()} {result.Error.Trim()}");
            if (result.ExitCode is 0 or 3)
            {
                _knowsPassword |= label == "WrongPassword";
                NoteNewStoreId(result.Output);
                return;
            }
        }

        throw new InvalidOperationException($"Under {label} the guide has nothing (more) that helps {thing}: {row?.Reason}");
    }

    // The guide says so where a store gets one: the node's configuration names it from then on.
    private void NoteNewStoreId(string output)
    {
        if (damaged.StoreId is not null && StoreId().Match(output) is { Success: true } shown)
        {
            damaged.StoreId = Guid.Parse(shown.Groups[1].Value);
        }
    }

    private static bool IsFor(StatusRow? row, string block) =>
        row is null || block.Contains("$NEWEST_BACKUP", StringComparison.Ordinal) || (row.Unknown is not null) == block.Contains("$UNKNOWN", StringComparison.Ordinal);

    /// <summary>What the guide's table of names says, as far as it is there.</summary>
    private Dictionary<string, string> Variables(StatusRow? row)
    {
        var variables = new Dictionary<string, string>
        {
            ["DIR"] = damaged.Path,
            ["LOG"] = damaged.Log,
            ["NODE"] = damaged.Node,
        };
        Add("BACKUP", damaged.Backup);
        Add("NEWEST_BACKUP", damaged.NewestBackup);
        Add("PASSWORD_FILE", damaged.PasswordFile);
        Add("WITH_PASSWORD_FILE", _knowsPassword ? damaged.PasswordFile : "");
        Add("REQUEST_ID", row?.RequestId);
        Add("ROUTE", row?.Route);
        Add("ROUTE_REQUEST_ID", row?.RouteRequestId);
        Add("UNKNOWN", row?.Unknown);
        return variables;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                variables.Add(name, value);
            }
        }
    }

    private async Task AddIdentityAsync(string unknown, Dictionary<string, string> variables)
    {
        if (damaged.Accepted.FirstOrDefault(job => unknown.EndsWith($"/{job.RequestId}.json", StringComparison.Ordinal)) is { } logged)
        {
            (variables["REQUEST_ID"], variables["ROUTE"], variables["ROUTE_REQUEST_ID"]) = (logged.RequestId, logged.Route.Route, logged.Route.RouteRequestId);
            return;
        }

        var shown = await shell.RunAsync("""tbtc store quarantine show "$DIR" --unknown "$UNKNOWN" --json""", variables);
        Assert.Equal((3, ""), (shown.ExitCode, shown.Error));
        using var json = JsonDocument.Parse(shown.Output);
        var claims = json.RootElement.GetProperty("claims");
        if (claims.GetProperty("requestId").GetString() is { } id)
        {
            (variables["REQUEST_ID"], variables["ROUTE"], variables["ROUTE_REQUEST_ID"]) =
                (id, claims.GetProperty("route").GetString()!, claims.GetProperty("routeRequestId").GetString()!);
        }
    }

    /// <summary>The names that a block uses and does not read itself.</summary>
    private static IEnumerable<string> Uses(string block)
    {
        var own = Reads().Matches(block).SelectMany(match => match.Groups[1].Value.Split(' '));
        return Names().Matches(block).Select(match => match.Groups[1].Value).Except(own);
    }

    [GeneratedRegex(@"\$([A-Z_]+)")]
    private static partial Regex Names();

    [GeneratedRegex("read -r ([A-Z_ ]+)")]
    private static partial Regex Reads();

    // The words of a loop are no commands.
    [GeneratedRegex("^ *(?!while |do$|done )[a-z]", RegexOptions.Multiline)]
    private static partial Regex CommandLines();

    [GeneratedRegex("^Store id +([0-9a-f-]{36})$", RegexOptions.Multiline)]
    private static partial Regex StoreId();

    [GeneratedRegex("^tbtc: error: ([A-Z][A-Za-z]+): ", RegexOptions.Multiline)]
    private static partial Regex ErrorLabel();
}
