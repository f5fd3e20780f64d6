using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Tbtc.Sdk.Jobs;

public sealed class JobStoreServiceTests : IDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose()
    {
        _directory.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task One_line_registers_a_store_that_is_healthy_and_closes_with_the_container()
    {
        await using (var services = Services())
        {
            var store = services.GetRequiredService<IJobStore>();
            Assert.Same(store, services.GetRequiredService<DirectoryJobStore>());
            Assert.Same(store, services.GetRequiredService<IJobQuarantine>());
            Assert.IsType<AcceptResult.Accepted>(await store.AcceptAsync(TestJobs.New(1)));

            var health = await services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

            Assert.Equal(HealthStatus.Healthy, health.Status);
            Assert.Equal(1, health.Entries["tbtc-job-store"].Data["jobs"]);
            Assert.Contains(_log.Lines, line => line.StartsWith("2000 Information Opened the job store", StringComparison.Ordinal));
        }

        Assert.Equal(TestJobs.New(1).ToUtf8Json(), await File.ReadAllBytesAsync(_directory.File(TestJobs.Id(1))));
        await using var reopened = await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = _directory.Path });
    }

    [Fact]
    public void Container_that_is_disposed_synchronously_closes_the_store()
    {
        var services = Services();
        services.GetRequiredService<IJobStore>();

        services.Dispose();

        using var reopened = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = _directory.Path });
    }

    [Fact]
    public async Task Quarantine_is_logged_and_degrades_and_nothing_accepted_is_unhealthy()
    {
        await using (var opened = await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = _directory.Path }))
        {
            await opened.Store.AcceptAsync(TestJobs.New(1));
        }

        File.Delete(_directory.File(TestJobs.Id(1)));
        await using var services = Services();
        var health = services.GetRequiredService<HealthCheckService>();

        var degraded = await health.CheckHealthAsync();

        Assert.Equal(HealthStatus.Degraded, degraded.Status);
        Assert.Contains(TestJobs.Id(1), degraded.Entries["tbtc-job-store"].Description, StringComparison.Ordinal);
        Assert.Contains(_log.Lines, line => line.StartsWith("2003 Warning", StringComparison.Ordinal) && line.Contains(TestJobs.Id(1), StringComparison.Ordinal));

        await File.WriteAllTextAsync(_directory.File("kcs_qc_intruder"), "{}");
        await services.GetRequiredService<IJobStore>().ScrubAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);
    }

    [Fact]
    public async Task Hosted_store_scrubs_in_the_background_and_logs_what_it_finds()
    {
        await using (var opened = await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = _directory.Path }))
        {
            await opened.Store.AcceptAsync(TestJobs.New(1));
        }

        StoreScenario.Overwrite(_directory.File(TestJobs.Id(1)), 20, 1, (byte)'!');
        await using var services = Services();
        var hosted = Assert.Single(services.GetServices<IHostedService>().OfType<BackgroundService>());

        await hosted.StartAsync(CancellationToken.None);

        await _log.WaitForAsync("2005 Debug");
        await _log.WaitForAsync("2003 Warning");
        await hosted.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Takeover_acts_and_what_they_end_are_logged()
    {
        Directory.CreateDirectory(_directory.Jobs);
        await File.WriteAllBytesAsync(_directory.File(TestJobs.Id(1)), TestJobs.New(1).ToUtf8Json());
        await using (var opened = await DirectoryJobStore.OpenAsync(new DirectoryJobStoreOptions { Directory = _directory.Path }))
        {
            Assert.IsType<HandOverResult.Completed>(await opened.Store.HandOverAsync(new OperatorAct("alice", "back")));
        }

        await File.WriteAllTextAsync(_directory.File(TestJobs.Id(1)), "{");
        await File.WriteAllTextAsync(_directory.File("kcs_qc_strange"), "{}");
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var services = Services(clock);
        var hosted = Assert.Single(services.GetServices<IHostedService>().OfType<BackgroundService>());
        await hosted.StartAsync(CancellationToken.None);
        await _log.WaitForAsync("2007 Information Taken over from keep-core (H3)");
        await _log.WaitForAsync("2003 Warning");
        await _log.WaitForAsync("2005 Debug");
        var quarantine = services.GetRequiredService<IJobQuarantine>();

        Assert.IsType<QuarantineResult.Served>(await quarantine.ReleaseAsync(TestJobs.Route(1), new OperatorAct("alice", "torn by keep-core")));
        Assert.IsType<QuarantineResult.Discarded>(await quarantine.ReleaseUnknownAsync("covenant-signer-jobs/kcs_qc_strange.json", new OperatorAct("alice", "notes")));

        // The scrub may not have begun to wait when the clock moves.
        await Eventually.IsTrueAsync(() => _log.Lines.Any(line => line.StartsWith("2011", StringComparison.Ordinal)), "the log of a scrub", () => clock.Advance(TimeSpan.FromDays(1)));

        await _log.WaitForAsync("2008 Warning Release by alice");
        await _log.WaitForAsync($"2009 Information The job {TestJobs.Id(1)}");
        await hosted.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task Directory_that_cannot_be_opened_fails_the_start_of_the_host()
    {
        using var other = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = _directory.Path });
        await using var services = Services();

        Assert.Throws<JobStoreOpenException>(() => services.GetServices<IHostedService>().ToList());
    }

    private ServiceProvider Services(TimeProvider? clock = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(clock ?? TimeProvider.System);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(_log));
        services.AddTbtcJobStore(options => options.Directory = _directory.Path);
        services.AddHealthChecks().AddCheck<JobStoreHealthCheck>("tbtc-job-store");
        return services.BuildServiceProvider();
    }

    private sealed class RecordedLog : ILoggerProvider, ILogger
    {
        private readonly Lock _gate = new();
        private readonly List<string> _lines = [];
        private TaskCompletionSource _changed = new();

        public IReadOnlyList<string> Lines
        {
            get
            {
                lock (_gate)
                {
                    return [.. _lines];
                }
            }
        }

        public async Task WaitForAsync(string start)
        {
            while (true)
            {
                var changed = Volatile.Read(ref _changed).Task;
                if (Lines.Any(line => line.StartsWith(start, StringComparison.Ordinal)))
                {
                    return;
                }

                await changed.WaitAsync(TimeSpan.FromMinutes(1));
            }
        }

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_gate)
            {
                _lines.Add($"{eventId.Id} {logLevel} {formatter(state, exception)}");
            }

            Interlocked.Exchange(ref _changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
        }

        public void Dispose()
        {
        }
    }
}
