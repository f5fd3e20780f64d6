using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Store.Output;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Store;

/// <summary>Says what came of giving jobs to keep-core.</summary>
internal static class HandOverOutcome
{
    private const int MostProblemsShown = 10;

    /// <summary>Writes how many jobs were given, or what is in the way.</summary>
    /// <param name="result">What came of it.</param>
    /// <param name="done">What is said of them to a person, after their number.</param>
    /// <param name="isJson">Whether JSON is wanted.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<int> WriteAsync(HandOverResult result, string done, bool isJson, CancellationToken cancellationToken)
    {
        var refused = result as HandOverResult.Refused;
        var jobs = (result as HandOverResult.Completed)?.Jobs;
        if (isJson)
        {
            await StoreJson.WriteAsync(
                writer =>
                {
                    writer.WriteBoolean("completed", refused is null);
                    StoreJson.WriteNumber(writer, "jobs", jobs);
                    writer.WriteStartArray("problems");
                    foreach (var problem in refused?.Problems ?? [])
                    {
                        writer.WriteStringValue(problem);
                    }

                    writer.WriteEndArray();
                },
                cancellationToken).ConfigureAwait(false);
        }
        else if (refused is null)
        {
            Terminal.WriteLine($"{jobs} jobs {done}");
        }

        if (refused is null)
        {
            return ExitCode.Good;
        }

        foreach (var problem in refused.Problems.Take(MostProblemsShown))
        {
            Terminal.WriteError(problem);
        }

        throw new CommandFailedException(ExitCode.Degraded, $"Nothing was given to keep-core, which would forget {refused.Problems.Count} things. {refused.Remedy}");
    }
}
