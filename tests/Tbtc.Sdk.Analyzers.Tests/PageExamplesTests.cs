using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Tbtc.Sdk.Analyzers.Tests.Support;
using Xunit.Abstractions;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>The examples of the rules' pages: each compiles, is reported on the lines that are marked with a rule's id, and nowhere else.</summary>
public partial class PageExamplesTests(ITestOutputHelper output)
{
    public static TheoryData<string, NullableSetting> Pages
    {
        get
        {
            var data = new TheoryData<string, NullableSetting>();
            foreach (var page in Directory.GetFiles(Path.Combine(ConsistencyTests.Repository, "docs/rules"), "TBTC*.md").Order(StringComparer.Ordinal))
            {
                foreach (var context in Enum.GetValues<NullableSetting>())
                {
                    data.Add(Path.GetFileName(page), context);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Examples_AreReportedExactlyAsMarked(string page, NullableSetting context)
    {
        var text = await File.ReadAllTextAsync(Path.Combine(ConsistencyTests.Repository, "docs/rules", page));
        List<CorpusReport> due = [];
        List<CorpusReport> reported = [];
        var examples = 0;
        foreach (Match block in Block().Matches(text))
        {
            examples++;
            var lines = text[..block.Groups["code"].Index].Count(c => c == '\n');
            due.AddRange(CorpusCases.Marked(page, block.Groups["code"].Value).Select(r => r with { Line = r.Line + lines }));
            var compilation = PageExample.Compile(block.Groups["code"].Value, page, lines + 1, context);
            Assert.DoesNotContain(compilation.GetDiagnostics(), d => d.Severity == DiagnosticSeverity.Error);
            reported.AddRange((await Consumer.AnalyzeAsync(compilation, CorpusCases.Analyzers)).Select(CorpusReport.Of).Distinct());
        }

        output.WriteLine($"{page}: {examples} examples, {due.Count} reports due, nullable {context}");
        Assert.True(examples > 1);
        Assert.Equal(due.OrderBy(r => r.Line).ThenBy(r => r.Id), reported.OrderBy(r => r.Line).ThenBy(r => r.Id));
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
