using Tbtc.Sdk;
using Tbtc.Sdk.Chain;

namespace Quickstart;

/// <summary>Which chain to read. Nothing given: the embedded one.</summary>
internal sealed record Arguments(Uri? Node, TbtcNetwork Network, WalletPublicKeyHash? Wallet)
{
    public const string Usage = """
        Usage: dotnet run --project docs/quickstart
               dotnet run --project docs/quickstart -- --rpc URL [--wallet HASH] [--bridge ADDR --wallet-registry ADDR]
        Without --bridge and --wallet-registry, tBTC on Ethereum's main network is read; without --wallet, the Bridge's active wallet.
        """;

    private static readonly string[] Names = ["--rpc", "--wallet", "--bridge", "--wallet-registry"];

    /// <summary>Reads the command line.</summary>
    /// <exception cref="FormatException">It is not one that <see cref="Usage"/> describes.</exception>
    public static Arguments Parse(string[] args)
    {
        var values = new Dictionary<string, string>();
        foreach (var pair in args.Chunk(2))
        {
            if (pair is not [var name, var value] || !Names.Contains(name) || !values.TryAdd(name, value))
            {
                throw new FormatException(Usage);
            }
        }

        var node = values.TryGetValue("--rpc", out var rpc) && Uri.TryCreate(rpc, UriKind.Absolute, out var url) ? url : null;
        var bridge = values.TryGetValue("--bridge", out var text) ? Address.Parse(text) : (Address?)null;
        var registry = values.TryGetValue("--wallet-registry", out text) ? Address.Parse(text) : (Address?)null;
        return (node is null && values.Count > 0) || bridge.HasValue != registry.HasValue
            ? throw new FormatException(Usage)
            : new(
                node,
                bridge is { } address ? new TbtcNetwork(address, registry) : TbtcNetwork.Mainnet,
                values.TryGetValue("--wallet", out text) ? WalletPublicKeyHash.Parse(text) : null);
    }
}
