using System.CommandLine.Parsing;
using System.Text;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Wallet;

/// <summary>Reads the wallets that a command was asked for. A malformed one is a usage error that names all malformed ones.</summary>
internal static class WalletHashes
{
    private const int MostListBytes = 16 * 1024 * 1024;
    private const string StandardInput = "-";

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

    /// <summary>Reads a list: one hash a line, what follows a <c>#</c> is a comment. <c>-</c> is standard input.</summary>
    /// <exception cref="UsageException">The list cannot be read, or has malformed lines.</exception>
    public static async Task<IReadOnlyList<WalletPublicKeyHash>> ReadListAsync(string list, CancellationToken cancellationToken)
    {
        var wallets = new List<WalletPublicKeyHash>();
        var problems = new List<string>();
        using var lines = new StringReader(await ReadTextAsync(list, cancellationToken).ConfigureAwait(false));
        for (var number = 1; lines.ReadLine() is { } line; number++)
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
                problems.Add($"{NameOf(list)}, line {number}: {Malformed(text)}");
            }
        }

        return problems.Count == 0 ? wallets : throw new UsageException(problems);
    }

    private static string Malformed(string text) =>
        $"{Printable.Argument(text)} is not a wallet public key hash: give 0x and 40 hex digits, {2 + (2 * WalletPublicKeyHash.Size)} characters; these are {text.Length}.";

    private static async Task<string> ReadTextAsync(string list, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = list == StandardInput ? Console.OpenStandardInput() : File.OpenRead(list);
            var bytes = new byte[MostListBytes + 1];

            // On a thread of its own: reading a terminal or a pipe does not heed cancellation.
            var length = await Task.Run(() => stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false), cancellationToken)
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            using var reader = new StreamReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
            return length <= MostListBytes
                ? await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false)
                : throw new UsageException($"{NameOf(list)} is longer than {MostListBytes / 1024 / 1024} MiB: split it.");
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // Not the exception's own message: it holds the whole path, and that may be an address given by mistake.
            var cause = failed switch
            {
                FileNotFoundException or DirectoryNotFoundException => "there is no such file",
                UnauthorizedAccessException => "it is a directory, or reading it is not permitted",
                _ => "reading it failed",
            };
            throw new UsageException($"{NameOf(list)} cannot be read: {cause}. Give a file that can, or - for standard input.");
        }
    }

    private static string NameOf(string list) => list == StandardInput ? "Standard input" : $"The list {Printable.Argument(list)}";
}
