using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Tbtc.Sdk.Analyzers.Tests.Support;

/// <summary>Compiles code as a consumer of the SDK would, and runs analyzers over it.</summary>
public static class Consumer
{
    public static ImmutableArray<MetadataReference> Framework { get; } = FindFramework();

    public static MetadataReference Sdk { get; } = MetadataReference.CreateFromFile(typeof(WalletChainData).Assembly.Location);

    public static MetadataReference Runtime { get; } = MetadataReference.CreateFromFile(typeof(Jobs.IJobStore).Assembly.Location);

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14, DocumentationMode.Parse);

    public static CSharpCompilationOptions Options(NullableSetting context, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var options = new CSharpCompilationOptions(kind, allowUnsafe: true)
            .WithNullableContextOptions(context == NullableSetting.Disabled ? NullableContextOptions.Disable : NullableContextOptions.Enable);
        return context == NullableSetting.Silenced
            ? options.WithSpecificDiagnosticOptions(Enumerable.Range(8597, 200).ToDictionary(n => $"CS{n}", _ => ReportDiagnostic.Suppress))
            : options;
    }

    public static CSharpCompilation Compile(
        IEnumerable<(string Path, string Text)> files, NullableSetting context, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, bool referencesSdk = true) =>
        CSharpCompilation.Create(
            "Consumer",
            files.Select(f => CSharpSyntaxTree.ParseText(f.Text, ParseOptions, f.Path)),
            referencesSdk ? [.. Framework, Sdk, Runtime] : Framework,
            Options(context, kind));

    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, params DiagnosticAnalyzer[] analyzers)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("An analyzer threw.", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false, reportSuppressedDiagnostics: false);
        return compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync();
    }

    /// <summary>The reference assemblies of the SDK that runs the tests, or the running runtime where it has none.</summary>
    private static ImmutableArray<MetadataReference> FindFramework()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var packs = Path.GetFullPath(Path.Combine(runtime, "../../../packs/Microsoft.NETCore.App.Ref"));
        var pack = Directory.Exists(packs) ? Directory.GetDirectories(packs, "10.*").Order(StringComparer.Ordinal).LastOrDefault() : null;
        var assemblies = pack is not null
            ? Directory.GetFiles(Path.Combine(pack, "ref/net10.0"), "*.dll")
            : Directory.GetFiles(runtime, "*.dll").Where(f => Path.GetFileName(f).StartsWith("System.", StringComparison.Ordinal) && !f.Contains("Native", StringComparison.Ordinal));
        return [.. assemblies.Select(a => MetadataReference.CreateFromFile(a))];
    }
}
