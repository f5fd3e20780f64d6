using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Output;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store.Quarantine;

/// <summary>Says what came of an act.</summary>
internal static class ActOutcome
{
    /// <summary>Writes what was done, and what to do next.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="store">What the store is called in a command.</param>
    /// <param name="isJson">Whether JSON is wanted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="CommandFailedException">Nothing was done.</exception>
    public static async Task<int> WriteAsync(QuarantineResult result, string store, bool isJson, CancellationToken cancellationToken)
    {
        var (outcome, requestId, route, state) = result switch
        {
            QuarantineResult.Served(var job) => ("served", job.RequestId, job.Route, (JobState?)job.State),
            QuarantineResult.Identified(var job) => ("identified", job.RequestId, job.Route, null),
            QuarantineResult.Discarded => ("discarded", null, null, null),
            QuarantineResult.NotInQuarantine(var message) => throw new CommandFailedException(ExitCode.NotFound, message),
            QuarantineResult.Refused(var message, var remedy) => throw new CommandFailedException(ExitCode.Error, $"{message} {remedy}"),
            _ => throw new InvalidOperationException($"The result {result} is not known."),
        };
        if (isJson)
        {
            return await WriteJsonAsync(outcome, requestId, route, state, cancellationToken).ConfigureAwait(false);
        }

        Terminal.WriteLine(result switch
        {
            QuarantineResult.Served => $"The job {requestId} of {route} is served, {state}.",
            QuarantineResult.Identified => $"The job {requestId} of {route} is known now, and in quarantine.",
            _ => "It no longer blocks anything. Its bytes are kept.",
        });
        if (result is QuarantineResult.Identified(var identified))
        {
            foreach (var command in NextStep.For(store, identified).Commands)
            {
                Terminal.WriteLine($"  {command}");
            }
        }

        return ExitCode.Good;
    }

    /// <summary>Says that a job need not be identified: the store has it.</summary>
    public static async Task<int> WriteKnownAsync(string requestId, RouteKey route, bool isJson, CancellationToken cancellationToken)
    {
        if (isJson)
        {
            return await WriteJsonAsync("known", requestId, route, null, cancellationToken).ConfigureAwait(false);
        }

        Terminal.WriteLine($"The store has the job {requestId} of {route} already. Nothing was done.");
        return ExitCode.Good;
    }

    private static async Task<int> WriteJsonAsync(string outcome, string? requestId, RouteKey? route, JobState? state, CancellationToken cancellationToken)
    {
        await StoreJson.WriteAsync(
            writer =>
            {
                writer.WriteString("outcome", outcome);
                writer.WriteString("requestId", requestId);
                StoreJson.WriteRoute(writer, route);
                writer.WriteString("state", state?.ToString());
            },
            cancellationToken).ConfigureAwait(false);
        return ExitCode.Good;
    }
}
