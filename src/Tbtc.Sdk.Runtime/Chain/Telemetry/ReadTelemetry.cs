using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Chain;

/// <summary>Makes reads visible: how long each took, and what became of the wallets.</summary>
internal sealed partial class ReadTelemetry(ILogger logger, TimeProvider time)
{
    /// <summary>Makes one read, of which <paramref name="wallets"/> were asked for.</summary>
    public async Task<WalletBatch> ReadAsync(int wallets, Func<Task<WalletBatch>> read)
    {
        using var activity = TbtcTelemetry.Activities.StartActivity(TbtcTelemetry.ReadActivity);
        activity?.SetTag("tbtc.wallets", wallets);
        var started = time.GetTimestamp();
        var outcome = "cancelled";
        try
        {
            var batch = await read().ConfigureAwait(false);
            outcome = "read";
            Count(batch.Results, activity);
            ReadDone(logger, batch.Results.Count, time.GetElapsedTime(started).TotalMilliseconds);
            return batch;
        }
        catch (BridgeReadException failed)
        {
            outcome = failed.Kind.ToString();
            TbtcTelemetry.WalletsRead.Add(wallets, new KeyValuePair<string, object?>("outcome", "failed"));
            activity?.SetStatus(ActivityStatusCode.Error, failed.Message);
            ReadFailed(logger, wallets, time.GetElapsedTime(started).TotalMilliseconds, failed.Message);
            throw;
        }
        finally
        {
            activity?.SetTag("outcome", outcome);
            TbtcTelemetry.ReadDuration.Record(time.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("outcome", outcome));
        }
    }

    /// <summary>Wallets were not asked for, because no node gave a usable answer for those before them.</summary>
    public void NotAsked(int wallets, BridgeReadException failed)
    {
        TbtcTelemetry.WalletsRead.Add(wallets, new KeyValuePair<string, object?>("outcome", "failed"));
        ReadSkipped(logger, wallets, failed.Message);
    }

    private static void Count(IReadOnlyList<WalletReadResult> results, Activity? activity)
    {
        foreach (var outcome in results.CountBy(result => result.IsFound ? "found" : result.Error is WalletNotFoundException ? "not found" : "failed"))
        {
            TbtcTelemetry.WalletsRead.Add(outcome.Value, new KeyValuePair<string, object?>("outcome", outcome.Key));
        }

        foreach (var fault in results.Select(result => result.IsFound ? result.Wallet.RegistryFault : null).OfType<RegistryFault>().CountBy(fault => fault.Kind))
        {
            TbtcTelemetry.RegistryFaults.Add(fault.Value, new KeyValuePair<string, object?>("kind", fault.Key.ToString()));
            activity?.AddEvent(new("registry fault", tags: new() { { "kind", fault.Key.ToString() }, { "wallets", fault.Value } }));
        }
    }

    [LoggerMessage(1005, LogLevel.Debug, "Read {Wallets} wallets in {ElapsedMs:0} ms")]
    private static partial void ReadDone(ILogger logger, int wallets, double elapsedMs);

    [LoggerMessage(1006, LogLevel.Debug, "Could not read {Wallets} wallets, after {ElapsedMs:0} ms: {Message}")]
    private static partial void ReadFailed(ILogger logger, int wallets, double elapsedMs, string message);

    [LoggerMessage(1007, LogLevel.Debug, "Did not ask for {Wallets} more wallets of the same call: {Message}")]
    private static partial void ReadSkipped(ILogger logger, int wallets, string message);
}
