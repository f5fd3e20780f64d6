using System.Globalization;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The names in the data directory.</summary>
internal static class JournalNames
{
    public const string Journal = "covenant-signer-journal";
    public const string Jobs = "covenant-signer-jobs";
    public const string Quarantine = "covenant-signer-quarantine";
    public const string LegacyParent = "covenant-signer";
    public const string LegacyJobs = "jobs";
    public const string Lock = ".lock";

    /// <summary>The second copy's directory. keep-core takes it for a job, cannot read it and refuses to start.</summary>
    public const string Marker = "0-OWNED-BY-TBTC-SDK.json";

    /// <summary>The second copy's directory while a keep-core node has the jobs: keep-core ignores it.</summary>
    public const string HandedOver = ".tbtc-sdk";

    public const string Spare = "spare.log";
    public const string SpareTemporary = "spare.tmp";
    public const string LogTemporary = "log.tmp";
    public const string BaseTemporary = "base.tmp";
    public const string JobTemporaryPrefix = ".tbtc-tmp-";
    public const string JobSuffix = ".json";

    /// <summary>The path of a file in the jobs directory, relative to the data directory.</summary>
    public static string JobPath(string name) => $"{Jobs}/{name}";

    /// <summary>The path of a file in the legacy layout, relative to the data directory.</summary>
    public static string LegacyPath(string name) => $"{LegacyParent}/{LegacyJobs}/{name}";

    public static bool IsJob(ReadOnlySpan<byte> name) => name.EndsWith(".json"u8) && !name.SequenceEqual("0-OWNED-BY-TBTC-SDK.json"u8);

    public static string Segment(SegmentKind kind, ulong generation) =>
        generation.ToString("x16", CultureInfo.InvariantCulture) + (kind == SegmentKind.Base ? ".base" : ".log");

    public static bool TryParseSegment(string name, out SegmentKind kind, out ulong generation)
    {
        kind = name.EndsWith(".base", StringComparison.Ordinal) ? SegmentKind.Base : SegmentKind.Log;
        generation = 0;
        return (kind == SegmentKind.Base || name.EndsWith(".log", StringComparison.Ordinal))
            && ulong.TryParse(name.AsSpan(0, name.LastIndexOf('.')), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out generation)
            && name == Segment(kind, generation);
    }
}
