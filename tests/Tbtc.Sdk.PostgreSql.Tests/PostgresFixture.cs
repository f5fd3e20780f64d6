using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Jobs;

/// <summary>A server for the tests of one class. Every test has a database of its own.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PostgresServer? _server;

    public PostgresServer Server => _server ?? throw new InvalidOperationException("The server is not started yet.");

    public async Task InitializeAsync() => _server = await PostgresServer.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();

    public async Task<TestDatabase> CreateMigratedAsync()
    {
        var database = await Server.CreateDatabaseAsync();
        await database.MigrateAsync();
        return database;
    }
}
