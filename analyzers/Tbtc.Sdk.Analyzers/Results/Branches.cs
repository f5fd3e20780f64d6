using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Results;

/// <summary>
/// Where a condition leads, and whether anything is done there. A branch that is empty, or only leaves without a word (a bare return, break or continue),
/// does nothing.
/// </summary>
internal sealed class Branches(Func<IOperation, bool> isTest)
{
    /// <summary>Whether something is done where <paramref name="condition"/> has the outcome. Where its outcome is kept or handed on, whoever gets it decides.</summary>
    public bool IsHandled(IOperation condition, bool outcome)
    {
        var operation = condition;
        while (true)
        {
            switch (operation.Parent)
            {
                case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                    outcome = !outcome;
                    operation = negation;
                    break;
                case IParenthesizedOperation or IConversionOperation { IsImplicit: true }:
                    operation = operation.Parent;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when !outcome:
                    operation = both;
                    break;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when outcome:
                    operation = either;
                    break;
                case IConditionalOperation { Type: null } branch when branch.Condition == operation:
                    return IsHandled(branch, outcome);
                default:
                    return true;
            }
        }
    }

    private bool IsHandled(IConditionalOperation branch, bool outcome)
    {
        if (outcome)
        {
            return DoesSomething(branch.WhenTrue);
        }

        return branch.WhenFalse is { } otherwise ? DoesSomething(otherwise) : Leaves(branch.WhenTrue) && IsHandledBehind(branch);
    }

    /// <summary>What follows a statement, up to the end of the function or loop that it stands in.</summary>
    private bool IsHandledBehind(IOperation statement)
    {
        for (var operation = statement; operation.Parent is { } parent; operation = parent)
        {
            switch (parent)
            {
                case IBlockOperation block:
                    if (block.Operations.SkipWhile(o => o != operation).Skip(1).Any(DoesSomething))
                    {
                        return true;
                    }

                    break;
                case IConditionalOperation or IUsingOperation or ILockOperation or ITryOperation or ILabeledOperation:
                    break;
                default:
                    return false;
            }
        }

        return false;
    }

    public bool DoesSomething(IOperation operation) => operation switch
    {
        IBlockOperation block => block.Operations.Any(DoesSomething),
        IEmptyOperation or IBranchOperation or ILocalFunctionOperation => false,
        IReturnOperation { ReturnedValue: null } => false,
        IReturnOperation { ReturnedValue: { } value } => !IsNothing(value),
        IConditionalOperation { Type: null } test when isTest(test.Condition) => false,
        ISwitchOperation test when isTest(test.Value) => false,
        _ => !operation.IsImplicit,
    };

    private static bool IsNothing(IOperation value) => value switch
    {
        IConversionOperation conversion => IsNothing(conversion.Operand),
        IPropertyReferenceOperation { Property: { Name: "CompletedTask", ContainingType.Name: "Task" or "ValueTask" } } => true,
        IDefaultValueOperation { Type.Name: "ValueTask" } => true,
        _ => false,
    };

    private static bool Leaves(IOperation operation) => operation switch
    {
        IBlockOperation block => block.Operations.LastOrDefault() is { } last && Leaves(last),
        IReturnOperation or IThrowOperation or IBranchOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IConditionalOperation { Type: null, WhenFalse: { } otherwise } both => Leaves(both.WhenTrue) && Leaves(otherwise),
        IUsingOperation @using => Leaves(@using.Body),
        _ => false,
    };
}
