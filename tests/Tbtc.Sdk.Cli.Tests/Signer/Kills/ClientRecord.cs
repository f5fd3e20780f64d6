using System.Globalization;
using System.Text;

namespace Tbtc.Sdk.Cli.Tests.Signer.Kills;

/// <summary>What the scripted client wrote down, read as it grows, and held to the promises a second time.</summary>
internal sealed class ClientRecord(string path, KillCounts counts)
{
    private readonly Dictionary<string, string> _acknowledged = [];
    private readonly HashSet<string> _requestIds = [];
    private readonly List<DateTimeOffset> _cutRequests = [];
    private long _read;

    public string Path => path;

    /// <summary>The request id that was acknowledged for each route request id.</summary>
    public IReadOnlyDictionary<string, string> Acknowledged => _acknowledged;

    /// <summary>How many requests were answered, well or not.</summary>
    public int Answers { get; private set; }

    /// <summary>Whether a request that was sent before a moment was never answered.</summary>
    public bool WasInFlight(DateTimeOffset moment) => _cutRequests.Exists(sent => sent < moment);

    /// <summary>Reads what is new.</summary>
    /// <param name="mayBeRefused">Says which route request ids may be refused by now.</param>
    public void Read(Func<string, bool> mayBeRefused)
    {
        _cutRequests.Clear();
        foreach (var line in NewLines())
        {
            switch (line.Split(' '))
            {
                case ["ack", var key, var requestId]:
                    Acknowledge(key, requestId);
                    break;
                case ["submit", _]:
                    counts.Submits++;
                    break;
                case ["again", _]:
                    counts.Retried++;
                    break;
                case ["same", _]:
                    Answers++;
                    counts.Repeated++;
                    break;
                case ["polled", _]:
                    Answers++;
                    counts.Polled++;
                    break;
                case ["conflict", _]:
                    Answers++;
                    counts.Conflicts++;
                    break;
                case ["refused", var key]:
                    Answers++;
                    counts.Refused++;
                    Require(mayBeRefused(key), $"{key} was refused, and nothing of it was damaged");
                    break;
                case ["cut", _, var sentAt]:
                    counts.CutOff++;
                    _cutRequests.Add(DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(sentAt, CultureInfo.InvariantCulture)));
                    break;
                case ["up", var unanswered]:
                    counts.TakenUpByClients += int.Parse(unanswered, CultureInfo.InvariantCulture);
                    break;
                case ["begin" or "unsent", _]:
                    break;
                default:
                    throw new BrokenPromiseException(line);
            }
        }
    }

    private void Acknowledge(string key, string requestId)
    {
        Answers++;
        counts.Acknowledged++;
        Require(_acknowledged.TryAdd(key, requestId), $"{key} was acknowledged as {requestId}, and before as {_acknowledged[key]}");
        Require(_requestIds.Add(requestId), $"{requestId} was given to {key}, and to another before");
    }

    /// <summary>A line that a kill cut short, or that is not there as a whole yet, has no full stop; what it would have said is asked for again by the next client.</summary>
    private List<string> NewLines()
    {
        if (!File.Exists(path))
        {
            return [];
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Position = _read;
        using var memory = new MemoryStream();
        file.CopyTo(memory);
        var bytes = memory.GetBuffer().AsSpan(0, (int)memory.Length);
        var end = bytes.LastIndexOf((byte)'\n') + 1;
        _read += end;
        return [.. Encoding.UTF8.GetString(bytes[..end]).Split('\n').Where(line => line.EndsWith(" .", StringComparison.Ordinal)).Select(line => line[..^2])];
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(otherwise + ".");
        }
    }
}
