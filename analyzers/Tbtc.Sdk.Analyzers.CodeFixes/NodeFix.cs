using Microsoft.CodeAnalysis.Editing;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>One way to fix one report. Fixes of the same key and target are the same change.</summary>
internal sealed record NodeFix(string Key, string Title, SyntaxNode Target, Action<SyntaxEditor> Apply);
