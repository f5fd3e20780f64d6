using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Tbtc.Sdk.Analyzers.Flow;

namespace Tbtc.Sdk.Analyzers;

/// <summary>Finds and analyses the body around a place in the code, for those who are not handed it by the compiler.</summary>
internal static class MemberBody
{
    public static SyntaxNode? Around(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            switch (ancestor)
            {
                case BaseMethodDeclarationSyntax or AccessorDeclarationSyntax:
                case ArrowExpressionClauseSyntax { Parent: BasePropertyDeclarationSyntax }:
                case EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } }:
                    return ancestor;
                case GlobalStatementSyntax { Parent: CompilationUnitSyntax program }:
                    return program;
            }
        }

        return null;
    }

    public static Findings? Analyze(SyntaxNode body, SemanticModel model, SdkSymbols sdk, CancellationToken cancellationToken)
    {
        var member = body switch
        {
            ArrowExpressionClauseSyntax { Parent: { } property } => (model.GetDeclaredSymbol(property, cancellationToken) as IPropertySymbol)?.GetMethod,
            EqualsValueClauseSyntax { Parent: { } declaration } => model.GetDeclaredSymbol(declaration, cancellationToken),
            _ => model.GetDeclaredSymbol(body, cancellationToken),
        };
        var graph = model.GetOperation(body, cancellationToken) switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellationToken),
            _ => null,
        };
        return member is null || graph is null ? null : MemberAnalysis.Run(sdk, model.Compilation, member, graph, cancellationToken);
    }
}
