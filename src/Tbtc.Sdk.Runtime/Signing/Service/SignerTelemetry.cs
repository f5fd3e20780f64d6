using System.Diagnostics;
using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Signing;

/// <summary>Makes visible what the signer does: how long each submit, poll and turn of the engine took, and what came of it.</summary>
internal sealed class SignerTelemetry(TimeProvider time)
{
    private const string Failed = "failed";
    private const string Cancelled = "cancelled";

    public async Task<T> RequestAsync<T>(string activityName, Func<Task<T>> answer)
        where T : notnull
    {
        using var activity = TbtcTelemetry.Activities.StartActivity(activityName);
        var started = time.GetTimestamp();
        var outcome = Failed;
        try
        {
            var result = await answer().ConfigureAwait(false);
            outcome = result.GetType().Name;
            return result;
        }
        catch (OperationCanceledException)
        {
            outcome = Cancelled;
            throw;
        }
        catch (Exception failed)
        {
            activity?.SetStatus(ActivityStatusCode.Error, failed.Message);
            throw;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            TbtcTelemetry.SignerRequestDuration.Record(time.GetElapsedTime(started).TotalSeconds, new("activity", activityName), new("outcome", outcome));
        }
    }

    public async Task<SigningTransition?> TurnAsync(Func<Task<SigningTransition?>> turn)
    {
        var started = time.GetTimestamp();
        var outcome = Failed;
        try
        {
            var transition = await turn().ConfigureAwait(false);
            outcome = transition?.State.ToString() ?? "none";
            return transition;
        }
        catch (OperationCanceledException)
        {
            outcome = Cancelled;
            throw;
        }
        finally
        {
            TbtcTelemetry.SignerTurnDuration.Record(time.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }
}
