using Microsoft.Extensions.Logging;
using Npgsql;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The way to the database: connections to a server that may be used, and calls that are tried again within their time.</summary>
internal sealed class Database : IAsyncDisposable
{
    /// <summary>How much longer than the server's own timeout one try waits for the answer, before the connection is taken for dead.</summary>
    private static readonly TimeSpan NetworkMargin = TimeSpan.FromSeconds(2);

    private readonly NpgsqlDataSource _source;
    private readonly ResiliencePipeline _pipeline;
    private readonly ILogger _logger;

    public Database(PostgreSqlJobStoreOptions options, ILogger logger)
    {
        _logger = logger;
        Name = ConnectionSettings.Describe(ConnectionSettings.Parse(options.ConnectionString), options.Schema);
        _source = ConnectionSettings.DataSource(options);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddTimeout(options.RetryTimeout)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is { } exception && DatabaseFailure.IsTransient(exception)),
                MaxRetryAttempts = int.MaxValue,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = TimeSpan.FromMilliseconds(20),
                MaxDelay = TimeSpan.FromSeconds(1),
                OnRetry = args =>
                {
                    BeforeRetry(args.Outcome.Exception!, args.AttemptNumber + 1);
                    return ValueTask.CompletedTask;
                },
            })
            .AddTimeout(options.StatementTimeout + NetworkMargin)
            .Build();
    }

    /// <summary>Which one, without credentials.</summary>
    public string Name { get; }

    /// <summary>Runs an operation that may be repeated as a whole, again and again within its time.</summary>
    /// <exception cref="JobStoreUnavailableException">It did not succeed within its time, or never will.</exception>
    public async ValueTask<T> RunAsync<T>(Func<CancellationToken, ValueTask<T>> operation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Exception? last = null;
        try
        {
            return await _pipeline.ExecuteAsync(
                async token =>
                {
                    try
                    {
                        return await operation(token).ConfigureAwait(false);
                    }
                    catch (Exception exception) when (DatabaseFailure.IsDatabase(exception))
                    {
                        last = exception;
                        throw;
                    }
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseFailure.IsDatabase(exception))
        {
            var cause = exception is TimeoutRejectedException ? last ?? exception : exception;
            var isTransient = DatabaseFailure.IsTransient(cause);
            throw new JobStoreUnavailableException(
                $"The job store's database ({Name}) cannot be used: {DatabaseFailure.Describe(cause)}. "
                    + (isTransient ? "Look at the server and the network; the store goes on by itself when they do." : "Look at the server and the rights of the store's role."),
                isTransient,
                cause);
        }
    }

    /// <summary>Runs one statement that reads. One try.</summary>
    public async ValueTask<T> ReadAsync<T>(
        string sql, Action<NpgsqlParameterCollection> bind, Func<NpgsqlDataReader, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        return await ExecuteAsync(connection, sql, bind, read, cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Runs one statement that writes, which is a transaction of its own. One try. What was sent is never cancelled: when the caller or the time ends the wait, the statement
    /// goes on, and its connection is given back when it has ended.
    /// </summary>
    public async ValueTask<T> WriteAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        Func<NpgsqlDataReader, CancellationToken, ValueTask<T>> read,
        WriteOutcome outcome,
        CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        var before = outcome.IsUnknown;
        outcome.Sent();
        try
        {
            return await ExecuteAsync(connection, sql, bind, read, CancellationToken.None).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DatabaseFailure.IsRolledBack(exception))
        {
            outcome.RolledBack(before);
            throw;
        }
    }

    /// <summary>Runs one statement that writes; gives how many rows it changed.</summary>
    public ValueTask<int> WriteAsync(string sql, Action<NpgsqlParameterCollection> bind, WriteOutcome outcome, CancellationToken cancellationToken) =>
        WriteAsync(sql, bind, static (rows, _) => ValueTask.FromResult(rows.RecordsAffected), outcome, cancellationToken);

    /// <summary>A connection for several statements.</summary>
    public ValueTask<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken) => _source.OpenConnectionAsync(cancellationToken);

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static async ValueTask<T> ExecuteAsync<T>(
        NpgsqlConnection connection, string sql, Action<NpgsqlParameterCollection> bind, Func<NpgsqlDataReader, CancellationToken, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        await using var disposing = connection.ConfigureAwait(false);
        var command = new NpgsqlCommand(sql, connection);
        await using var disposingCommand = command.ConfigureAwait(false);
        bind(command.Parameters);
        var rows = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var disposingRows = rows.ConfigureAwait(false);
        return await read(rows, cancellationToken).ConfigureAwait(false);
    }

    private void BeforeRetry(Exception exception, int retry)
    {
        PostgreSqlLog.Retrying(_logger, retry, DatabaseFailure.Describe(exception));
        if (DatabaseFailure.IsDemoted(exception))
        {
            _source.Clear();
        }
    }
}
