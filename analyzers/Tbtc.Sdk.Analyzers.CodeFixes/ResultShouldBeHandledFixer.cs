using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Fixes TBTC2001: the cases that were dropped throw with what they say, where the result is thrown away, switched on, or asked for its good case by an if.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class ResultShouldBeHandledFixer : SdkCodeFixProvider
{
    private const string Key = "ThrowInTheOtherCases";
    private const string Title = "Throw in the other cases";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TBTC2001"];

    private protected override IEnumerable<NodeFix> FixesOf(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        if (diagnostic.Properties["Cases"] is not { } cases || diagnostic.Properties["Result"] is not { } result)
        {
            yield break;
        }

        var expression = node is ArgumentSyntax argument ? argument.Expression : node;
        var dropped = DroppedCases.Of(result, cases.Split(','), expression, model);
        if (dropped is null)
        {
            yield break;
        }

        switch (expression)
        {
            case SwitchStatementSyntax statement:
                yield return new(Key, Title, statement, editor => editor.ReplaceNode(statement, dropped.AddTo(statement)));
                break;
            case SwitchExpressionSyntax switched:
                yield return new(Key, Title, switched, editor => editor.ReplaceNode(switched, dropped.AddTo(switched)));
                break;
            case IsPatternExpressionSyntax { Parent: IfStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } branch } test:
                yield return new(Key, Title, branch, editor => dropped.ThrowWhereNot(test.Expression, test.Pattern is UnaryPatternSyntax, branch, editor));
                break;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Parent: IfStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } branch } test:
                yield return new(Key, Title, branch, editor => dropped.ThrowWhereNot(test.Left, isNegated: false, branch, editor));
                break;
            case ExpressionSyntax when Dropped(expression, model) is { } statement:
                yield return new(Key, Title, statement, editor => editor.ReplaceNode(statement, dropped.SwitchOn(statement)));
                break;
        }
    }

    /// <summary>The statement that awaits the result and throws it away.</summary>
    private static ExpressionStatementSyntax? Dropped(SyntaxNode call, SemanticModel model) =>
        call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { } statement
        && Value(statement) is var value
        && value.Span.Contains(call.Span)
        && value is AwaitExpressionSyntax
        && model.GetTypeInfo(value).Type?.IsAbstract == true
            ? statement
            : null;

    internal static ExpressionSyntax Value(ExpressionStatementSyntax statement) =>
        statement.Expression is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } discard ? discard.Right : statement.Expression;
}
