using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>The text of the recovery guide: what it has under each label.</summary>
internal sealed partial class RecoveryGuide
{
    private readonly Dictionary<string, string> _sections;

    private RecoveryGuide(string text) =>
        _sections = Sections().Matches(text).ToDictionary(section => section.Groups["label"].Value, section => section.Groups["text"].Value);

    public IEnumerable<string> Labels => _sections.Keys;

    /// <summary>Reads what is there for operators; behind it are the tables, which say what the store does.</summary>
    public static RecoveryGuide Read()
    {
        var guide = OperatingGuides.Read("recovery.md");
        return new(guide[..guide.IndexOf("\n## What the store finds", StringComparison.Ordinal)]);
    }

    public string Text(string label) =>
        _sections.TryGetValue(label, out var section) ? section : throw new InvalidOperationException($"The guide has no section '{label}'.");

    /// <summary>The blocks of commands under a label, in their order.</summary>
    public IReadOnlyList<string> Blocks(string label) => OperatingGuides.Blocks(Text(label));

    [GeneratedRegex("^### (?<label>.+)\n(?<text>(?:(?!#).*\n)+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sections();
}
