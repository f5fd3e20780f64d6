using System.CommandLine.Parsing;
using System.Text;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Wallet;

/// <summary>Reads the wallets that a command was asked for. A malformed one is a usage error that names all malformed ones.</summary>
internal static class WalletHashes
{
    private const int MostListBytes = 16 * 1024 * 1024;

    /// <summary>Parses arguments of the command line.</summary>
    public static WalletPublicKeyHash[] ParseArguments(ArgumentResult result)
    {
        var wallets = new List<WalletPublicKeyHash>(result.Tokens.Count);
        foreach (var token in result.Tokens)
        {
            if (WalletPublicKeyHash.TryParse(token.Value, out var wallet))
            {
                wallets.Add(wallet);
            }
            else
            {
                result.AddError(token.Value.StartsWith('-')
                    ? $"{Printable.Argument(token.Value)} is not an option of this command."
                    : Malformed(token.Value));
            }
        }

        return [.. wallets];
    }

    /// <summary>Parses the one value of an option.</summary>
    public static WalletPublicKeyHash ParseOption(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!WalletPublicKeyHash.TryParse(text, out var wallet))
        {
            result.AddError($"{(result.Parent as OptionResult)?.Option.Name}: {Malformed(text)}");
        }

        return wallet;
    }

    /// <summary>Reads a list: one hash a line, what follows a <c>#</c> is a comment. <c>-</c> is standard input.</summary>
    /// <exception cref="UsageException">The list cannot be read, or has malformed lines.</exception>
    public static async Task<IReadOnlyList<WalletPublicKeyHash>> ReadListAsync(string list, CancellationToken cancellationToken)
    {
        var wallets = new List<WalletPublicKeyHash>();
        var problems = new List<string>();
        var file = new InputFile("The list", list);
        var bytes = await file.ReadAsync(MostListBytes, "split it", cancellationToken).ConfigureAwait(false);
        using var lines = new StreamReader(new MemoryStream(bytes.ToArray()), Encoding.UTF8);
        for (var number = 1; await lines.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line; number++)
        {
            var comment = line.IndexOf('#', StringComparison.Ordinal);
            var text = (comment < 0 ? line : line[..comment]).Trim();
            if (text.Length == 0)
            {
                continue;
            }

            if (WalletPublicKeyHash.TryParse(text, out var wallet))
            {
                wallets.Add(wallet);
            }
            else
            {
                problems.Add($"{file.Name}, line {number}: {Malformed(text)}");
            }
        }

        return problems.Count == 0 ? wallets : throw new UsageException(problems);
    }

    private static string Malformed(string text) =>
        $"{Printable.Argument(text)} is not a wallet public key hash: give 0x and 40 hex digits, {2 + (2 * WalletPublicKeyHash.Size)} characters; these are {text.Length}.";
}
