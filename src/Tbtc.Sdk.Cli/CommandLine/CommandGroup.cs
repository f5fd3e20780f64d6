using System.CommandLine;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>A command that only holds others.</summary>
internal static class CommandGroup
{
    public static T Of<T>(T group, params ReadOnlySpan<Command> commands)
        where T : Command
    {
        foreach (var command in commands)
        {
            group.Add(command);
        }

        var names = string.Join(", ", group.Subcommands.Select(command => command.Name));
        group.SetAction(int (parsed) => throw new UsageException($"No command is named: the commands are {names}. See '{CommandRunner.PathOf(parsed.CommandResult)} --help'."));
        return group;
    }
}
