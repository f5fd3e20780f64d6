using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Registers the fixes of a rule, and applies them one by one or all in a document.</summary>
public abstract class SdkCodeFixProvider : CodeFixProvider
{
    public sealed override FixAllProvider GetFixAllProvider() => new AllInDocument(this);

    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var fix in FixesOf(diagnostic, root, model))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Title, _ => Task.FromResult(Apply(context.Document, root, [fix])), fix.Key),
                    diagnostic);
            }
        }
    }

    /// <summary>The fixes of one report, the one that always compiles first.</summary>
    private protected abstract IEnumerable<NodeFix> FixesOf(SyntaxNode node, Diagnostic diagnostic, SemanticModel model);

    private IEnumerable<NodeFix> FixesOf(Diagnostic diagnostic, SyntaxNode root, SemanticModel model) =>
        FixesOf(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), diagnostic, model);

    private static Document Apply(Document document, SyntaxNode root, IEnumerable<NodeFix> fixes)
    {
        var editor = new SyntaxEditor(root, document.Project.Solution.Services);
        foreach (var fix in fixes)
        {
            fix.Apply(editor);
        }

        return document.WithSyntaxRoot(editor.GetChangedRoot());
    }

    private sealed class AllInDocument(SdkCodeFixProvider provider) : DocumentBasedFixAllProvider
    {
        protected override async Task<Document?> FixAllAsync(FixAllContext fixAllContext, Document document, ImmutableArray<Diagnostic> diagnostics)
        {
            var root = await document.GetSyntaxRootAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
            var model = await document.GetSemanticModelAsync(fixAllContext.CancellationToken).ConfigureAwait(false);
            if (root is null || model is null)
            {
                return document;
            }

            var fixes = diagnostics
                .OrderBy(d => d.Location.SourceSpan.Start)
                .SelectMany(d => provider.FixesOf(d, root, model).Where(f => f.Key == fixAllContext.CodeActionEquivalenceKey).Take(1))
                .GroupBy(f => f.Target)
                .Select(g => g.First())
                .ToArray();
            return Apply(document, root, fixes);
        }
    }
}
