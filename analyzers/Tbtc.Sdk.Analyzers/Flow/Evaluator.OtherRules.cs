using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What is reported besides an unproven use.</summary>
internal sealed partial class Evaluator
{
    /// <summary>A stand-in is harmless where it is made. It is reported where something takes it for the hash.</summary>
    private void UseStandIn(int value, IOperation operation)
    {
        var info = State[value];
        if (_findings is null || !info.IsHashLike || (info.Possible & Outcomes.StandIn) == 0 || info.StandIn is null)
        {
            return;
        }

        if (info.Source >= 0 && State.Values.ContainsKey(info.Source))
        {
            var replaced = State.Clone();
            replaced.Restrict(value, Outcomes.StandIn);
            if (replaced.IsUnreachable || !replaced[info.Source].MayBeNull)
            {
                return;
            }
        }

        var loss = operation.Syntax == info.StandIn ? null : new ProofLoss(operation.Syntax, "the stand-in is used as if it were data");
        _findings.Add(Descriptors.StandIn, info.StandIn, loss, Excerpt.Of(info.StandIn), loss?.Reason ?? "an outage becomes data");
    }

    private void ReportZeroTest(int value, IOperation operation)
    {
        if (State[value].Kind == ValueKind.Derived)
        {
            _findings?.Add(Descriptors.ComparedWithZero, operation.Syntax, null, Excerpt.Of(operation.Syntax));
        }
    }

    private void ReportText(int value, IOperation operation)
    {
        if (State[value].IsUnproven)
        {
            Report(Descriptors.PrintedHash, value, operation.Syntax);
        }
    }

    private void ReportComparison(int left, int right, IOperation comparison)
    {
        var a = State[left];
        var b = State[right];
        if (a.Kind == ValueKind.Derived && b.Possible == Outcomes.StandIn)
        {
            ReportZeroTest(left, comparison);
        }
        else if (b.Kind == ValueKind.Derived && a.Possible == Outcomes.StandIn)
        {
            ReportZeroTest(right, comparison);
        }
        else if (a.IsUnproven && b.IsUnproven && a.Possible != Outcomes.Null && b.Possible != Outcomes.Null && left != right && CanBothBeAbsent(left, right))
        {
            Report(Descriptors.AbsentEqualsAbsent, left, comparison.Syntax);
        }
    }

    private bool CanBothBeAbsent(int left, int right)
    {
        var absent = State.Clone();
        absent.Restrict(left, Outcomes.Null);
        absent.Restrict(right, Outcomes.Null);
        return !absent.IsUnreachable;
    }

    private void Throw(IOperation exception)
    {
        if (_findings is not null && !Sdk.IsUnavailableException(StripConversions(exception).Type))
        {
            ReportLostCause(exception, exception.Syntax.FirstAncestorOrSelf<SyntaxNode>(n => n is ThrowStatementSyntax or ThrowExpressionSyntax) ?? exception.Syntax);
        }
    }

    private static IOperation StripConversions(IOperation operation) => operation is IConversionOperation conversion ? StripConversions(conversion.Operand) : operation;

    private void ReportLog(IInvocationOperation call)
    {
        if (_findings is not null && Texts.IsLog(call.TargetMethod))
        {
            ReportLostCause(call, call.Syntax);
        }
    }

    /// <summary>On a path where a hash is known to be absent, somebody is told, and not why.</summary>
    private void ReportLostCause(IOperation operation, SyntaxNode reported)
    {
        foreach (var place in State.Places)
        {
            if (place.Key.IsNamed(HashName)
                && State[place.Value].Possible == Outcomes.Null
                && State[place.Value].Kind == ValueKind.Hash
                && State.Places.Any(p => p.Value == place.Key.Owner && !p.Key.IsNamed("[]"))
                && !CauseIsPassedOn(operation, reported))
            {
                _findings!.Add(Descriptors.CauseIsLost, reported, null, Excerpt.Of(reported), "whoever reads this does not learn why");
                return;
            }
        }
    }

    /// <summary>The fault, or the wallet that carries it, is named in the same branch: once is enough.</summary>
    private bool CauseIsPassedOn(IOperation operation, SyntaxNode reported)
    {
        var branch = reported.FirstAncestorOrSelf<SyntaxNode>(n => n is BlockSyntax or SwitchSectionSyntax or SwitchExpressionArmSyntax or MemberDeclarationSyntax) ?? reported;
        var text = branch is MemberDeclarationSyntax ? reported.ToString() : branch.ToString();
        if (text.Contains(FaultName))
        {
            return true;
        }

        foreach (var mentioned in operation.DescendantsAndSelf())
        {
            if (Sdk.IsFault(mentioned.Type) || (Sdk.IsWallet(mentioned.Type) && mentioned.Parent is IArgumentOperation or IInterpolationOperation or IConversionOperation))
            {
                return true;
            }

            var variable = mentioned switch
            {
                ILocalReferenceOperation local => (ISymbol)local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                _ => null,
            };
            if (variable is not null && State.TryRead(Place.Variable(variable), out var value) && State[value].Kind is ValueKind.Fault or ValueKind.Wallet && mentioned.Parent is not IPropertyReferenceOperation)
            {
                return true;
            }
        }

        return false;
    }
}
