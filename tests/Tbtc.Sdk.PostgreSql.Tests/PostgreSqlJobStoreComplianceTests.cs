using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Jobs;

public sealed class PostgreSqlJobStoreComplianceTests(PostgresFixture postgres) : JobStoreCompliance, IClassFixture<PostgresFixture>
{
    private TestDatabase? _database;

    protected override async Task<IJobStore> OpenAsync()
    {
        _database ??= await postgres.CreateMigratedAsync();
        return await _database.OpenAsync();
    }

    protected override async Task CloseAsync(IJobStore store) => await ((PostgreSqlJobStore)store).DisposeAsync();
}
