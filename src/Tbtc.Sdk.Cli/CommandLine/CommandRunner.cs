using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>Runs the command that was given, and turns whatever goes wrong into one line on standard error and an exit code.</summary>
internal static class CommandRunner
{
    private const int MostProblemsShown = 10;

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        // No response files: an argument that begins with @ is a mistake, not a file to read more arguments from.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            return ReportUsage([.. parsed.Errors.Select(error => $"{WithoutAddresses(error.Message, args)} See '{PathOf(parsed.CommandResult)} --help'.")]);
        }

        using var interruption = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        var configuration = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
        try
        {
            return await parsed.InvokeAsync(configuration, interruption.Token).ConfigureAwait(false);
        }
        catch (UsageException usage)
        {
            return ReportUsage(usage.Problems);
        }
        catch (CommandFailedException failed)
        {
            Terminal.WriteError(failed.Message);
            return failed.ExitCode;
        }
        catch (OperationCanceledException)
        {
            Terminal.WriteError("Interrupted: the output is not complete.");
            return ExitCode.Interrupted;
        }
        catch (TbtcException failed)
        {
            Terminal.WriteError(failed switch
            {
                // The guides have a section for each kind.
                JobStoreOpenException { Kind: var kind } => $"{kind}: {failed.Message}",
                PostgreSqlOpenException { Kind: var kind } => $"{kind}: {failed.Message}",
                _ => failed.Message,
            });
            return failed switch
            {
                WalletNotFoundException => ExitCode.NotFound,
                MembersIdsHashUnavailableException { Fault.IsOutage: true } => ExitCode.Degraded,
                _ => ExitCode.Error,
            };
        }
        catch (IOException failed)
        {
            Terminal.WriteError($"The output could not be written: {failed.Message}.");
            return ExitCode.Error;
        }
        catch (Exception unexpected)
        {
            Terminal.WriteError($"This is a mistake of tbtc, please report it: {unexpected.GetType().Name}: {unexpected.Message}");
            return ExitCode.Error;
        }

        // The first signal ends the command in good order, the second ends the process.
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        }
    }

    private static int ReportUsage(IReadOnlyList<string> problems)
    {
        foreach (var problem in problems.Take(MostProblemsShown))
        {
            Terminal.WriteError(problem);
        }

        if (problems.Count > MostProblemsShown)
        {
            Terminal.WriteError($"{problems.Count - MostProblemsShown} more problems of this kind are not shown.");
        }

        return ExitCode.Usage;
    }

    // The parser quotes what it does not understand, and that may be the address of a node with a key in it.
    private static string WithoutAddresses(string message, string[] args) => args
        .Select(argument => argument.StartsWith('-') ? argument[(argument.IndexOf('=', StringComparison.Ordinal) + 1)..] : argument)
        .Where(Printable.LooksLikeAddress)
        .Aggregate(message, (text, address) => text.Replace(address, "(an address, not shown)", StringComparison.Ordinal));

    public static string PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? $"{PathOf(parent)} {command.Command.Name}" : "tbtc";
}
