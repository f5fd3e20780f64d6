using System.Diagnostics;
using System.Globalization;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A store in a process of its own, and what its callers did and were told there.</summary>
internal sealed class ChildProcess : IDisposable
{
    private readonly Process _process;
    private readonly History _history;
    private readonly Dictionary<string, Attempt> _open = [];
    private readonly TaskCompletionSource<bool> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<(int Count, TaskCompletionSource Reached)> _goals = [];
    private readonly Task _reading;
    private bool _hasEnded;

    /// <summary>Starts one. The words before, such as a tracer's, run it.</summary>
    public ChildProcess(string directory, int seed, int callers, int calls, History history, params string[] before)
    {
        _history = history;
        string[] command =
        [
            .. before, Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", typeof(ChildProcess).Assembly.Location, "child", directory,
            seed.ToString(CultureInfo.InvariantCulture), callers.ToString(CultureInfo.InvariantCulture), calls.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        command.Skip(1).ToList().ForEach(start.ArgumentList.Add);
        start.Environment["DOTNET_TieredPGO"] = "0";
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => Errors += line.Data;
        _process.BeginErrorReadLine();
        _reading = Task.Run(ReadAsync);
    }

    /// <summary>Whether the store was opened; completes when it was, or could not be.</summary>
    public Task<bool> Opened => _opened.Task;

    public string Errors { get; private set; } = "";

    /// <summary>Why it could not be opened, or empty.</summary>
    public string OpenError { get; private set; } = "";

    /// <summary>How many problems the store reported when its callers were done.</summary>
    public int Problems { get; private set; }

    /// <summary>Calls that had begun and were not answered.</summary>
    public int InFlight => _open.Count;

    public int Acknowledged { get; private set; }

    /// <summary>Completes when so many writes were acknowledged, or the process ended.</summary>
    public Task AcknowledgedAtLeast(int count)
    {
        lock (_goals)
        {
            var goal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _goals.Add((count, goal));
            Reach();
            return goal.Task;
        }
    }

    public List<string> Refusals { get; } = [];

    public void Kill() => _process.Kill();

    /// <summary>Waits for its end, and for everything that it said.</summary>
    public async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        await _reading;
        return _process.ExitCode;
    }

    public void Dispose() => _process.Dispose();

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is [.. var words, ChildWire.End])
            {
                Read(words);
            }
        }

        _opened.TrySetResult(false);
        Reach(hasEnded: true);
    }

    private void Reach(bool hasEnded = false)
    {
        lock (_goals)
        {
            _hasEnded |= hasEnded;
            _goals.FindAll(goal => _hasEnded || Acknowledged >= goal.Count).ForEach(goal => goal.Reached.TrySetResult());
        }
    }

    private void Read(string[] words)
    {
        switch (words)
        {
            case ["O"]:
                _opened.TrySetResult(true);
                break;
            case ["D", var problems]:
                Problems = int.Parse(problems, CultureInfo.InvariantCulture);
                break;
            case ["X", var kind]:
                OpenError = kind;
                break;
            case ["B", var number, var kind, var revision, var json]:
                _open[number] = _history.Begin(ChildWire.Decode(revision, json), kind == "U");
                break;
            case ["E", var number, var refusal, .. var shown]:
                End(number, refusal, shown);
                break;
        }
    }

    private void End(string number, string refusal, string[] shown)
    {
        _open.Remove(number, out var attempt);
        if (shown is [var revision, var json])
        {
            Acknowledged++;
            Reach();
            _history.End(attempt!, new AcceptResult.Accepted(ChildWire.Decode(revision, json)));
        }
        else if (refusal != "-")
        {
            Refusals.Add(refusal);
            _history.End(attempt!, new AcceptResult.Refused(new JobStoreRefusal(Enum.Parse<JobStoreRefusalReason>(refusal), "", "")));
        }
    }
}
