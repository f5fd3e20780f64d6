using System.Composition;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>Fixes TBTC1006 where an exception is thrown: the SDK's own exception carries the fault.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
public sealed class CauseShouldBePassedOnFixer : SdkCodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["TBTC1006"];

    private protected override IEnumerable<NodeFix> FixesOf(SyntaxNode node, Diagnostic diagnostic, SemanticModel model)
    {
        var thrown = node switch
        {
            ThrowStatementSyntax statement => statement.Expression,
            ThrowExpressionSyntax expression => expression.Expression,
            _ => null,
        };
        if (thrown is null || !diagnostic.Properties.TryGetValue("Wallet", out var wallet) || wallet is null)
        {
            yield break;
        }

        var exception = SyntaxFactory.ParseExpression(
                $"new {HashAccess.TypeName("MembersIdsHashUnavailableException", "Tbtc.Sdk", node, model)}(\"{HashAccess.MemberName(node)}\", {wallet}.EcdsaWalletId, {wallet}.RegistryFault!)")
            .WithTriviaFrom(thrown);
        yield return new("ThrowWithTheFault", "Throw with the RegistryFault", thrown, editor => editor.ReplaceNode(thrown, exception));
    }
}
