using System.Globalization;
using System.Net;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary>Where a server listens.</summary>
internal static class ListenAddress
{
    public const string Default = "127.0.0.1:9702";

    public const string Problem = "is not an address to listen on: give an IP address or localhost, a colon and a port, such as 127.0.0.1:9702 or [::1]:9702.";

    /// <summary>Reads <c>ADDR:PORT</c>; null for anything else. The port 0 takes any that is free.</summary>
    public static IPEndPoint? Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        if (colon <= 0 || !ushort.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port))
        {
            return null;
        }

        var host = text[..colon];
        if (host == "localhost")
        {
            return new(IPAddress.Loopback, port);
        }

        var isBracketed = host.StartsWith('[') && host.EndsWith(']');
        return IPAddress.TryParse(isBracketed ? host[1..^1] : host, out var address) && isBracketed == (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6)
            ? new(address, port)
            : null;
    }
}
