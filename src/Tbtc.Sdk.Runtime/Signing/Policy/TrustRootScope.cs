namespace Tbtc.Sdk.Signing;

/// <summary>What a trust root is for.</summary>
internal readonly record struct TrustRootScope(CovenantRoute Route, string Reserve, string Network)
{
    public static TrustRootScope Of(CovenantRoute route, string reserve, string network) =>
        new(route, reserve.ToLowerInvariant(), network.Trim().ToLowerInvariant());

    public override string ToString() => $"the route {Wire.Routes[Route]}, the reserve {Display.Value(Reserve)} and the network {Display.Value(Network)}";
}
