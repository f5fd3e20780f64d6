using System.CommandLine;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Opening;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store;

/// <summary><c>tbtc store migrate</c>.</summary>
internal sealed class StoreMigrateCommand
{
    private readonly Option<string?> _role = new("--role")
    {
        HelpName = "NAME",
        Description = "The role that nodes connect as. It gets the rights that a node needs and no more: none to update or delete route keys.",
    };

    private readonly PostgresOption _postgres;

    private StoreMigrateCommand(Command command)
    {
        _postgres = new(command, "The connection string of the database, with the role that owns the tables.");
        command.Add(_role);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("migrate", "Makes the tables of a store in PostgreSQL, or brings them up to date. Repeating it changes nothing.");
        _ = new StoreMigrateCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (options, role) = (_postgres.ReadOptions(parsed), parsed.GetValue(_role));
        try
        {
            await PostgreSqlJobStore.MigrateAsync(options, role, cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (ArgumentException)
        {
            throw PostgresOption.Unusable();
        }

        Terminal.WriteLine(role is null ? "The tables are up to date." : $"The tables are up to date, and {Printable.Argument(role)} has the rights of a node.");
        return ExitCode.Good;
    }
}
