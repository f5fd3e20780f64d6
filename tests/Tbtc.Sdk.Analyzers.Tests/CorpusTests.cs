using Microsoft.CodeAnalysis;
using Tbtc.Sdk.Analyzers.Tests.Support;
using Xunit.Abstractions;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>Every report that the corpus marks is made, and no other, in the three nullable contexts.</summary>
public class CorpusTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(NullableSetting.Enabled)]
    [InlineData(NullableSetting.Disabled)]
    [InlineData(NullableSetting.Silenced)]
    public async Task Corpus_IsReportedExactlyAsMarked(NullableSetting context)
    {
        var due = CorpusCases.Due();
        var reported = await CorpusCases.ReportedAsync(context);

        output.WriteLine($"{CorpusCases.Count("Bad_")} bad and {CorpusCases.Count("Good_")} good cases, nullable {context}");
        output.WriteLine("rule      due  found  recall  false");
        foreach (var id in due.Concat(reported).Select(r => r.Id).Distinct().Order(StringComparer.Ordinal))
        {
            var dueHere = due.Where(r => r.Id == id).ToHashSet();
            var found = dueHere.Count(reported.Contains);
            output.WriteLine($"{id} {dueHere.Count,5} {found,6} {100.0 * found / Math.Max(1, dueHere.Count),6:0.0}% {reported.Count(r => r.Id == id && !dueHere.Contains(r)),6}");
        }

        var missed = due.Except(reported).Order(Comparer<CorpusReport>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))).ToArray();
        var wrong = reported.Except(due).Order(Comparer<CorpusReport>.Create((a, b) => string.CompareOrdinal(a.ToString(), b.ToString()))).ToArray();
        Assert.True(missed.Length == 0 && wrong.Length == 0, $"Missed:\n{string.Join('\n', missed)}\n\nWrong:\n{string.Join('\n', wrong)}");
    }

    [Theory]
    [InlineData(NullableSetting.Enabled)]
    [InlineData(NullableSetting.Disabled)]
    public void Corpus_Compiles(NullableSetting context) =>
        Assert.DoesNotContain(CorpusCases.Compilations(context).SelectMany(c => c.GetDiagnostics()), d => d.Severity == DiagnosticSeverity.Error);
}
