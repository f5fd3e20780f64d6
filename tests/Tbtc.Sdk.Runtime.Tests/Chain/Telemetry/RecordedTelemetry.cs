using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Chain.Telemetry;

/// <summary>Listens to the SDK's metrics and traces, as an operator's exporter does, and to what is logged.</summary>
internal sealed class RecordedTelemetry : IDisposable
{
    private readonly ConcurrentQueue<string> _measurements = [];
    private readonly ConcurrentQueue<Activity> _activities = [];
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _listener;
    private readonly ActivitySource _test = new("test");
    private readonly ActivityListener _testListener;
    private readonly Activity _scope;

    public RecordedTelemetry()
    {
        _meters.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TbtcTelemetry.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, $" {value}", tags));
        _meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(instrument, "", tags));
        _testListener = Listener("test", _ => { });
        _listener = Listener(TbtcTelemetry.Name, _activities.Enqueue);
        _scope = _test.StartActivity("scope")!;

        // Last: from here on whatever runs beside this test is measured too.
        _meters.Start();
    }

    public LogRecorder Log { get; } = new();

    /// <summary>What was measured within this scope: instrument, the value of a counter, tags.</summary>
    public IReadOnlyList<string> Measurements => [.. _measurements];

    /// <summary>The activities that ended within this scope, in the order in which they did.</summary>
    public IReadOnlyList<Activity> Activities => [.. _activities.Where(activity => activity.TraceId == _scope.TraceId)];

    public void Dispose()
    {
        _scope.Dispose();
        _meters.Dispose();
        _listener.Dispose();
        _testListener.Dispose();
        _test.Dispose();
    }

    // Tests run at the same time share the meter: what is measured outside of the scope is theirs.
    private void Note(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (Activity.Current?.TraceId == _scope.TraceId)
        {
            _measurements.Enqueue($"{instrument.Name}{value} {string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))}");
        }
    }

    private static ActivityListener Listener(string source, Action<Activity> stopped)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = candidate => candidate.Name == source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = stopped,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    internal sealed class LogRecorder : ILogger<ResilientEthereumRpc>, ILogger<WalletReader>
    {
        private readonly ConcurrentQueue<string> _entries = [];

        public IReadOnlyList<string> Entries => [.. _entries];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _entries.Enqueue($"{eventId.Id} {logLevel}: {formatter(state, exception)}");
    }
}
