using System.Diagnostics;
using System.Diagnostics.Metrics;
using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The gauges of one open store, and how long its commits take.</summary>
internal sealed class StoreMetrics : IDisposable
{
    private readonly Meter _meter;
    private readonly Histogram<double> _commits;

    public StoreMetrics(Guid storeId, StoreStatus status, Scrub scrub)
    {
        // A meter of its own, so that a store that is closed is not measured any more.
        _meter = new Meter(new MeterOptions(TbtcTelemetry.Name) { Tags = [new("tbtc.store.id", storeId.ToString())] });
        _commits = _meter.CreateHistogram<double>("tbtc.store.commit.duration", "s", "How long it took to make one batch of records durable in both copies of the journal.");
        _meter.CreateObservableGauge("tbtc.store.jobs", () => status.Count().Jobs, "{job}", "Jobs that the store knows, those in quarantine included.");
        _meter.CreateObservableGauge("tbtc.store.quarantined", () => status.Count().Quarantined, "{job}", "Jobs in quarantine.");
        _meter.CreateObservableGauge("tbtc.store.unknown", () => status.Count().Unknown, "{thing}", "Files and parts of the journal that the ledger does not account for.");
        _meter.CreateObservableGauge("tbtc.store.pending", () => status.Count().Pending, "{job}", "Jobs whose newest content is in the journal and not yet in their file.");
        _meter.CreateObservableGauge("tbtc.store.journal.size", () => status.Count().JournalBytes, "By", "The size of one copy of the journal.");
        _meter.CreateObservableGauge("tbtc.store.accepting", () => (int)status.Count().Accepting, "1", "For which keys jobs are accepted: 0 all, 1 known ones only, 2 none.");
        _meter.CreateObservableGauge("tbtc.store.scrub.progress", () => scrub.Progress, "1", "How much of the last verification of all files is done, from 0 to 1.");
    }

    /// <summary>A listener of the process that throws costs the measurement, not the caller whose job was just made durable.</summary>
    public void Committed(TimeSpan took)
    {
        try
        {
            _commits.Record(took.TotalSeconds);
        }
        catch (Exception error)
        {
            Trace.TraceError($"A listener of the metric '{_commits.Name}' failed: {error}");
        }
    }

    public void Dispose() => _meter.Dispose();
}
