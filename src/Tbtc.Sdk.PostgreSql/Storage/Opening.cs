using Microsoft.Extensions.Logging;
using Npgsql;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Brings the schema up to date where that is asked for, and makes sure that it is this store's before anything else is done.</summary>
internal sealed class Opening(Database database, PostgreSqlJobStoreOptions options, ILogger logger)
{
    private readonly string _schema = options.Schema;

    /// <summary>The store's id.</summary>
    /// <exception cref="PostgreSqlOpenException">The database cannot be opened as a job store.</exception>
    public async Task<Guid> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (options.Migrate)
            {
                await MigrateAsync(null, cancellationToken).ConfigureAwait(false);
            }

            return await database.RunAsync(
                async token =>
                {
                    var connection = await database.OpenAsync(token).ConfigureAwait(false);
                    await using var disposing = connection.ConfigureAwait(false);
                    return await CheckAsync(connection, token).ConfigureAwait(false);
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (JobStoreUnavailableException exception)
        {
            throw ToOpenException(exception);
        }
    }

    /// <summary>Creates the schema or brings it up to date, and gives a role its rights.</summary>
    /// <exception cref="PostgreSqlOpenException">The schema cannot be brought up to date. Nothing was changed.</exception>
    public async Task MigrateAsync(string? applicationRole, CancellationToken cancellationToken)
    {
        try
        {
            await database.RunAsync(
                async token =>
                {
                    var connection = await database.OpenAsync(token).ConfigureAwait(false);
                    await using var disposing = connection.ConfigureAwait(false);
                    try
                    {
                        await MigrateAsync(connection, applicationRole, token).ConfigureAwait(false);
                    }
                    catch (PostgresException exception) when (IsRace(exception.SqlState))
                    {
                        // Another node does the same at the same time. Once it is done there is nothing left to do.
                        throw new TimeoutException($"Another node changes the schema: {exception.MessageText}", exception);
                    }

                    return true;
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (JobStoreUnavailableException exception)
        {
            throw ToOpenException(exception);
        }
    }

    private async Task MigrateAsync(NpgsqlConnection connection, string? applicationRole, CancellationToken cancellationToken)
    {
        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using var disposing = transaction.ConfigureAwait(false);
        var tables = await TablesAsync(connection, cancellationToken).ConfigureAwait(false);
        RequireOurs(tables);
        if (tables.Count > 0 && applicationRole is null && await VersionAsync(connection, cancellationToken).ConfigureAwait(false) == Schema.Version)
        {
            return;
        }

        if (!await ExistsAsync(connection, cancellationToken).ConfigureAwait(false))
        {
            await ExecuteAsync(connection, $"CREATE SCHEMA {_schema}", cancellationToken).ConfigureAwait(false);
        }

        await ExecuteAsync(
            connection,
            $"CREATE TABLE IF NOT EXISTS {_schema}.migrations (version integer NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(), CONSTRAINT migrations_version PRIMARY KEY (version));"
                + $"INSERT INTO {_schema}.migrations (version) VALUES (0) ON CONFLICT (version) DO NOTHING;"
                + $"SELECT version FROM {_schema}.migrations WHERE version = 0 FOR UPDATE",
            cancellationToken).ConfigureAwait(false);
        var version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
        RequireKnown(version);
        var applied = version;
        foreach (var script in Schema.From(version, _schema))
        {
            await ExecuteAsync(connection, script + $"INSERT INTO {_schema}.migrations (version) VALUES ({++applied})", cancellationToken).ConfigureAwait(false);
        }

        var store = new NpgsqlCommand($"INSERT INTO {_schema}.store (application, store_id) VALUES ($1, $2) ON CONFLICT (only_row) DO NOTHING", connection);
        await using var disposingStore = store.ConfigureAwait(false);
        store.Parameters.Text(Schema.Application).Id(options.StoreId ?? Guid.NewGuid());
        await store.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        if (applicationRole is not null)
        {
            await ExecuteAsync(connection, Schema.Grant(_schema, Quote(applicationRole)), cancellationToken).ConfigureAwait(false);
        }

        await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
        if (applied != version)
        {
            PostgreSqlLog.Migrated(logger, _schema, applied);
        }
    }

    private async Task<Guid> CheckAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var tables = await TablesAsync(connection, cancellationToken).ConfigureAwait(false);
        RequireOurs(tables);
        if (tables.Count == 0)
        {
            throw Problem(PostgreSqlOpenErrorKind.SchemaMissing, $"There is no job store in {database.Name}.", "Run tbtc store migrate or PostgreSqlJobStore.MigrateAsync as the role that shall own it, or set Migrate. Check first that this is the right database.");
        }

        var missing = Schema.Rights.Where(table => tables.TryGetValue(table.Key, out var rights) && !table.Value.All(rights.Contains)).Select(table => table.Key).ToList();
        if (missing.Count > 0)
        {
            throw Problem(PostgreSqlOpenErrorKind.AccessDenied, $"The role {connection.UserName} lacks rights to the tables {string.Join(", ", missing)} in {database.Name}.", "Run tbtc store migrate or PostgreSqlJobStore.MigrateAsync as the tables' owner with this role's name.");
        }

        var version = await VersionAsync(connection, cancellationToken).ConfigureAwait(false);
        RequireKnown(version);
        if (version < Schema.Version)
        {
            throw Problem(PostgreSqlOpenErrorKind.SchemaMissing, $"The schema in {database.Name} has version {version}, and this version of the store needs {Schema.Version}.", "Run tbtc store migrate or PostgreSqlJobStore.MigrateAsync as the tables' owner, or set Migrate.");
        }

        var command = new NpgsqlCommand($"SELECT application, store_id, has_table_privilege('{_schema}.route_keys', 'UPDATE, DELETE, TRUNCATE') FROM {_schema}.store", connection);
        await using var disposing = command.ConfigureAwait(false);
        var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var disposingRow = row.ConfigureAwait(false);
        if (!await row.ReadAsync(cancellationToken).ConfigureAwait(false) || row.GetString(0) != Schema.Application)
        {
            throw Foreign();
        }

        var storeId = row.GetGuid(1);
        if (options.StoreId is { } expected && expected != storeId)
        {
            throw Problem(PostgreSqlOpenErrorKind.OtherStore, $"The job store in {database.Name} is {storeId}, not {expected}.", "Check that this is the right database; a database that was created anew has forgotten every job.");
        }

        if (row.GetBoolean(2))
        {
            PostgreSqlLog.TooManyRights(logger, connection.UserName ?? "");
        }

        return storeId;
    }

    /// <summary>The tables of the schema, and what this role may do with each.</summary>
    private async Task<Dictionary<string, HashSet<string>>> TablesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        string[] rights = ["SELECT", "INSERT", "UPDATE", "DELETE"];
        var columns = string.Join(", ", rights.Select(right => $"has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, '{right}')"));
        var command = new NpgsqlCommand($"SELECT c.relname::text, {columns} FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind IN ('r', 'p', 'v', 'm', 'f')", connection);
        await using var disposing = command.ConfigureAwait(false);
        command.Parameters.Text(_schema);
        var row = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await using var disposingRow = row.ConfigureAwait(false);
        var tables = new Dictionary<string, HashSet<string>>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            tables.Add(row.GetString(0), [.. rights.Where((_, i) => row.GetBoolean(1 + i))]);
        }

        return tables;
    }

    private async Task<bool> ExistsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand("SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = $1)", connection);
        await using var disposing = command.ConfigureAwait(false);
        command.Parameters.Text(_schema);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is true;
    }

