using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Calls that are not written as calls: of accessors, operators, conversions, and of what makes texts and parts.</summary>
internal sealed partial class Evaluator
{
    /// <summary>Code that writes somewhere may have written to what is held by its own type, or by what it is given.</summary>
    private void RunHidden(IMethodSymbol? method, IOperation operation, params int[] given)
    {
        if (method is null || !MayWrite(method))
        {
            return;
        }

        var loss = new ProofLoss(operation.Syntax, $"'{(method.AssociatedSymbol ?? method).Name}' may have changed it");
        if (IsOwn(method.ContainingType))
        {
            ForgetMutable(_ => true, loss);
        }

        foreach (var value in given)
        {
            ForgetReachableFrom(value, loss);
        }
    }

    private void MakeText(IOperation operation, int value)
    {
        if (operation.Type is INamedTypeSymbol { SpecialType: SpecialType.None } type)
        {
            RunHidden(type.GetMembers("ToString").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.IsEmpty), operation, value);
        }
    }

    private void Deconstruct(ITypeSymbol? type, int parts, IOperation operation, int value) =>
        RunHidden(type?.GetMembers("Deconstruct").OfType<IMethodSymbol>().FirstOrDefault(m => m.Parameters.Length == parts), operation, value);

    private int AssignEvent(IEventAssignmentOperation assignment)
    {
        var result = EvaluateChildren(assignment);
        if (assignment.EventReference is IEventReferenceOperation { Event: var @event } reference)
        {
            RunHidden(assignment.Adds ? @event.AddMethod : @event.RemoveMethod, assignment, reference.Instance is { } instance ? Evaluate(instance) : ReadStatics());
        }

        return result;
    }

    /// <summary>Whether the code of this project assigns something, or calls a method of its own.</summary>
    private bool MayWrite(IMethodSymbol method)
    {
        foreach (var declaration in method.DeclaringSyntaxReferences)
        {
            foreach (var node in declaration.GetSyntax(Function.Scope.CancellationToken).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax { Parent: not InitializerExpressionSyntax }
                    or InvocationExpressionSyntax { Expression: SimpleNameSyntax { Identifier.ValueText: not "nameof" } or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } }
                    || node.IsKind(SyntaxKind.PreIncrementExpression) || node.IsKind(SyntaxKind.PostIncrementExpression)
                    || node.IsKind(SyntaxKind.PreDecrementExpression) || node.IsKind(SyntaxKind.PostDecrementExpression))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
