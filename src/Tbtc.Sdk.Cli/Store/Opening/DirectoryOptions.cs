using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Output;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>A store in a directory, and its password.</summary>
internal sealed class DirectoryOptions
{
    private readonly Argument<string?> _directory;

    private readonly Option<string?> _passwordFile = new("--password-file")
    {
        HelpName = "FILE",
        Description = "The file whose first line is the password of an encrypted store. - is standard input.",
    };

    /// <summary>For a command that works on directories alone.</summary>
    public DirectoryOptions(Command command)
        : this(command, new("DIR") { Description = "The data directory: the parent of covenant-signer-jobs." })
    {
    }

    public DirectoryOptions(Command command, Argument<string?> directory)
    {
        _directory = directory;
        command.Add(_directory);
        command.Add(_passwordFile);
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

    /// <summary>The same, but takes nothing over.</summary>
    /// <exception cref="CommandFailedException">It is a keep-core node's.</exception>
    /// <exception cref="JobStoreOpenException">It cannot be opened.</exception>
    public static Task<OpenedStore> OpenOwnedAsync(DirectoryJobStoreOptions options, string name, CancellationToken cancellationToken)
    {
        DataDirectory.RequireOwned(options.Directory);
        return OpenAsync(options, name, cancellationToken);
    }

    /// <summary>Where the store is, and how a command names it.</summary>
    /// <exception cref="UsageException">It is another user's, or the password cannot be read.</exception>
    /// <exception cref="CommandFailedException">There is no store.</exception>
    public async Task<(DirectoryJobStoreOptions Options, string Name)> ReadAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (directory, passwordFile) = (parsed.GetRequiredValue(_directory)!, parsed.GetValue(_passwordFile));
        DataDirectory.Require(directory);
        var password = passwordFile is null ? null : await PasswordFile.ReadAsync(passwordFile, cancellationToken).ConfigureAwait(false);
        var name = passwordFile is null ? ShellText.Quote(directory) : $"{ShellText.Quote(directory)} --password-file {ShellText.Quote(passwordFile)}";
        return (new DirectoryJobStoreOptions { Directory = directory, Password = password }, name);
    }

    /// <summary>Opens the store as a node would, but takes nothing over.</summary>
    /// <exception cref="UsageException">It is another user's, or the password cannot be read.</exception>
    /// <exception cref="CommandFailedException">There is no store, or it is a keep-core node's.</exception>
    /// <exception cref="JobStoreOpenException">It cannot be opened.</exception>
    public async Task<OpenedStore> OpenOwnedAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (options, name) = await ReadAsync(parsed, cancellationToken).ConfigureAwait(false);
        return await OpenOwnedAsync(options, name, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses what is for directories where there is none.</summary>
    /// <exception cref="UsageException">A password is given.</exception>
    public void RequireNone(ParseResult parsed)
    {
        if (parsed.GetValue(_passwordFile) is not null)
        {
            throw new UsageException("--password-file is the password of a directory, and none is named: give DIR.");
        }
    }
}
