using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>The text of the recovery guide: what it has under each label.</summary>
internal sealed partial class RecoveryGuide
{
    private readonly Dictionary<string, string> _sections;

    private RecoveryGuide(string text) =>
        _sections = Sections().Matches(text).ToDictionary(section => section.Groups["label"].Value, section => section.Groups["text"].Value);

    public IEnumerable<string> Labels => _sections.Keys;

    public static RecoveryGuide Read() => new(OperatingGuides.Read("recovery.md"));

    public string Text(string label) =>
        _sections.TryGetValue(label, out var section) ? section : throw new InvalidOperationException($"The guide has no section '{label}'.");

    /// <summary>The blocks of commands under a label, in their order.</summary>
    public IReadOnlyList<string> Blocks(string label) => OperatingGuides.Blocks(Text(label));

    [GeneratedRegex("^### (?<label>.+)\n(?<text>(?:(?!#).*\n)+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Sections();
}
