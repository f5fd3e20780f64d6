using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Chain;

/// <summary>The options of every command that reads the chain: which node, and which deployment.</summary>
internal sealed class ChainOptions
{
    private const string RpcUrlVariable = "TBTC_RPC_URL";
    private const string Mainnet = "mainnet";
    private const int LongestTimeoutSeconds = 600;

    private readonly Option<string?> _rpc = new("--rpc")
    {
        HelpName = "URL",
        Description = $"The node's JSON-RPC address. Default: the environment variable {RpcUrlVariable}, which keeps a key in the address out of the process list.",
    };

    private readonly Option<string?> _network = new("--network")
    {
        HelpName = Mainnet,
        Description = $"The deployment to read. Default: {Mainnet}, unless --bridge is given.",
        CustomParser = result => OptionValue.Parse(result, text => text == Mainnet ? text : null, $"is not a network: give {Mainnet}, or the contracts with --bridge and --wallet-registry."),
    };

    private readonly Option<Address?> _bridge = new("--bridge")
    {
        HelpName = "ADDR",
        Description = "The Bridge's address on another deployment.",
        CustomParser = ParseAddress,
    };

    private readonly Option<Address?> _walletRegistry = new("--wallet-registry")
    {
        HelpName = "ADDR",
        Description = "The wallet registry's address on that deployment. Default: the Bridge is asked for it.",
        CustomParser = ParseAddress,
    };

    private readonly Option<ulong?> _chainId = new("--chain-id")
    {
        HelpName = "N",
        Description = $"The id of the chain that the node must be on. Default: 1 for {Mainnet}, otherwise any.",
        CustomParser = OptionValue.ParseChainId,
    };

    private readonly Option<int> _timeout = new("--timeout")
    {
        HelpName = "SECONDS",
        Description = "How long a read of up to a few hundred wallets may take, retries included.",
        DefaultValueFactory = _ => (int)new TbtcOptions().TotalTimeout.TotalSeconds,
        CustomParser = result => OptionValue.Parse(
            result,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= LongestTimeoutSeconds ? seconds : (int?)null,
            $"is not a timeout: give a number of seconds from 1 to {LongestTimeoutSeconds}.") ?? 0,
    };

    public ChainOptions(Command command)
    {
        command.Add(_rpc);
        command.Add(_network);
        command.Add(_bridge);
        command.Add(_walletRegistry);
        command.Add(_chainId);
        command.Add(_timeout);
    }

    /// <summary>The services that read the chain which the options name. Nothing is asked yet.</summary>
    /// <exception cref="UsageException">The options are missing or contradict each other.</exception>
    public ServiceProvider Connect(ParseResult parsed)
    {
        var configure = Read(parsed)
            ?? throw new UsageException($"No node is named: give its JSON-RPC address with --rpc, or in the environment variable {RpcUrlVariable}.");
        return new ServiceCollection().AddTbtc(configure).BuildServiceProvider();
    }

    /// <summary>How to read the chain which the options name; null where they name no node.</summary>
    /// <param name="parsed">What was given, which comes before what the file says.</param>
    /// <param name="file">What a file says, or null.</param>
    /// <exception cref="UsageException">The options contradict each other.</exception>
    public Action<TbtcOptions>? Read(ParseResult parsed, ChainSettings? file = null)
    {
        var network = Network(parsed, file);
        if (Url(parsed, file) is not { } url)
        {
            return null;
        }

        var timeout = TimeSpan.FromSeconds(parsed.GetValue(_timeout));
        return options =>
        {
            options.RpcUrl = url;
            options.Network = network;

            // The shares of a read that one request and the registry may take stay what they are by default.
            var factor = timeout / options.TotalTimeout;
            options.TotalTimeout = timeout;
            options.RequestTimeout *= factor;
            options.RegistryTimeout *= factor;
        };
    }

    /// <summary>The id of the chain that the options name, or null where it is whichever the node is on.</summary>
    /// <param name="parsed">What was given, which comes before what the file says.</param>
    /// <param name="file">What a file says, or null.</param>
    public ulong? ReadChainId(ParseResult parsed, ChainSettings? file = null) => Network(parsed, file).ChainId;

    // The address may hold a key, so it is not shown, whatever is wrong with it.
    private Uri? Url(ParseResult parsed, ChainSettings? file)
    {
        var (text, source) = parsed.GetValue(_rpc) is { } given ? (given, "--rpc")
            : file?.Rpc is { } written ? (written, "rpc in the file of --config")
            : (Environment.GetEnvironmentVariable(RpcUrlVariable), RpcUrlVariable);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new UsageException($"{source} is not an http or https address: give one such as https://node.example.");
    }

    private TbtcNetwork Network(ParseResult parsed, ChainSettings? file)
    {
        var chainId = parsed.GetValue(_chainId) ?? file?.ChainId;
        var isNamed = parsed.GetValue(_network) is not null;
        if (parsed.GetValue(_bridge) is { } given)
        {
            return isNamed
                ? throw new UsageException("--network and --bridge both name a deployment: give one of the two.")
                : new(given, parsed.GetValue(_walletRegistry), chainId);
        }

        if (parsed.GetValue(_walletRegistry) is not null)
        {
            throw new UsageException("--wallet-registry is given without --bridge: give the addresses of both contracts.");
        }

        return file?.Bridge is { } bridge && !isNamed
            ? new(bridge, file.WalletRegistry, chainId)
            : new(TbtcNetwork.Mainnet.Bridge, TbtcNetwork.Mainnet.WalletRegistry, chainId ?? TbtcNetwork.Mainnet.ChainId);
    }

    private static Address? ParseAddress(ArgumentResult result) => OptionValue.Parse(
        result,
        text => Address.TryParse(text, out var address) && !address.IsZero ? address : (Address?)null,
        "is not the address of a contract: give 0x and 40 hex digits, not all zero.");
}
