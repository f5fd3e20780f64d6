using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Jobs;

/// <summary>What a store logged: event id, level and text.</summary>
public sealed class RecordedLog : ILoggerProvider, ILogger
{
    public const int OutcomeResolved = 4005;

    private readonly ConcurrentQueue<(int Id, LogLevel Level, string Text)> _entries = new();

    public IReadOnlyCollection<(int Id, LogLevel Level, string Text)> Entries => _entries;

    public int Count(int eventId) => _entries.Count(entry => entry.Id == eventId);

    public ILoggerFactory Factory() => LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(this));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _entries.Enqueue((eventId.Id, logLevel, formatter(state, exception)));

    public void Dispose()
    {
    }
}
