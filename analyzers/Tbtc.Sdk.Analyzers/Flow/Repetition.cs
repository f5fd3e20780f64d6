using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Knows which assignments run again for the same variable: those in a loop that goes round while the variable stays.</summary>
internal static class Repetition
{
    public static bool Repeats(IOperation writer, ISymbol variable)
    {
        if (variable.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not { } declaration)
        {
            return false;
        }

        for (var parent = writer.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ILoopOperation loop && !IsMadeInEachRound(loop, variable, declaration))
            {
                return true;
            }
        }

        return IsBetweenJumps(writer.Syntax, declaration);
    }

    private static bool IsMadeInEachRound(ILoopOperation loop, ISymbol variable, SyntaxNode declaration) =>
        loop.Syntax.Span.Contains(declaration.Span)
        && !(loop is IForLoopOperation { Locals: var shared } && shared.Contains(variable, SymbolEqualityComparer.Default));

    /// <summary>Whether a goto leads from behind the assignment to before it, within the variable's block: one out of it ends the variable.</summary>
    private static bool IsBetweenJumps(SyntaxNode writer, SyntaxNode declaration)
    {
        if (writer.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
        {
            return false;
        }

        foreach (var jump in member.DescendantNodes().OfType<GotoStatementSyntax>())
        {
            var start = jump.IsKind(SyntaxKind.GotoStatement) ? LabelOf(member, jump) : jump.FirstAncestorOrSelf<SwitchStatementSyntax>()?.SpanStart;
            var end = jump.IsKind(SyntaxKind.GotoStatement) ? jump.Span.End : jump.FirstAncestorOrSelf<SwitchStatementSyntax>()?.Span.End;
            if (start <= writer.SpanStart
                && writer.SpanStart < end
                && !declaration.Ancestors().Any(block => block is BlockSyntax && start < block.SpanStart))
            {
                return true;
            }
        }

        return false;
    }

    private static int? LabelOf(SyntaxNode member, GotoStatementSyntax jump) => member.DescendantNodes().OfType<LabeledStatementSyntax>()
        .FirstOrDefault(label => jump.Expression is IdentifierNameSyntax name && label.Identifier.ValueText == name.Identifier.ValueText)?.SpanStart;
}
