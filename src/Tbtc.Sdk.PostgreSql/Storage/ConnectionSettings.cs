using System.Globalization;
using Npgsql;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>How the store connects: what the options say, and what its promises need.</summary>
internal static class ConnectionSettings
{
    /// <summary>The settings that would make an acknowledgement worthless, and the value that each must not have.</summary>
    private static readonly (string Name, string Unsafe)[] UnsafeSettings =
    [
        ("fsync", "off"), ("full_page_writes", "off"), ("synchronous_commit", "off"), ("zero_damaged_pages", "on"), ("ignore_checksum_failure", "on"),
    ];

    /// <exception cref="ArgumentException">Not a connection string, or it names no server or no database.</exception>
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or OverflowException or InvalidCastException or KeyNotFoundException)
        {
            // The inner exception may quote the text, and so the password.
            throw new ArgumentException("ConnectionString is not a connection string that Npgsql takes. Write it as Host=...;Database=...;Username=...;Password=....", nameof(connectionString));
        }

        return string.IsNullOrWhiteSpace(settings.Host) || string.IsNullOrWhiteSpace(settings.Database)
            ? throw new ArgumentException("ConnectionString names no server or no database. Set Host and Database.", nameof(connectionString))
            : settings;
    }

    public static string Describe(NpgsqlConnectionStringBuilder settings, string schema) =>
        string.Create(CultureInfo.InvariantCulture, $"{settings.Host}:{settings.Port}/{settings.Database}, schema {schema}");

    public static NpgsqlDataSource DataSource(PostgreSqlJobStoreOptions options)
    {
        var settings = Parse(options.ConnectionString);
        var timeout = string.Create(CultureInfo.InvariantCulture, $"{(long)options.StatementTimeout.TotalMilliseconds}");

        // What a session has on top of its server, whatever the user or the database is set to. Startup options outlive every reset.
        settings.Options = $@"{settings.Options} -c synchronous_commit=on -c default_transaction_isolation=read\ committed -c default_transaction_deferrable=off"
            + $" -c statement_timeout={timeout} -c lock_timeout={timeout} -c idle_in_transaction_session_timeout={timeout} -c search_path=pg_catalog";
        settings.Options = settings.Options.Trim();

        // The server's own timeout ends a statement and never a commit. A cancel request of the client could end a commit's wait for its standby.
        settings.CommandTimeout = 0;
        settings.NoResetOnClose = true;
        settings.MaxAutoPrepare = Math.Max(settings.MaxAutoPrepare, 32);
        settings.AutoPrepareMinUsages = 2;
        settings.ApplicationName ??= "tbtc-job-store";
        settings.PersistSecurityInfo = false;
        settings.IncludeErrorDetail = false;
        settings.Enlist = false;
        settings.Multiplexing = false;
        if (settings.TcpKeepAliveTime == 0)
        {
            (settings.TcpKeepAlive, settings.TcpKeepAliveTime, settings.TcpKeepAliveInterval) = (true, 10, 5);
        }

        var builder = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString);
        builder.EnableTransportSecurity();
        builder.EnableIntegratedSecurity();
        builder.UsePhysicalConnectionInitializer(
            _ => throw new NotSupportedException("The job store connects asynchronously only."),
            RequireFitAsync);
        return settings.Host!.Contains(',', StringComparison.Ordinal)
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    /// <summary>Every connection, once: to a server that takes writes and keeps them.</summary>
    private static async Task RequireFitAsync(NpgsqlConnection connection)
    {
        var settings = string.Join(", ", UnsafeSettings.Select(setting => $"current_setting('{setting.Name}', true)"));
        var command = new NpgsqlCommand($"SELECT pg_is_in_recovery(), current_setting('transaction_read_only'), {settings}", connection);
        await using var disposing = command.ConfigureAwait(false);
        var row = await command.ExecuteReaderAsync().ConfigureAwait(false);
        await using var disposingRow = row.ConfigureAwait(false);
        await row.ReadAsync().ConfigureAwait(false);
        if (row.GetBoolean(0) || row.GetString(1) == "on")
        {
            throw new UnfitServerException(
                PostgreSqlOpenErrorKind.ReadOnly,
                $"The server {connection.Host}:{connection.Port} only reads: it is a standby, or the database is read-only. Name the primary too, as in Host=a,b.");
        }

        for (var i = 0; i < UnsafeSettings.Length; i++)
        {
            if (!row.IsDBNull(2 + i) && row.GetString(2 + i) == UnsafeSettings[i].Unsafe)
            {
                throw new UnfitServerException(
                    PostgreSqlOpenErrorKind.UnsafeSettings,
                    $"The server {connection.Host}:{connection.Port} runs with {UnsafeSettings[i].Name}={UnsafeSettings[i].Unsafe}, so it can lose what it acknowledged. Change the setting.");
            }
        }
    }
}
