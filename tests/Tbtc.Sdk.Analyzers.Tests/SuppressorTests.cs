using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Tbtc.Sdk.Analyzers.Tests.Support;

namespace Tbtc.Sdk.Analyzers.Tests;

/// <summary>One report for one mistake: ours where it is shown, the compiler's where it is not.</summary>
public class SuppressorTests
{
    private const string Misuse = "public static class C { public static Bytes32 M(WalletChainData w) => w.MembersIdsHash.Hash; }";

    [Fact]
    public async Task OurReportIsShown_CompilersIsRemoved() => Assert.Equal(["TBTC1001"], await ShownAsync(Misuse));

    [Fact]
    public async Task OurReportOnACastIsShown_CompilersIsRemoved() => Assert.Equal(["TBTC1002"], await ShownAsync(
        "public static class C { public static RegistryData M(WalletChainData w) => (RegistryData)w.MembersIdsHash; }"));

    private const string ForcedThenUsed =
        "public static class C { public static RegistryData M(WalletChainData w) { var h = (RegistryData)w.MembersIdsHash; return h; } }";

    [Fact]
    public async Task OurReportOnACastIsShown_CompilersOnWhatWasCastIsRemoved() => Assert.Equal(["TBTC1002"], await ShownAsync(ForcedThenUsed));

    [Theory]
    [InlineData("var h = (RegistryData)w.MembersIdsHash; _ = h.Hash;")]
    [InlineData("var h = (RegistryData)w.MembersIdsHash; var g = h; GC.KeepAlive(g.Hash);")]
    [InlineData("var h = (RegistryData)w.MembersIdsHash; Take(h);")]
    [InlineData("var h = (RegistryData)w.MembersIdsHash; RegistryData g = h; Take(g);")]
    [InlineData("var h = w.HasMembersIdsHash ? w.MembersIdsHash : (RegistryData)w.MembersIdsHash; Take(h);")]
    public async Task ForcedValueIsUsed_OneMistakeIsOneMessage(string body) => Assert.Equal(
        ["TBTC1002"], await ShownAsync($"using System; public static class C {{ static void Take(RegistryData d) {{ }} public static void M(WalletChainData w) {{ {body} }} }}"));

    [Fact]
    public async Task OurReportOnACastIsOff_CompilersStayOnBothLines() => Assert.Equal(
        ["CS8600", "CS8603"], await ShownAsync(ForcedThenUsed, c => c.WithOptions(c.Options.WithSpecificDiagnosticOptions([new("TBTC1002", ReportDiagnostic.Suppress)]))));

    [Fact]
    public async Task OurReportOnACastIsUnderAPragma_CompilersStayOnBothLines() =>
        Assert.Equal(["CS8600", "CS8603"], await ShownAsync("#pragma warning disable TBTC1002\n" + ForcedThenUsed));

    [Fact]
    public async Task OurReportOnACastIsSuppressedByAttribute_CompilersStayOnBothLines() => Assert.Equal(["CS8600", "CS8603"], await ShownAsync(
        ForcedThenUsed.Replace("public static RegistryData", "[System.Diagnostics.CodeAnalysis.SuppressMessage(\"RegistryData\", \"TBTC1002\")] public static RegistryData", StringComparison.Ordinal)));

    [Fact]
    public async Task ForcedCodeIsGenerated_CompilersStayOnBothLines() =>
        Assert.Equal(["CS8600", "CS8603"], await ShownAsync("#nullable enable\n" + ForcedThenUsed, path: "C.g.cs"));

    [Fact]
    public async Task AnalyzersAreNotRun_CompilersStayOnBothLines() => Assert.Equal(
        ["CS8600", "CS8603"], await ShownAsync(ForcedThenUsed, options: new() { ["build_property.RunAnalyzers"] = "false" }, analyzers: [new NullableWarningSuppressor()]));

    [Fact]
    public async Task ProvenByAFlag_CompilersIsRemoved() => Assert.Empty(await ShownAsync(
        "public static class C { public static void M(WalletChainData w) { var ok = false; if (w.HasMembersIdsHash) ok = true; if (ok) _ = w.MembersIdsHash.Hash; } }"));

    [Fact]
    public async Task ProvenByLinq_CompilersIsRemoved() => Assert.Empty(await ShownAsync(
        "public static class C { public static IEnumerable<Bytes32> M(IEnumerable<WalletChainData> ws) => ws.Where(w => w.HasMembersIdsHash).Select(w => w.MembersIdsHash.Hash); }"));

    [Fact]
    public async Task OurRuleIsOff_CompilersStays() =>
        Assert.Equal(["CS8602"], await ShownAsync(Misuse, c => c.WithOptions(c.Options.WithSpecificDiagnosticOptions([new("TBTC1001", ReportDiagnostic.Suppress)]))));

    [Fact]
    public async Task OurRuleIsUnderAPragma_CompilersStays() =>
        Assert.Equal(["CS8602"], await ShownAsync("#pragma warning disable TBTC1001\n" + Misuse));

    [Fact]
    public async Task OurRuleIsSuppressedByAttribute_CompilersStays() => Assert.Equal(["CS8602"], await ShownAsync(
        "public static class C { [System.Diagnostics.CodeAnalysis.SuppressMessage(\"RegistryData\", \"TBTC1001\")] public static Bytes32 M(WalletChainData w) => w.MembersIdsHash.Hash; }"));

    [Fact]
    public async Task AnalyzersAreNotRun_CompilersStays() =>
        Assert.Equal(["CS8602"], await ShownAsync(Misuse, options: new() { ["build_property.RunAnalyzers"] = "false" }, analyzers: [new NullableWarningSuppressor()]));

    [Fact]
    public async Task CodeIsGenerated_CompilersStays() => Assert.Equal(["CS8602"], await ShownAsync("#nullable enable\n" + Misuse, path: "C.g.cs"));

    [Fact]
    public async Task OtherNulls_CompilersStays() =>
        Assert.Equal(["CS8602"], await ShownAsync("public static class C { public static int M(string? s, WalletChainData w) { _ = w.HasMembersIdsHash; return s.Length; } }"));

    private static async Task<string[]> ShownAsync(
        string text, Func<CSharpCompilation, CSharpCompilation>? change = null, Dictionary<string, string>? options = null, DiagnosticAnalyzer[]? analyzers = null, string path = "C.cs")
    {
        var compilation = Consumer.Compile([(path, text), ("Usings.cs", "global using System.Collections.Generic; global using System.Linq; global using Tbtc.Sdk;")], NullableSetting.Enabled);
        compilation = change?.Invoke(compilation) ?? compilation;
        var run = compilation.WithAnalyzers(
            [.. analyzers ?? [new MembersIdsHashAnalyzer(), new NullableWarningSuppressor()]],
            new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([], new Options(options ?? [])), (exception, _, _) => throw new InvalidOperationException("An analyzer threw.", exception), true, false));
        var diagnostics = await run.GetAllDiagnosticsAsync();
        return [.. diagnostics.Where(d => !d.IsSuppressed && d.Severity > DiagnosticSeverity.Hidden).Select(d => d.Id).Order(StringComparer.Ordinal)];
    }

    private sealed class Options(Dictionary<string, string> global) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(global);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Values([]);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Values([]);
    }

    private sealed class Values(Dictionary<string, string> values) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value) => values.TryGetValue(key, out value);
    }
}
