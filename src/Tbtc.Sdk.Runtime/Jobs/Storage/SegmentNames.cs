using System.Text;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The names of the bases and logs in one copy of the journal.</summary>
internal static class SegmentNames
{
    public static List<(SegmentKind Kind, ulong Generation, string Name)> List(IDiskDirectory copy)
    {
        var names = new List<(SegmentKind, ulong, string)>();
        copy.List(utf8 =>
        {
            var name = Encoding.UTF8.GetString(utf8);
            if (JournalNames.TryParseSegment(name, out var kind, out var generation))
            {
                names.Add((kind, generation, name));
            }
        });
        return names;
    }
}
