using System.Globalization;
using System.Text;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>What a child tells its parent: lines of a letter, a number and what belongs to it. Each line is one write; a kill may cut the last one short.</summary>
internal sealed class ChildWire(Stream output)
{
    /// <summary>The last word of a line that was not cut short.</summary>
    public const string End = ".";

    private readonly Lock _gate = new();
    private int _calls;

    public int Begin(Job job, bool isUpdate)
    {
        var number = Interlocked.Increment(ref _calls);
        Say("B", number.ToString(CultureInfo.InvariantCulture), isUpdate ? "U" : "A", Encode(job));
        return number;
    }

    public void Answer(int number, Job? shown, JobStoreRefusal? refusal) => Say(
        "E",
        number.ToString(CultureInfo.InvariantCulture),
        refusal is null ? "-" : refusal.Reason.ToString(),
        shown is null ? "-" : Encode(shown));

    public void Say(params ReadOnlySpan<string> words)
    {
        var line = Encoding.UTF8.GetBytes(string.Join(' ', words) + $" {End}\n");
        lock (_gate)
        {
            output.Write(line);
            output.Flush();
        }
    }

    public static Job Decode(string revision, string json) => Job.TryParse(Convert.FromBase64String(json), out var job)
        ? job with { Revision = long.Parse(revision, CultureInfo.InvariantCulture) }
        : throw new FormatException("The child said something that is no job.");

    private static string Encode(Job job) => $"{job.Revision.ToString(CultureInfo.InvariantCulture)} {Convert.ToBase64String(job.ToUtf8Json())}";
}
