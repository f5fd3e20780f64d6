using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Tbtc.Sdk.Jobs;

/// <summary>What a job is accepted under: a route and the route request's id. One route key has one job, for ever.</summary>
/// <remarks>Immutable and safe to use from any thread. Equality is ordinal.</remarks>
public sealed record RouteKey
{
    /// <summary>The most characters that each part may have.</summary>
    public const int MaxPartLength = 255;

    /// <summary>Names a route request.</summary>
    /// <param name="route">The route, such as <c>qc_v1</c>: 1 to 255 of <c>[a-zA-Z0-9_-]</c>.</param>
    /// <param name="routeRequestId">The id within the route: 1 to 255 of <c>[a-zA-Z0-9_:-]</c>.</param>
    /// <exception cref="ArgumentException">A part is empty, too long or has another character.</exception>
    public RouteKey(string route, string routeRequestId)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(routeRequestId);
        Require(route, JobText.RouteCharacters, nameof(route));
        Require(routeRequestId, JobText.RouteRequestIdCharacters, nameof(routeRequestId));
        Route = route;
        RouteRequestId = routeRequestId;
    }

    /// <summary>The route.</summary>
    public string Route { get; }

    /// <summary>The id within the route.</summary>
    public string RouteRequestId { get; }

    /// <summary>Makes a route key; false when a part is empty, too long or has a character that it may not have.</summary>
    /// <param name="route">The route.</param>
    /// <param name="routeRequestId">The id within the route.</param>
    /// <param name="key">The route key, or null.</param>
    public static bool TryCreate(string? route, string? routeRequestId, [NotNullWhen(true)] out RouteKey? key)
    {
        key = IsPart(route, JobText.RouteCharacters) && IsPart(routeRequestId, JobText.RouteRequestIdCharacters) ? new RouteKey(route!, routeRequestId!) : null;
        return key is not null;
    }

    /// <summary>The route, a slash, the route request id.</summary>
    public override string ToString() => $"{Route}/{RouteRequestId}";

    private static bool IsPart(string? part, SearchValues<char> characters) =>
        part is { Length: >= 1 and <= MaxPartLength } && !part.AsSpan().ContainsAnyExcept(characters);

    private static void Require(string part, SearchValues<char> characters, string name)
    {
        if (!IsPart(part, characters))
        {
            throw new ArgumentException(
                $"'{JobText.Shorten(part)}' is not a part of a route key: use 1 to {MaxPartLength} letters, digits, '_' and '-', in the id also ':'.", name);
        }
    }
}
