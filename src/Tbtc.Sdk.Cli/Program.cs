using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli;

internal static class Program
{
    public static Task<int> Main(string[] args) => CommandRunner.RunAsync(TbtcCommand.Create(), args);
}
