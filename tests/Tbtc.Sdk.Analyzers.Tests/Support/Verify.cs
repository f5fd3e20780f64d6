using Microsoft.CodeAnalysis.CodeFixes;
using Tbtc.Sdk.Analyzers.CodeFixes;

namespace Tbtc.Sdk.Analyzers.Tests.Support;

public static class Verify
{
    /// <summary>Applies the first fix, or the one with the key, to every report marked <c>{|ID:...|}</c>, and compares the result.</summary>
    public static Task FixAsync<TFix>(NullableSetting context, string before, string after, string? key = null)
        where TFix : CodeFixProvider, new() =>
        new FixTest<MembersIdsHashAnalyzer, TFix>(context, before, after, key).RunAsync();

    /// <summary>The same for the rule about results.</summary>
    public static Task ResultFixAsync(NullableSetting context, string before, string after) =>
        new FixTest<ResultShouldBeHandledAnalyzer, ResultShouldBeHandledFixer>(context, before, after).RunAsync();
}
