using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Chain.Transport;

namespace Tbtc.Sdk.Jobs;

/// <summary>What a store says of itself, and that the guide on observability lists all of it.</summary>
public sealed class StoreTelemetryTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly StoreScenario _scenario = new();
    private readonly MeterListener _listener = new();
    private readonly Dictionary<string, Instrument> _instruments = [];
    private readonly Dictionary<string, double> _values = [];
    private Guid _storeId;

    public StoreTelemetryTests()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == TbtcTelemetry.Name && instrument.Name.StartsWith("tbtc.store.", StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => Record(instrument, value));
        _listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Record(instrument, value));
        _listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Record(instrument, value));
        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        _scenario.Dispose();
    }

    [Fact]
    public async Task Metrics_are_those_of_the_guide_and_say_what_the_report_says()
    {
        await _scenario.OpenAsync();
        _storeId = _scenario.Store.StoreId;
        await _scenario.AcceptAsync(1);
        var damaged = await _scenario.AcceptAsync(2);
        Assert.True(await _scenario.Store.CheckpointAsync());
        await File.WriteAllTextAsync(_scenario.Directory.File(damaged.RequestId), "damaged");
        await File.WriteAllTextAsync(_scenario.Directory.File("kcs_qc_strange"), "strange");
        var report = await _scenario.Store.ScrubAsync();

        var measured = Measure();

        var guide = GuideTable.Read("observability.md", "Store metric").Select(row => $"{row["Store metric"]} {row["Unit"]} {row["What it counts"]}");
        Assert.Equal(guide.Order(StringComparer.Ordinal), _instruments.Values.Select(its => $"{its.Name} {its.Unit} {its.Description}").Order(StringComparer.Ordinal));
        Assert.Equal((2, 1, 1, 0), (measured["tbtc.store.jobs"], measured["tbtc.store.quarantined"], measured["tbtc.store.unknown"], measured["tbtc.store.pending"]));
        Assert.Equal(report.JournalBytes, measured["tbtc.store.journal.size"]);
        Assert.Equal((double)JobStoreAccepting.KnownOnly, measured["tbtc.store.accepting"]);
        Assert.Equal(1, measured["tbtc.store.scrub.progress"]);
        Assert.True(measured["tbtc.store.commit.duration"] > 0);

        _scenario.Close();
        Assert.DoesNotContain("tbtc.store.jobs", Measure().Keys);
    }

    [Fact]
    public async Task Listener_that_throws_keeps_no_caller_waiting_and_harms_no_job()
    {
        await _scenario.OpenAsync();
        _storeId = _scenario.Store.StoreId;
        var thrown = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "tbtc.store.commit.duration" && IsOfThisStore(instrument))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>((_, _, _, _) => throw new InvalidOperationException($"thrown {Interlocked.Increment(ref thrown)} times"));
        listener.Start();

        var jobs = new List<Job>();
        for (var number = 1; number <= 3; number++)
        {
            jobs.Add(await _scenario.AcceptAsync(number).WaitAsync(Patience));
        }

        jobs[0] = await _scenario.UpdateAsync(jobs[0] with { Detail = "measured" }).WaitAsync(Patience);
        Assert.True(await _scenario.Store.CheckpointAsync().WaitAsync(Patience));

        // Four puts, and the record that says that they are in their files.
        Assert.Equal(5, thrown);
        await Task.Run(_scenario.Close).WaitAsync(Patience);
        await _scenario.OpenAsync();
        Assert.True(_scenario.Report.IsHealthy, string.Join(' ', _scenario.Report.Problems));
        await _scenario.AssertServedAsync(jobs);
    }

    [Fact]
    public void Log_events_are_those_of_the_guide()
    {
        var code = typeof(JobStoreLog).GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(message => $"{message.EventId} {message.Level} {message.Message}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(code);
        Assert.Equal(code, GuideTable.Read("observability.md", "Store event").Select(row => $"{row["Store event"]} {row["Level"]} {row["Message"]}"));
    }

    private Dictionary<string, double> Measure()
    {
        lock (_values)
        {
            _listener.RecordObservableInstruments();
            var measured = new Dictionary<string, double>(_values);
            _values.Clear();
            return measured;
        }
    }

    // Other tests' stores measure at the same time.
    private void Record(Instrument instrument, double value)
    {
        lock (_values)
        {
            if (IsOfThisStore(instrument))
            {
                _instruments[instrument.Name] = instrument;
                _values[instrument.Name] = value;
            }
        }
    }

    private bool IsOfThisStore(Instrument instrument) => instrument.Meter.Tags?.Any(tag => tag.Value as string == _storeId.ToString()) == true;
}
