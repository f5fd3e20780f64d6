using System.Reflection;
using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>The guides for operators, as they are in the repository.</summary>
internal static partial class OperatingGuides
{
    private static string Folder =>
        typeof(OperatingGuides).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == "OperatingGuides").Value!;

    public static IEnumerable<string> Names => Directory.GetFiles(Folder, "*.md").Select(path => Path.GetFileName(path)!);

    public static string Read(string name) => File.ReadAllText(Path.Join(Folder, name));

    /// <summary>The blocks of shell commands in a text, in their order.</summary>
    public static IReadOnlyList<string> Blocks(string text) => [.. ShellBlocks().Matches(text).Select(block => block.Groups[1].Value)];

    [GeneratedRegex("^```sh\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlocks();
}
