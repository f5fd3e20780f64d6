using Npgsql;

namespace Tbtc.Sdk.Jobs.Server;

/// <summary>A database of its own for one test.</summary>
public sealed class TestDatabase(PostgresServer server, string name)
{
    /// <summary>As the role that owns the tables.</summary>
    public string AsOwner => server.Superuser(name);

    /// <summary>As the role that nodes use, which owns nothing.</summary>
    public string AsApplication => server.ConnectionString(name, "signer_app");

    public PostgreSqlJobStoreOptions Options => new() { ConnectionString = AsApplication };

    /// <summary>Makes the tables, and gives the application's role its rights.</summary>
    public Task MigrateAsync() => PostgreSqlJobStore.MigrateAsync(new PostgreSqlJobStoreOptions { ConnectionString = AsOwner }, "signer_app");

    public async Task<PostgreSqlJobStore> OpenAsync(Action<PostgreSqlJobStoreOptions>? configure = null)
    {
        var options = Options;
        configure?.Invoke(options);
        return (await PostgreSqlJobStore.OpenAsync(options)).Store;
    }

    /// <summary>Does something behind the store's back.</summary>
    public Task TamperAsync(string sql) => PostgresServer.ExecuteAsync(AsOwner, sql);

    public async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(AsOwner + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
