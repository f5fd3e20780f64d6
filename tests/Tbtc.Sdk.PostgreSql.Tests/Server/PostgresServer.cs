using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Tbtc.Sdk.Jobs.Server;

/// <summary>
/// A real PostgreSQL server on a loopback port of its own, in a temporary folder. A guard beside it stops it and removes the folder when it is disposed, and
/// also when the tests' process dies.
/// </summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string Guard = """cat > /dev/null; "$0" stop -D "$1/data" -m immediate -w > /dev/null 2>&1; rm -rf "$1" """;

    private readonly string _folder;
    private readonly Process _guard;
    private int _databases;

    private PostgresServer(string folder, int port)
    {
        (_folder, Port) = (folder, port);
        _guard = Process.Start(ServerUser.Command("sh", "-c", Guard, PostgresBinaries.PathOf("pg_ctl"), folder))!;
    }

    public int Port { get; }

    /// <summary>The role that owns everything.</summary>
    public string Superuser(string database) => ConnectionString(database, "owner");

    private string Data => Path.Combine(_folder, "data");

    /// <summary>Starts a server.</summary>
    /// <param name="settings">Lines of its configuration.</param>
    public static async Task<PostgresServer> StartAsync(params IEnumerable<string> settings)
    {
        var server = Prepare();
        try
        {
            await ServerUser.RunAsync(PostgresBinaries.PathOf("initdb"), "-D", server.Data, "-U", "owner", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
            await server.ConfigureAndStartAsync(settings);
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A standby of this server that answers reads.</summary>
    public async Task<PostgresServer> StartStandbyAsync()
    {
        var standby = Prepare();
        try
        {
            await ServerUser.RunAsync(
                PostgresBinaries.PathOf("pg_basebackup"), "-D", standby.Data, "-h", "127.0.0.1", "-p", Text(Port), "-U", "owner", "-R", "-X", "stream", "-c", "fast", "--no-sync");
            await standby.ConfigureAndStartAsync([]);
            return standby;
        }
        catch
        {
            await standby.DisposeAsync();
            throw;
        }
    }

    /// <summary>A new database, in which a role that owns nothing has the rights that a store needs.</summary>
    public async Task<TestDatabase> CreateDatabaseAsync()
    {
        var name = $"test_{Interlocked.Increment(ref _databases)}";
        await ExecuteAsync(Superuser("postgres"), $"CREATE DATABASE {name}");
        await ExecuteAsync(Superuser("postgres"), $"DO $$ BEGIN CREATE ROLE signer_app LOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$");
        return new TestDatabase(this, name);
    }

    public string ConnectionString(string database, string user) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Database = database,
        Username = user,
    }.ConnectionString;

    /// <summary>Kills the server where it stands and starts it again, as a crash and its recovery.</summary>
    public Task CrashAndRestartAsync() => ControlAsync("restart", "-m", "immediate");

    public Task StopAsync() => ControlAsync("stop", "-m", "immediate");

    public Task StartAgainAsync() => ControlAsync("start");

    public Task PromoteAsync() => ControlAsync("promote");

    public static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _guard.StandardInput.Close();
        await _guard.WaitForExitAsync();
        _guard.Dispose();
    }

    private static PostgresServer Prepare()
    {
        var folder = Directory.CreateTempSubdirectory("tbtc-postgres-").FullName;
        if (ServerUser.Name is { } user)
        {
            using var chown = Process.Start("chown", [user, folder]);
            chown.WaitForExit();
        }

        return new PostgresServer(folder, FreePort());
    }

    private async Task ConfigureAndStartAsync(IEnumerable<string> settings)
    {
        string[] own =
        [
            $"port = {Text(Port)}", "listen_addresses = '127.0.0.1'", "unix_socket_directories = ''", "shared_buffers = 32MB", "max_connections = 100", "wal_level = replica",
            "log_min_messages = panic", "logging_collector = off",
        ];
        await File.AppendAllLinesAsync(Path.Combine(Data, "postgresql.conf"), [.. own, .. settings]);
        await ControlAsync("start");
    }

    private Task ControlAsync(string verb, params string[] arguments) =>
        ServerUser.RunAsync(PostgresBinaries.PathOf("pg_ctl"), [verb, "-D", Data, "-w", "-t", "120", "-l", Path.Combine(_folder, "server.log"), .. arguments]);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
