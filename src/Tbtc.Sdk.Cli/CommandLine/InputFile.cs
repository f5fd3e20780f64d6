namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>A file that a command is given to read; <c>-</c> is standard input.</summary>
/// <param name="kind">What it is, with its article: it begins a sentence.</param>
/// <param name="path">Where it is.</param>
internal sealed class InputFile(string kind, string path)
{
    private const string StandardInput = "-";

    /// <summary>How a message names it, at the beginning of a sentence.</summary>
    public string Name => path == StandardInput ? "Standard input" : $"{kind} {Printable.Argument(path)}";

    /// <summary>Reads all of it.</summary>
    /// <param name="mostBytes">The bound, in whole MiB.</param>
    /// <param name="remedy">What to do about a longer one.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UsageException">It cannot be read, or is longer.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(int mostBytes, string remedy, CancellationToken cancellationToken)
    {
        try
        {
            await using var stream = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
            var bytes = new byte[mostBytes + 1];

            // On a thread of its own: reading a terminal or a pipe does not heed cancellation.
            var length = await Task.Run(() => stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false), cancellationToken)
                .WaitAsync(cancellationToken).ConfigureAwait(false);
            return length <= mostBytes
                ? bytes.AsMemory(0, length)
                : throw new UsageException($"{Name} is longer than {mostBytes / 1024 / 1024} MiB: {remedy}.");
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
            throw new UsageException($"{Name} cannot be read: {cause}. Give a file that can, or - for standard input.");
        }
    }
}
