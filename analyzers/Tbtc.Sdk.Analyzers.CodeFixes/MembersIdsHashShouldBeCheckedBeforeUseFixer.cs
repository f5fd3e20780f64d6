using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Fixes TBTC1001 and TBTC1002: require the hash, throw where a copy is absent, or check first.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class MembersIdsHashShouldBeCheckedBeforeUseFixer : SdkCodeFixProvider
{
    // Of both fixes that throw where the hash is absent, whether it is at hand or a copy of it: fixing all applies them together.
    public const string RequireKey = "RequireMembersIdsHash";
    public const string ReturnKey = "ReturnWhereAbsent";
    public const string WrapKey = "CheckFirst";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TBTC1001", "TBTC1002"];

    private protected override IEnumerable<NodeFix> FixesOf(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        if (Flagged(node) is not { } flagged)
        {
            yield break;
        }

        var whole = Whole(flagged);
        if (Source(flagged, model) is { } access)
        {
            yield return Require(flagged, whole, access, model);
            if (HashAccess.IsPlain(access.Expression) && whole.FirstAncestorOrSelf<StatementSyntax>() is { Parent: BlockSyntax } statement && IsDirectlyIn(statement, whole))
            {
                if (ReturnsNothing(statement))
                {
                    yield return ReturnFirst(access.Expression, statement);
                }

                if (statement is ExpressionStatementSyntax)
                {
                    yield return Wrap(access.Expression, statement);
                }
            }
        }
        else if (CanThrowInline(flagged, whole, model))
        {
            yield return Throw(whole, flagged, model);
        }
    }

    private static ExpressionSyntax? Flagged(SyntaxNode node) => node switch
    {
        ArgumentSyntax argument => argument.Expression,
        ExpressionSyntax expression => expression,
        _ => null,
    };

    /// <summary>With what hangs on the report and must go with it: <c>!</c>, parentheses, <c>.Value</c> of what is not nullable any more.</summary>
    private static ExpressionSyntax Whole(ExpressionSyntax flagged)
    {
        var whole = flagged;
        while (whole.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
        {
            whole = (ExpressionSyntax)whole.Parent;
        }

        return Unforced(flagged) is ConditionalAccessExpressionSyntax
            && whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Value" } value && value.Expression == whole
            ? value
            : whole;
    }

    private static ExpressionSyntax Unforced(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax inner => Unforced(inner.Expression),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } forced => Unforced(forced.Operand),
        CastExpressionSyntax cast => Unforced(cast.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "As" } }, ArgumentList.Arguments: { Count: 1 } arguments } =>
            Unforced(arguments[0].Expression),
        _ => expression,
    };

    private static MemberAccessExpressionSyntax? Source(ExpressionSyntax flagged, SemanticModel model) =>
        Unforced(flagged) is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax ? HashAccess.Of(Unforced(flagged), model) : null;

    private static NodeFix Require(ExpressionSyntax flagged, ExpressionSyntax whole, MemberAccessExpressionSyntax access, SemanticModel model)
    {
        var required = HashAccess.Required(Unforced(flagged), access, model).WithTriviaFrom(whole);
        return new(RequireKey, "Call RequireMembersIdsHash()", whole, editor => editor.ReplaceNode(whole, required));
    }

    private static bool CanThrowInline(ExpressionSyntax flagged, ExpressionSyntax whole, SemanticModel model) =>
        Unforced(flagged) is IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ConditionalAccessExpressionSyntax
        && whole.Parent is not ArgumentSyntax { RefKindKeyword.RawKind: not 0 }
        && (whole.Parent is not AssignmentExpressionSyntax || IsRight(whole))
        && !whole.Ancestors().OfType<LambdaExpressionSyntax>().Any(l => model.GetTypeInfo(l).ConvertedType?.Name == "Expression")
        && model.GetTypeInfo(Unforced(flagged)).Type is { } type
        && (type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        && (type.Name is "RegistryData" or "String" || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T);

    private static bool IsRight(ExpressionSyntax expression) => expression.Parent is AssignmentExpressionSyntax assignment && assignment.Right == expression;

    private static NodeFix Throw(ExpressionSyntax whole, ExpressionSyntax flagged, SemanticModel model)
    {
        var copy = Unforced(flagged).WithoutTrivia().ToString();
        var exception = model.GetSymbolInfo(Unforced(flagged)).Symbol is IParameterSymbol
            ? $"new {HashAccess.TypeName("ArgumentNullException", "System", whole, model)}(nameof({copy}))"
            : $"new {HashAccess.TypeName("InvalidOperationException", "System", whole, model)}(\"The members-ids hash is not available.\")";
        var needsParentheses = whole.Parent is MemberAccessExpressionSyntax or ConditionalAccessExpressionSyntax or BinaryExpressionSyntax or CastExpressionSyntax or ElementAccessExpressionSyntax;
        var text = $"{copy} ?? throw {exception}";
        var thrown = SyntaxFactory.ParseExpression(needsParentheses ? $"({text})" : text).WithTriviaFrom(whole);
        return new(RequireKey, "Throw where it is absent", whole, editor => editor.ReplaceNode(whole, thrown));
    }

    /// <summary>Evaluated as part of the statement itself, not of a function in it, and not after it began to loop.</summary>
    private static bool IsDirectlyIn(StatementSyntax statement, SyntaxNode node) =>
        statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax
        && !node.Ancestors().TakeWhile(a => a != statement).Any(a => a is AnonymousFunctionExpressionSyntax or QueryExpressionSyntax);

    private static bool ReturnsNothing(StatementSyntax statement) => statement.Ancestors().FirstOrDefault(a => a is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax or ConstructorDeclarationSyntax) switch
    {
        MethodDeclarationSyntax method => IsVoid(method.ReturnType, method.Modifiers),
        LocalFunctionStatementSyntax local => IsVoid(local.ReturnType, local.Modifiers),
        ConstructorDeclarationSyntax => true,
        _ => false,
    };

    private static bool IsVoid(TypeSyntax type, SyntaxTokenList modifiers) =>
        type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword }
        || (modifiers.Any(SyntaxKind.AsyncKeyword) && type is IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" });

    private static NodeFix ReturnFirst(ExpressionSyntax wallet, StatementSyntax statement) =>
        new(ReturnKey, "Return early when the hash is absent", statement, editor =>
        {
            var check = SyntaxFactory.ParseStatement($"if (!{wallet.WithoutTrivia()}.HasMembersIdsHash)\n{{\n    return;\n}}\n")
                .WithAdditionalAnnotations(Formatter.Annotation);
            editor.InsertBefore(statement, check);
        });

    private static NodeFix Wrap(ExpressionSyntax wallet, StatementSyntax statement) =>
        new(WrapKey, "Check that the hash is available", statement, editor =>
        {
            var check = SyntaxFactory.IfStatement(
                    SyntaxFactory.ParseExpression($"{wallet.WithoutTrivia()}.HasMembersIdsHash"),
                    SyntaxFactory.Block(statement.WithLeadingTrivia()))
                .WithLeadingTrivia(statement.GetLeadingTrivia())
                .WithTrailingTrivia(SyntaxFactory.ElasticMarker)
                .WithAdditionalAnnotations(Formatter.Annotation);
            editor.ReplaceNode(statement, check);
        });
}
