using Npgsql;
using Tbtc.Sdk.Jobs.Server;

namespace Tbtc.Sdk.Jobs;

/// <summary>Databases that are not what the configuration says: one clear error each, and nothing changed.</summary>
public sealed class OpeningTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("no connection string")]
    [InlineData("Host=a;Port=hunter2;Database=b")]
    [InlineData("Host=a;Password=hunter2")]
    [InlineData("Database=b;Password=hunter2")]
    public async Task Connection_string_that_is_none_is_misuse_and_is_not_repeated(string connectionString)
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(() => PostgreSqlJobStore.OpenAsync(new() { ConnectionString = connectionString }));

        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("public; DROP SCHEMA public")]
    [InlineData("Upper")]
    [InlineData("\"quoted\"")]
    public async Task Schema_that_is_no_name_is_misuse(string schema) => await Assert.ThrowsAsync<ArgumentException>(
        () => PostgreSqlJobStore.OpenAsync(new() { ConnectionString = "Host=a;Database=b", Schema = schema }));

    [Fact]
    public async Task Server_that_does_not_answer_is_unreachable()
    {
        var error = await FailsAsync(new() { ConnectionString = "Host=127.0.0.1;Port=1;Database=signer;Username=x;Password=hunter2", RetryTimeout = Short });

        Assert.Equal(PostgreSqlOpenErrorKind.Unreachable, error.Kind);
        Assert.True(error.IsTransient);
        Assert.DoesNotContain("hunter2", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Database_that_does_not_exist_is_access_denied()
    {
        var error = await FailsAsync(new() { ConnectionString = postgres.Server.ConnectionString("nowhere", "owner") });

        Assert.Equal(PostgreSqlOpenErrorKind.AccessDenied, error.Kind);
        Assert.Contains("nowhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_that_does_not_exist_is_access_denied()
    {
        var error = await FailsAsync(new() { ConnectionString = postgres.Server.ConnectionString("postgres", "nobody_here") });

        Assert.Equal(PostgreSqlOpenErrorKind.AccessDenied, error.Kind);
    }

    [Fact]
    public async Task Database_without_the_tables_is_refused_and_stays_empty()
    {
        var database = await postgres.Server.CreateDatabaseAsync();

        var error = await FailsAsync(database.Options);

        Assert.Equal(PostgreSqlOpenErrorKind.SchemaMissing, error.Kind);
        Assert.Equal(0, await SchemasAsync(database));
    }

    [Fact]
    public async Task Role_that_may_not_create_the_tables_is_refused_and_the_database_stays_empty()
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        var options = database.Options;
        options.Migrate = true;

        var error = await FailsAsync(options);

        Assert.Equal(PostgreSqlOpenErrorKind.AccessDenied, error.Kind);
        Assert.Equal(0, await SchemasAsync(database));
    }

    [Theory]
    [InlineData("REVOKE INSERT ON tbtc_signer.route_keys FROM signer_app", "route_keys")]
    [InlineData("REVOKE USAGE ON SCHEMA tbtc_signer FROM signer_app", "jobs")]
    public async Task Role_that_lacks_a_right_is_refused_with_the_tables_names(string revoke, string table)
    {
        var database = await postgres.CreateMigratedAsync();
        await database.TamperAsync(revoke);

        var error = await FailsAsync(database.Options);

        Assert.Equal(PostgreSqlOpenErrorKind.AccessDenied, error.Kind);
        Assert.Contains(table, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Newer_schema_is_refused_and_not_touched(bool migrate)
    {
        var database = await postgres.CreateMigratedAsync();
        await database.TamperAsync("INSERT INTO tbtc_signer.migrations (version) VALUES (1000)");

        var error = await FailsAsync(new() { ConnectionString = database.AsOwner, Migrate = migrate });

        Assert.Equal(PostgreSqlOpenErrorKind.NewerVersion, error.Kind);
        Assert.Equal(1000, await database.ScalarAsync<int>("SELECT max(version) FROM tbtc_signer.migrations"));
    }

    [Theory]
    [InlineData("CREATE TABLE tbtc_signer.customers (id int)")]
    [InlineData("CREATE TABLE tbtc_signer.migrations (id int); CREATE TABLE tbtc_signer.jobs (id int)")]
    public async Task Schema_of_another_application_is_refused_and_not_touched(string tables)
    {
        var database = await postgres.Server.CreateDatabaseAsync();
        await database.TamperAsync("CREATE SCHEMA tbtc_signer; " + tables);
        var before = await TablesAsync(database);

        foreach (var migrate in (bool[])[false, true])
        {
            var error = await FailsAsync(new() { ConnectionString = database.AsOwner, Migrate = migrate });
            Assert.Equal(PostgreSqlOpenErrorKind.OtherApplication, error.Kind);
        }

        Assert.Equal(before, await TablesAsync(database));
    }

    [Fact]
    public async Task Store_of_another_id_than_the_configured_one_is_refused()
    {
        var database = await postgres.CreateMigratedAsync();
        var options = database.Options;
        options.StoreId = Guid.NewGuid();

        var error = await FailsAsync(options);

        Assert.Equal(PostgreSqlOpenErrorKind.OtherStore, error.Kind);
        var storeId = await database.ScalarAsync<Guid>("SELECT store_id FROM tbtc_signer.store");
        await using var store = await database.OpenAsync(right => right.StoreId = storeId);
        Assert.Equal(storeId, store.StoreId);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_make_the_tables_once()
    {
        var database = await postgres.Server.CreateDatabaseAsync();

        var opened = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => PostgreSqlJobStore.OpenAsync(new() { ConnectionString = database.AsOwner, Migrate = true })));

        Assert.Single(opened.Select(node => node.Store.StoreId).Distinct());
        Assert.Equal(1, await database.ScalarAsync<long>("SELECT count(*) FROM tbtc_signer.store"));
        foreach (var node in opened)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task Migrating_again_changes_nothing()
    {
        var database = await postgres.CreateMigratedAsync();
        await using var store = await database.OpenAsync();
        await store.AcceptAsync(TestJobs.New(1));

        await database.MigrateAsync();

        await using var again = await database.OpenAsync(options => options.Migrate = true);
        Assert.Equal(store.StoreId, again.StoreId);
        Assert.IsType<FindResult.Found>(await again.FindAsync(TestJobs.Id(1)));
    }

    [Theory]
    [InlineData("UPDATE tbtc_signer.route_keys SET request_id = 'x'")]
    [InlineData("DELETE FROM tbtc_signer.route_keys")]
    [InlineData("TRUNCATE tbtc_signer.route_keys")]
    [InlineData("DELETE FROM tbtc_signer.jobs")]
    [InlineData("UPDATE tbtc_signer.job_history SET revision = 0")]
    [InlineData("DELETE FROM tbtc_signer.job_history")]
    [InlineData("DELETE FROM tbtc_signer.decisions")]
    [InlineData("DELETE FROM tbtc_signer.job_leases")]
    [InlineData("UPDATE tbtc_signer.store SET application = 'x'")]
    [InlineData("ALTER TABLE tbtc_signer.route_keys DROP CONSTRAINT route_keys_one_job_for_ever")]
    [InlineData("SELECT setval('tbtc_signer.revisions', 1)")]
    public async Task Role_of_the_application_may_not_take_back_what_was_acknowledged(string sql)
    {
        var database = await postgres.CreateMigratedAsync();

        var error = await Assert.ThrowsAsync<PostgresException>(() => PostgresServer.ExecuteAsync(database.AsApplication, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, error.SqlState);
    }

    [Fact]
    public async Task Session_settings_of_the_role_do_not_weaken_a_commit()
    {
        var database = await postgres.CreateMigratedAsync();
        await database.TamperAsync("ALTER ROLE signer_app IN DATABASE " + await database.ScalarAsync<string>("SELECT current_database()::text") + " SET synchronous_commit = off");

        await using var store = await database.OpenAsync();

        Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1)));
    }

    private static Task<PostgreSqlOpenException> FailsAsync(PostgreSqlJobStoreOptions options) => Assert.ThrowsAsync<PostgreSqlOpenException>(() => PostgreSqlJobStore.OpenAsync(options));

    private static Task<long> SchemasAsync(TestDatabase database) => database.ScalarAsync<long>("SELECT count(*) FROM pg_namespace WHERE nspname = 'tbtc_signer'");

    private static Task<string> TablesAsync(TestDatabase database) =>
        database.ScalarAsync<string>("SELECT string_agg(relname, ',' ORDER BY relname) FROM pg_class WHERE relnamespace = 'tbtc_signer'::regnamespace");
}
