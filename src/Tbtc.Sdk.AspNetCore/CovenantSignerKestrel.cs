using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tbtc.Sdk.Signing;

namespace Microsoft.AspNetCore.Hosting;

/// <summary>Bounds a server that has nothing to serve but a covenant signer.</summary>
public static class CovenantSignerKestrel
{
    /// <summary>
    /// Sets limits that a covenant signer's clients stay far within, so that slow, silent and half-closed connections cannot use the server up: 1,024 connections,
    /// 10 s for the headers, 8 KiB for a line and 16 KiB for all headers, 240 bytes/s for the body after 5 s, 60 s for a connection that is not used.
    /// </summary>
    /// <param name="options">The server's options.</param>
    public static void LimitForCovenantSigner(this KestrelServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var slowest = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        var limits = options.Limits;
        limits.MaxConcurrentConnections = 1024;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(60);
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MinRequestBodyDataRate = slowest;
        limits.MinResponseDataRate = slowest;
        limits.MaxRequestBodySize = CovenantRequestJson.MaxBytes;
        options.AddServerHeader = false;
        options.AllowSynchronousIO = false;
    }
}
