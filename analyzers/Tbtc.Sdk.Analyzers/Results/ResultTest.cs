using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Results;

/// <summary>A place that asks a result which case it is, and what it does with each.</summary>
internal sealed class ResultTest(IOperation operation, Branches branches)
{
    public SyntaxNode Syntax => operation.Syntax;

    /// <summary>Whether a result that turns out to be this case is taken notice of.</summary>
    public bool Handles(ITypeSymbol @case) => operation switch
    {
        IIsPatternOperation test => CasePatterns.Mentions(test.Pattern, @case) || Handles(test, CasePatterns.Matches(test.Pattern, @case)),
        IIsTypeOperation test => CasePatterns.AreEqual(test.TypeOperand, @case) || Handles(test, CasePatterns.IsOf(@case, test.TypeOperand) != test.IsNegated),
        ISwitchOperation statement => Handles(statement, @case),
        ISwitchExpressionOperation expression => expression.Arms.Any(arm => CasePatterns.Matches(arm.Pattern, @case) != false),
        IConversionOperation { IsTryCast: true } conversion => CasePatterns.IsOf(@case, conversion.Type!) || IsNullHandled(conversion),
        IConversionOperation cast => CasePatterns.IsOf(@case, cast.Type!),
        _ => true,
    };

    private bool Handles(IOperation test, bool? outcome) => outcome is not { } known || branches.IsHandled(test, known);

    private bool Handles(ISwitchOperation statement, ITypeSymbol @case)
    {
        foreach (var section in statement.Cases)
        {
            foreach (var clause in section.Clauses.OfType<IPatternCaseClauseOperation>())
            {
                if (CasePatterns.Mentions(clause.Pattern, @case))
                {
                    return true;
                }

                if (CasePatterns.Matches(clause.Pattern, @case) != false && (clause.Guard is null || !CasePatterns.Matches(clause.Pattern, @case).HasValue))
                {
                    return section.Body.Any(branches.DoesSomething);
                }
            }
        }

        return statement.Cases.FirstOrDefault(s => s.Clauses.Any(c => c is IDefaultCaseClauseOperation))?.Body.Any(branches.DoesSomething) == true;
    }

    /// <summary>After <c>as</c>, null stands for every other case.</summary>
    private bool IsNullHandled(IOperation narrowed)
    {
        var value = ResultUses.Outermost(narrowed);
        var isSkipped = false;
        while (value.Parent is IConditionalAccessOperation access && access.Operation == value)
        {
            isSkipped = true;
            value = ResultUses.Outermost(access);
        }

        return value.Parent switch
        {
            ICoalesceOperation => true,
            IIsPatternOperation test => IsNullHandled(test),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } test => branches.IsHandled(test, true),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.NotEquals } test => branches.IsHandled(test, false),
            IMemberReferenceOperation or IInvocationOperation { Instance: not null } when IsInstance(value) => false,
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } } when !isSkipped => IsNullHandled(variable, narrowed),
            _ => !isSkipped,
        };
    }

    private static bool IsInstance(IOperation value) => value.Parent switch
    {
        IMemberReferenceOperation member => member.Instance == value,
        IInvocationOperation call => call.Instance == value,
        _ => false,
    };

    private bool IsNullHandled(IIsPatternOperation test) => test.Pattern switch
    {
        IConstantPatternOperation => branches.IsHandled(test, true),
        INegatedPatternOperation { Pattern: IConstantPatternOperation } => branches.IsHandled(test, false),
        INegatedPatternOperation => branches.IsHandled(test, true),
        _ => branches.IsHandled(test, false),
    };

    private bool IsNullHandled(ILocalSymbol variable, IOperation narrowed)
    {
        var references = ResultUses.Root(narrowed).Descendants().OfType<ILocalReferenceOperation>().Where(r => CasePatterns.AreEqual(r.Local, variable)).ToArray();
        return Array.Exists(references, IsNullHandled);
    }
}
