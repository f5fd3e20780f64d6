using System.CommandLine;
using System.Net;
using System.Text;
using Tbtc.Sdk.AspNetCore;
using Tbtc.Sdk.Cli.Chain;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary><c>tbtc signer serve</c>.</summary>
internal sealed class SignerServeCommand
{
    private const int MostSecretBytes = 1024 * 1024;
    private const ulong MainnetChainId = 1;

    private readonly Option<string?> _store = new("--store")
    {
        HelpName = "DIR",
        Description = "The data directory, the parent of covenant-signer-jobs. Created where it is missing.",
    };

    private readonly Option<string?> _listen = new("--listen")
    {
        HelpName = "ADDR:PORT",
        Description = $"Where to listen; one that is not loopback needs a token. Default: {ListenAddress.Default}.",
    };

    private readonly Option<string?> _tokenFile = new("--token-file")
    {
        HelpName = "FILE",
        Description = "A file with the bearer token that callers must send: at least 16 printable ASCII characters on one line.",
    };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        HelpName = "FILE",
        Description = "The file whose first line is the password that the store's files are encrypted with: keep-core's, where it wrote them. Default: they are not encrypted.",
    };

    private readonly Option<bool> _enableSelfV1 = new("--enable-self-v1")
    {
        Description = "Serves the route self_v1 beside qc_v1.",
    };

    private readonly Option<string?> _config = new("--config")
    {
        HelpName = "FILE",
        Description = "A JSON file with the settings and the trust roots. What is given on the command line comes first.",
    };

    private readonly PostgresOption _postgres;
    private readonly ChainOptions _chain;

    private SignerServeCommand(Command command)
    {
        command.Add(_store);
        _postgres = new(command, "The connection string of a store in PostgreSQL that several nodes share, instead of --store.");
        command.Add(_listen);
        command.Add(_tokenFile);
        command.Add(_passwordFile);
        command.Add(_enableSelfV1);
        command.Add(_config);
        _chain = new(command);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command(
            "serve",
            "Serves the covenant signer over HTTP with an engine that signs nothing: requests are accepted, kept and answered as pending. Where a node is named, signer approvals are verified against the chain; otherwise requests that carry one are refused.");
        _ = new SignerServeCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var settings = await ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        return await SignerServer.RunAsync(settings, cancellationToken).ConfigureAwait(false);
    }

    private async Task<SignerSettings> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var config = parsed.GetValue(_config) is { } path ? await SignerConfigFile.ReadAsync(path, cancellationToken).ConfigureAwait(false) : new();
        var problems = new List<string>();
        var file = new ChainSettings(
            config.Rpc,
            SignerPolicy.ReadAddress("bridge", config.Bridge, problems),
            SignerPolicy.ReadAddress("walletRegistry", config.WalletRegistry, problems),
            config.ChainId);
        if (file is { WalletRegistry: not null, Bridge: null })
        {
            problems.Add("In the config file, $.walletRegistry is given without $.bridge: give the addresses of both contracts.");
        }

        if (problems.Count > 0)
        {
            throw new UsageException(problems);
        }

        var (directory, database) = ReadStore(parsed, config);
        var passwordFile = Given(parsed, _passwordFile, directory is null && config.Store is not null ? null : config.PasswordFile);
        if (directory is null && passwordFile is not null)
        {
            throw new UsageException("--password-file is the password of a directory's files, and the store is in PostgreSQL: leave it out.");
        }

        var listen = ReadListen(parsed, config);
        var chain = _chain.Read(parsed, file);
        var chainId = _chain.ReadChainId(parsed, file);
        if (chain is not null && chainId is null)
        {
            throw new UsageException("--bridge is given without --chain-id: approvals are signed for one chain, so give its id.");
        }

        var token = Given(parsed, _tokenFile, config.TokenFile) is { } tokenFile ? await ReadTokenAsync(tokenFile, cancellationToken).ConfigureAwait(false) : null;
        if (token is null && !IPAddress.IsLoopback(listen.Address))
        {
            throw new UsageException($"--listen {listen} can be reached from other machines, and no token is named: give one with --token-file, or listen on 127.0.0.1.");
        }

        return new()
        {
            Store = directory is null
                ? new SignerStore.InDatabase(database!, config.StoreId)
                : new SignerStore.InDirectory(directory, passwordFile is null ? null : await PasswordFile.ReadAsync(passwordFile, cancellationToken).ConfigureAwait(false), config.StoreId),
            Listen = listen,
            Token = token,
            EnableSelfV1 = parsed.GetValue(_enableSelfV1) || config.EnableSelfV1 == true,
            Policy = SignerPolicy.Create(config, chainId ?? MainnetChainId),
            Chain = chain,
        };
    }

    /// <summary>One of the two is null. The command line comes before the file, and the file before the environment.</summary>
    private (string? Directory, string? Database) ReadStore(ParseResult parsed, SignerConfig config)
    {
        var (directory, database) = (parsed.GetValue(_store), _postgres.Given(parsed)) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => throw new UsageException("--store and --postgres both name a store: give one of the two."),
            (null or "", null or "") => (config.Store, config.Postgres),
            var given => given,
        };
        return (directory, database) switch
        {
            ({ Length: > 0 }, { Length: > 0 }) => throw new UsageException("In the config file, $.store and $.postgres both name a store: give one of the two."),
            ({ Length: > 0 }, _) => (directory, null),
            (_, { Length: > 0 }) => (null, database),
            _ => (null, _postgres.Read(parsed)
                ?? throw new UsageException($"No store is named: give the data directory with --store, or the connection string of a database with --postgres or in {PostgresOption.Variable}.")),
        };
    }

    private IPEndPoint ReadListen(ParseResult parsed, SignerConfig config)
    {
        var text = Given(parsed, _listen, config.Listen) ?? ListenAddress.Default;
        return ListenAddress.Parse(text) ?? throw new UsageException($"--listen: {Printable.Argument(text)} {ListenAddress.Problem}");
    }

    private static async Task<string> ReadTokenAsync(string path, CancellationToken cancellationToken)
    {
        var file = new InputFile("The token file", path);
        var token = await ReadSecretAsync(file, cancellationToken).ConfigureAwait(false);
        return token.Length >= CovenantSignerHttpOptions.MinTokenLength && !token.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? token
            : throw new UsageException($"{file.Name} does not hold one line of at least {CovenantSignerHttpOptions.MinTokenLength} printable ASCII characters without white space: make a token, such as by openssl rand -hex 32.");
    }

    // A secret is not shown, whatever is wrong with it.
    private static async Task<string> ReadSecretAsync(InputFile file, CancellationToken cancellationToken) =>
        Encoding.UTF8.GetString((await file.ReadAsync(MostSecretBytes, "no secret is", cancellationToken).ConfigureAwait(false)).Span).TrimEnd('\r', '\n');

    private static string? Given(ParseResult parsed, Option<string?> option, string? written) => parsed.GetValue(option) is { Length: > 0 } given ? given : written;
}