    private async Task<int> VersionAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand($"SELECT max(version) FROM {_schema}.migrations", connection);
        await using var disposing = command.ConfigureAwait(false);
        return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as int? ?? 0;
    }

    private void RequireOurs(Dictionary<string, HashSet<string>> tables)
    {
        if (tables.Count > 0 && (!tables.ContainsKey("migrations") || !tables.ContainsKey("store") || !tables.ContainsKey("route_keys")))
        {
            throw Foreign();
        }
    }

    private void RequireKnown(int version)
    {
        if (version > Schema.Version)
        {
            throw Problem(PostgreSqlOpenErrorKind.NewerVersion, $"The schema in {database.Name} has version {version}, and this version of the store knows {Schema.Version}.", "Run the version that wrote it, or a later one.");
        }
    }

    private PostgreSqlOpenException Foreign() =>
        Problem(PostgreSqlOpenErrorKind.OtherApplication, $"The tables in {database.Name} are another application's.", "Name the right database, or another schema.");

    private PostgreSqlOpenException Problem(PostgreSqlOpenErrorKind kind, string message, string remedy, Exception? cause = null) =>
        new(kind, database.Name, $"{message} {remedy}", cause);

    private PostgreSqlOpenException ToOpenException(JobStoreUnavailableException exception)
    {
        var cause = exception.InnerException is NpgsqlException { InnerException: UnfitServerException or PostgresException } wrapped ? wrapped.InnerException : exception.InnerException;
        var message = $"{database.Name} cannot be opened as a job store: {DatabaseFailure.Describe(exception.InnerException!)}.";
        return cause switch
        {
            UnfitServerException unfit => Problem(unfit.Kind, message, "", cause),
            PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => Problem(PostgreSqlOpenErrorKind.ReadOnly, message, "Name the primary.", cause),
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification or PostgresErrorCodes.InvalidCatalogName } =>
                Problem(PostgreSqlOpenErrorKind.AccessDenied, message, "Check Username, Password and Database.", cause),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } =>
                Problem(PostgreSqlOpenErrorKind.AccessDenied, message, "Run tbtc store migrate or PostgreSqlJobStore.MigrateAsync as a role that may create the schema, with this role's name.", cause),
            PostgresException { SqlState: PostgresErrorCodes.UndefinedColumn or PostgresErrorCodes.UndefinedTable } => Foreign(),
            PostgresException server when !DatabaseFailure.IsTransient(server) => Problem(PostgreSqlOpenErrorKind.ServerError, message, "Look at the server's log.", cause),
            _ => Problem(PostgreSqlOpenErrorKind.Unreachable, message, "Check Host and Port, and that the server runs.", cause),
        };
    }

    private static bool IsRace(string state) => state is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DuplicateSchema or PostgresErrorCodes.DuplicateTable
        or PostgresErrorCodes.DuplicateObject or PostgresErrorCodes.InternalError;

    private static string Quote(string role) => $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using var disposing = command.ConfigureAwait(false);
        await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }
}
