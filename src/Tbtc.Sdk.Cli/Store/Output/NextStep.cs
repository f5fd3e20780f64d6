using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Output;

/// <summary>What to do next about a thing that is not served: in words, and as the commands to type.</summary>
/// <param name="Words">What to do.</param>
/// <param name="Commands">The command for it, and the one to fall back on.</param>
internal sealed record NextStep(string Words, IReadOnlyList<string> Commands)
{
    private const string Why = "--reason 'WHY'";

    /// <summary>About a job in quarantine.</summary>
    /// <param name="store">What the store is called in a command.</param>
    /// <param name="job">The job.</param>
    public static NextStep For(string store, QuarantinedJob job)
    {
        var commands = new List<string>();
        if (job.RequestId is { } id)
        {
            commands.Add($"tbtc store quarantine restore {store} --request-id {ShellText.Quote(id)} --file GOOD_FILE {Why}");
        }

        if (job.Route is { } route)
        {
            commands.Add($"tbtc store quarantine release {store} --route {ShellText.Quote(route.Route)} --route-request-id {ShellText.Quote(route.RouteRequestId)} {Why}");
        }

        return new("restore its file, else release it", commands);
    }

    /// <summary>About something that the ledger does not account for.</summary>
    /// <param name="store">What the store is called in a command.</param>
    /// <param name="file">What it is.</param>
    public static NextStep For(string store, UnknownFile file)
    {
        var name = ShellText.Quote(file.File);
        var release = $"tbtc store quarantine release {store} --unknown {name} {Why}";
        if (!file.BlocksUnknownKeys)
        {
            // Nothing that was accepted can be in it.
            return new("release it", [release]);
        }

        var (route, routeRequestId) = file.Route is { } claimed ? (ShellText.Quote(claimed.Route), ShellText.Quote(claimed.RouteRequestId)) : ("ROUTE", "ROUTE_REQUEST_ID");
        return new(
            "identify it, else release it",
            [$"tbtc store quarantine identify {store} --unknown {name} --request-id REQUEST_ID --route {route} --route-request-id {routeRequestId} {Why}", release]);
    }
}
