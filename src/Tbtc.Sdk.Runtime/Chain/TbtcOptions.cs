namespace Tbtc.Sdk.Chain;

/// <summary>How to read tBTC's contracts. Checked once, at start; every mistake is listed.</summary>
public sealed class TbtcOptions
{
    /// <summary>The node's JSON-RPC address, http or https. Credentials in it (user name, password, path, query) are sent to the node and shown nowhere. Required.</summary>
    public Uri? RpcUrl { get; set; }

    /// <summary>The deployment to read. Required; <see cref="TbtcNetwork.Mainnet"/> is the one on Ethereum's main network.</summary>
    public TbtcNetwork? Network { get; set; }

    /// <summary>How long one request to the node may take, its answer included. Default: 10 seconds; at least a millisecond, at most 10 minutes.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest answer that is read, in bytes after decompression. Default: 16 MiB; at least 64 KiB, at most 1 GiB.</summary>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;
}
