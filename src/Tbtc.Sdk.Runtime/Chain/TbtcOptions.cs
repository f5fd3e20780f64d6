namespace Tbtc.Sdk.Chain;

/// <summary>How to read tBTC's contracts. Checked once, at start; every mistake is listed.</summary>
public sealed class TbtcOptions
{
    /// <summary>The node's JSON-RPC address, http or https. Credentials in it (user name, password, path, query) are sent to the node and shown nowhere. Required.</summary>
    public Uri? RpcUrl { get; set; }

    /// <summary>Nodes to ask, in this order, while the one before gives no answer. On the same chain as the first: one on another chain is reported and never used.</summary>
    public IList<Uri> FallbackRpcUrls { get; } = [];

    /// <summary>The deployment to read. Required; <see cref="TbtcNetwork.Mainnet"/> is the one on Ethereum's main network.</summary>
    public TbtcNetwork? Network { get; set; }

    /// <summary>How long one request to a node may take, its answer included. Default: 10 seconds; at least 10 milliseconds, at most <see cref="TotalTimeout"/>.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one read may take, all its requests, retries and fallbacks included. Default: 30 seconds; at least 10 milliseconds, at most 10 minutes.</summary>
    /// <remarks>A read of many wallets is a sequence of such reads, of some hundred wallets each. The first that ends because no node gave a usable answer is the last.</remarks>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a read waits for the wallet registry where it is asked apart from the Bridge, retries included. Then the wallet comes without its members-ids
    /// hash. Default: 10 seconds; at least 10 milliseconds, at most <see cref="TotalTimeout"/>. Never more than half of what is left of that.
    /// </summary>
    public TimeSpan RegistryTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a wallet registry that failed again and again is not asked any more. Default: 30 seconds; at least half a second, at most an hour.</summary>
    public TimeSpan RegistryBreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often a request is repeated after a failure that may pass. Default: 3; at most 10; 0 for never.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The longest answer that is read, in bytes after decompression. Default: 16 MiB; at least 64 KiB, at most 1 GiB.</summary>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;
}
