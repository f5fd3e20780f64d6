using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Output;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>Which store a command works on, and its password.</summary>
internal sealed class StoreOptions
{
    private readonly Argument<string> _directory = new("DIR")
    {
        Description = "The data directory: the parent of covenant-signer-jobs.",
    };

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        HelpName = "FILE",
        Description = "The file whose first line is the password of an encrypted store. - is standard input.",
    };

    public StoreOptions(Command command)
    {
        command.Add(_directory);
        command.Add(_passwordFile);
    }

    /// <summary>How a command names the store, and its password.</summary>
    public string NameOf(ParseResult parsed)
    {
        var directory = ShellText.Quote(parsed.GetRequiredValue(_directory));
        return parsed.GetValue(_passwordFile) is { } file ? $"{directory} --password-file {ShellText.Quote(file)}" : directory;
    }

    /// <summary>Opens the store as a node would, but takes nothing over from a keep-core node.</summary>
    /// <exception cref="UsageException">It is another user's, or the password cannot be read.</exception>
    /// <exception cref="CommandFailedException">There is no store, or it is a keep-core node's.</exception>
    /// <exception cref="JobStoreOpenException">It cannot be opened.</exception>
    public async Task<OpenedStore> OpenAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var options = await ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        DataDirectory.RequireOwned(options.Directory);
        return await OpenAsync(options, NameOf(parsed), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Opens a store as a node would, taking it over from a keep-core node where it is one's.</summary>
    /// <param name="options">Where it is.</param>
    /// <param name="name">How a command names it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="JobStoreOpenException">It cannot be opened.</exception>
    public static async Task<OpenedStore> OpenAsync(DirectoryJobStoreOptions options, string name, CancellationToken cancellationToken)
    {
        var opened = await VerificationBar.RunAsync("Opening", progress =>
        {
            options.Progress = progress;
            return DirectoryJobStore.OpenAsync(options, cancellationToken);
        }).ConfigureAwait(false);
        foreach (var healed in opened.Report.Healed)
        {
            Terminal.WriteWarning($"{healed.Label}: {healed.Message}");
        }

        return new OpenedStore(opened.Store, opened.Store, name, opened.DisposeAsync);
    }

    /// <summary>Where the store is, and its password.</summary>
    /// <exception cref="UsageException">It is another user's, or the password cannot be read.</exception>
    /// <exception cref="CommandFailedException">There is no store.</exception>
    public async Task<DirectoryJobStoreOptions> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var directory = parsed.GetRequiredValue(_directory);
        DataDirectory.Require(directory);
        return new DirectoryJobStoreOptions
        {
            Directory = directory,
            Password = parsed.GetValue(_passwordFile) is { } file ? await PasswordFile.ReadAsync(file, cancellationToken).ConfigureAwait(false) : null,
        };
    }
}
