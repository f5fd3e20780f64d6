using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Results;

/// <summary>Follows a result from where it comes from through await and conversions to where something becomes of it.</summary>
internal static class ResultUses
{
    public static IOperation Root(IOperation operation)
    {
        while (operation.Parent is { } parent)
        {
            operation = parent;
        }

        return operation;
    }

    /// <summary>The expression with the conversions and parentheses around it that change nothing.</summary>
    public static IOperation Outermost(IOperation operation)
    {
        while (operation.Parent is IParenthesizedOperation or IConversionOperation { IsImplicit: true }
            || (operation.Parent is IConditionalAccessOperation access && access.WhenNotNull == operation))
        {
            operation = operation.Parent;
        }

        return operation;
    }

    /// <summary>The expression with everything around it that only waits for the result.</summary>
    public static IOperation Awaited(IOperation operation)
    {
        while (true)
        {
            operation = Outermost(operation);
            switch (operation.Parent)
            {
                case IAwaitOperation:
                case IPropertyReferenceOperation { Property.Name: "Result" } result when result.Instance == operation:
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" or "WaitAsync" or "Preserve" } call when call.Instance == operation:
                    operation = operation.Parent;
                    break;
                default:
                    return operation;
            }
        }
    }

    public static ResultUse Of(IOperation value, out ISymbol? variable)
    {
        variable = null;
        switch (value.Parent)
        {
            case IExpressionStatementOperation:
            case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                return ResultUse.Dropped;
            case IInvocationOperation { TargetMethod.Name: "Wait" } wait when wait.Instance == value && value is IInvocationOperation:
                return ResultUse.Dropped;
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }:
                variable = declarator.Symbol;
                return ResultUse.Kept;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == value && assignment.Parent is IExpressionStatementOperation:
                variable = local.Local;
                return ResultUse.Kept;
            case ISimpleAssignmentOperation { Target: ILocalReferenceOperation local } assignment when assignment.Value == value:
                variable = local.Local;
                return Of(Outermost(assignment), out _);
            case IIsPatternOperation test when test.Value == value:
            case IIsTypeOperation:
            case ISwitchOperation statement when statement.Value == value:
            case ISwitchExpressionOperation expression when expression.Value == value:
            case IConversionOperation conversion when CasePatterns.AreEqual(conversion.Type?.BaseType, value.Type):
                return ResultUse.Tested;
            default:
                return ResultUse.HandedOn;
        }
    }
}
