using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>A store in a database, by its connection string. There may be a password in it, so it is never shown.</summary>
internal sealed class PostgresOption
{
    public const string Variable = "TBTC_POSTGRES";

    private readonly Option<string?> _postgres;

    public PostgresOption(Command command, string description)
    {
        _postgres = new("--postgres")
        {
            HelpName = "CONNECTION",
            Description = $"{description} Default: the environment variable {Variable}, which keeps a password out of the process list.",
        };
        command.Add(_postgres);
    }

    /// <summary>One that cannot be used.</summary>
    public static UsageException Unusable() => new(
        "The connection string cannot be used. Name host, database and user, such as 'Host=db.example;Database=tbtc;Username=tbtc'; yours is not shown, because there may be a password in it.");

    /// <summary>What the command line says, or null.</summary>
    public string? Given(ParseResult parsed) => parsed.GetValue(_postgres);

    /// <summary>What the command line says, else what the environment says, or null.</summary>
    public string? Read(ParseResult parsed) => Some(Given(parsed)) ?? Some(Environment.GetEnvironmentVariable(Variable));

    /// <summary>The store that is named.</summary>
    /// <exception cref="UsageException">None is.</exception>
    public PostgreSqlJobStoreOptions ReadOptions(ParseResult parsed) => new()
    {
        ConnectionString = Read(parsed) ?? throw new UsageException($"No database is named: give its connection string with --postgres or in {Variable}."),
    };

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
