using Microsoft.CodeAnalysis.Editing;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>One way to fix one report. Fixes of the same key and target are the same change.</summary>
internal sealed class NodeFix(string key, string title, SyntaxNode target, Action<SyntaxEditor> apply)
{
    public string Key { get; } = key;

    public string Title { get; } = title;

    public SyntaxNode Target { get; } = target;

    public Action<SyntaxEditor> Apply { get; } = apply;
}
