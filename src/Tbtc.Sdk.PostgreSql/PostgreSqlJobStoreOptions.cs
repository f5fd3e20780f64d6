namespace Tbtc.Sdk.Jobs;

/// <summary>Where a <see cref="PostgreSqlJobStore"/> keeps its jobs, and how long it tries.</summary>
public sealed class PostgreSqlJobStoreOptions
{
    /// <summary>
    /// Npgsql's connection string. Name every server that can become the primary (<c>Host=a,b</c>): the one that takes writes is used, for reads too.
    /// Settings that durability depends on are the store's own and win over what stands here.
    /// </summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>The schema that holds the store's tables: a lower-case letter or <c>_</c>, then up to 62 of <c>[a-z0-9_]</c>.</summary>
    public string Schema { get; set; } = "tbtc_signer";

    /// <summary>
    /// The id of the store that must be there; null takes any. Set it in production: the wrong database, or one that was created anew, looks like a store
    /// without jobs.
    /// </summary>
    public Guid? StoreId { get; set; }

    /// <summary>
    /// Whether opening creates the schema or brings it up to date, which takes a role that may. False by default: then
    /// <see cref="PostgreSqlJobStore.MigrateAsync"/> is a step of the deployment, and the application's own role has no right to alter tables or keys.
    /// </summary>
    public bool Migrate { get; set; }

    /// <summary>How long the server works on one statement before it gives up. A commit under way is never given up. 10 s by default.</summary>
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a call goes on trying through lost connections, failovers, conflicts and timeouts before it says that the database is not available, or
    /// that it does not know what became of its write. 30 s by default.
    /// </summary>
    public TimeSpan RetryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long after a scrub the next one begins, in a store that is registered as a service; the first begins when the host starts. A day by default.
    /// </summary>
    public TimeSpan ScrubInterval { get; set; } = TimeSpan.FromDays(1);

    /// <summary>The clock for retries and scrubs. Leases go by the database's clock.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
