using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>Which store a command works on: one in a directory, or one in a database.</summary>
internal sealed class StoreOptions
{
    private readonly Argument<string?> _directory = new("DIR")
    {
        Description = "The data directory: the parent of covenant-signer-jobs.",
    };

    private readonly PostgresOption _postgres;
    private readonly DirectoryOptions _inDirectory;

    public StoreOptions(Command command)
    {
        _directory.Arity = ArgumentArity.ZeroOrOne;
        _inDirectory = new(command, _directory);
        _postgres = new(command, "The connection string of a store in PostgreSQL, instead of DIR.");
    }

    /// <summary>The store as one in a directory, where it is.</summary>
    /// <returns>Where it is and how a command names it, or null for a store in a database.</returns>
    /// <exception cref="UsageException">No store is named, or two are; or it is another user's.</exception>
    /// <exception cref="CommandFailedException">There is no store in the directory.</exception>
    public async Task<(DirectoryJobStoreOptions Options, string Name)?> ReadDirectoryAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(_directory) is not null)
        {
            return _postgres.Given(parsed) is null
                ? await _inDirectory.ReadAsync(parsed, cancellationToken).ConfigureAwait(false)
                : throw new UsageException("DIR and --postgres both name a store: give one of them.");
        }

        _inDirectory.RequireNone(parsed);
        return null;
    }

    /// <summary>Opens the store as a node would, but takes nothing over from a keep-core node.</summary>
    /// <exception cref="UsageException">No store is named, or two are; or it is another user's.</exception>
    /// <exception cref="CommandFailedException">There is no store in the directory, or it is a keep-core node's.</exception>
    /// <exception cref="TbtcException">It cannot be opened.</exception>
    public async Task<OpenedStore> OpenAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        await ReadDirectoryAsync(parsed, cancellationToken).ConfigureAwait(false) is var (options, name)
            ? await DirectoryOptions.OpenOwnedAsync(options, name, cancellationToken).ConfigureAwait(false)
            : await OpenDatabaseAsync(parsed, cancellationToken).ConfigureAwait(false);

    /// <summary>Opens a store in a database.</summary>
    /// <exception cref="UsageException">None is named.</exception>
    /// <exception cref="PostgreSqlOpenException">It cannot be opened.</exception>
    public async Task<OpenedStore> OpenDatabaseAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var connection = _postgres.Read(parsed)
            ?? throw new UsageException($"No store is named: give the data directory DIR, or the connection string of a database with --postgres or in {PostgresOption.Variable}.");
        try
        {
            var opened = await PostgreSqlJobStore.OpenAsync(new PostgreSqlJobStoreOptions { ConnectionString = connection }, cancellationToken: cancellationToken).ConfigureAwait(false);

            // Not the connection string: there may be a password in it.
            return new OpenedStore(opened.Store, opened.Store, $"--postgres \"${PostgresOption.Variable}\"", opened.DisposeAsync);
        }
        catch (ArgumentException)
        {
            throw PostgresOption.Unusable();
        }
    }
}
