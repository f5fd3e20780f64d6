using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Cli.Request;

/// <summary>Shows what is wrong with a document: a line each, the field first.</summary>
internal static class FindingList
{
    /// <summary>Whether the document is valid, and if not, how much is wrong with it.</summary>
    public static string Verdict(IReadOnlyList<RequestFinding> findings) => findings.Count switch
    {
        0 => "yes",
        1 => "no: 1 finding",
        var count => $"no: {count} findings",
    };

    public static void Write(IReadOnlyList<RequestFinding> findings)
    {
        if (findings.Count == 0)
        {
            return;
        }

        Terminal.WriteLine("");
        Terminal.WriteLine("Findings");
        foreach (var finding in findings)
        {
            Terminal.WriteLine($"  {finding}");
        }
    }
}
