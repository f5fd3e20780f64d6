namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>What was asked could not be done: one line on standard error, and an exit code.</summary>
/// <param name="exitCode">One of <see cref="ExitCode"/>.</param>
/// <param name="message">What is wrong with which thing, and what to do.</param>
internal sealed class CommandFailedException(int exitCode, string message) : Exception(message)
{
    public int ExitCode => exitCode;
}
