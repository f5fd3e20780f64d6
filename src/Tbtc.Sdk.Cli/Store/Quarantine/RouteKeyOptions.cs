using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary>A route key, typed out: who does that means this one.</summary>
internal sealed class RouteKeyOptions
{
    private readonly Option<string?> _route;
    private readonly Option<string?> _routeRequestId;

    public RouteKeyOptions(Command command, bool isRequired)
    {
        _route = new("--route") { HelpName = "ROUTE", Required = isRequired, Description = "The route of the job's route key, such as qc_v1." };
        _routeRequestId = new("--route-request-id") { HelpName = "ID", Required = isRequired, Description = "The route request id of the job's route key." };
        command.Add(_route);
        command.Add(_routeRequestId);
    }

    /// <summary>Whether any part of it is given.</summary>
    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_route) is not null || parsed.GetValue(_routeRequestId) is not null;

    /// <exception cref="UsageException">It cannot be a route key.</exception>
    public RouteKey Read(ParseResult parsed)
    {
        var (route, id) = (parsed.GetValue(_route) ?? "", parsed.GetValue(_routeRequestId) ?? "");
        return RouteKey.TryCreate(route, id, out var key)
            ? key
            : throw new UsageException($"--route {Printable.Argument(route)} and --route-request-id {Printable.Argument(id)} are not a route key: give both parts, 1 to {RouteKey.MaxPartLength} letters, digits, '_' and '-' each.");
    }
}
