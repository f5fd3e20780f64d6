namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>What the process ends with. Of several, the worst wins: <see cref="Error"/>, then <see cref="NotFound"/>, then <see cref="Degraded"/>.</summary>
internal static class ExitCode
{
    public const int Good = 0;
    public const int Error = 1;
    public const int Usage = 2;
    public const int Degraded = 3;
    public const int NotFound = 4;

    /// <summary>What a shell reports for a process that SIGINT ended.</summary>
    public const int Interrupted = 130;
}
