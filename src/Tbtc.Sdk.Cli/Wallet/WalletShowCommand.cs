using System.CommandLine;
using System.CommandLine.Parsing;
using Microsoft.Extensions.DependencyInjection;
using Tbtc.Sdk.Cli.Chain;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Wallet;

/// <summary><c>tbtc wallet show</c>.</summary>
internal sealed class WalletShowCommand
{
    private readonly Argument<WalletPublicKeyHash[]> _wallets = new("HASH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "The wallet public key hashes: 0x and 40 hex digits each.",
        CustomParser = WalletHashes.ParseArguments,
    };

    private readonly Option<string?> _list = new("--file")
    {
        HelpName = "LIST",
        Description = "Reads more hashes from a file, one a line; what follows a # is a comment. - is standard input.",
    };

    private readonly Option<BlockReference> _block = new("--block")
    {
        HelpName = "BLOCK",
        Description = "The block to read at: latest, safe, finalized, a number or a hash. Default: latest.",
        CustomParser = ParseBlock,
    };

    private readonly Option<bool> _json = CommonOptions.Json("Writes a JSON array with one object a wallet, in the order asked.");
    private readonly ChainOptions _chain;

    private WalletShowCommand(Command command)
    {
        command.Add(_wallets);
        command.Add(_list);
        _chain = new(command);
        command.Add(_block);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("show", "Shows what the chain holds for wallets. While the registry is out, everything else is shown all the same.");
        _ = new WalletShowCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = _chain.Connect(parsed);
        var wallets = await WalletsAsync(parsed, cancellationToken).ConfigureAwait(false);
        var summary = new WalletSummary();
        await using var json = parsed.GetValue(_json) ? new WalletJson(Terminal.OpenOutput()) : null;
        IWalletOutput output = json is not null ? json : new WalletTables();

        await output.BeginAsync(cancellationToken).ConfigureAwait(false);
        var reader = services.GetRequiredService<IWalletReader>();
        await ProgressBar.ForEachAsync(
            "Reading wallets",
            reader.GetWalletsAsync(wallets, parsed.GetValue(_block), cancellationToken),
            wallets.Count,
            output.IsStreamed,
            async result =>
            {
                summary.Add(result);
                await output.WriteAsync(result, cancellationToken).ConfigureAwait(false);
            }).ConfigureAwait(false);
        await output.EndAsync(cancellationToken).ConfigureAwait(false);

        summary.Write();
        return summary.ExitCode;
    }

    private async Task<IReadOnlyList<WalletPublicKeyHash>> WalletsAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        IReadOnlyList<WalletPublicKeyHash> listed = parsed.GetValue(_list) is { } list
            ? await WalletHashes.ReadListAsync(list, cancellationToken).ConfigureAwait(false)
            : [];
        WalletPublicKeyHash[] wallets = [.. parsed.GetValue(_wallets) ?? [], .. listed];
        return wallets.Length > 0
            ? wallets
            : throw new UsageException("No wallet is named: give at least one wallet public key hash, or a list of them with --file.");
    }

    private static BlockReference ParseBlock(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!BlockReference.TryParse(text, out var block))
        {
            result.AddError($"--block: {Printable.Argument(text)} is not a block: give latest, safe, finalized, a decimal number, or 0x and 64 hex digits.");
        }

        return block;
    }
}
