using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What is reported besides an unproven use.</summary>
internal sealed partial class Evaluator
{
    /// <summary>A stand-in is harmless where it is made. It is reported where something takes it for the hash.</summary>
    private void UseStandIn(int value, IOperation operation)
    {
        var info = State[value];
        if (_findings is null || !info.IsHashLike || (info.Possible & Outcomes.StandIn) == 0)
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

        info.StandIns.ToList().ForEach(standIn => ReportStandIn(standIn, operation.Syntax));
    }

    private void ReportStandIn(SyntaxNode standIn, SyntaxNode? use)
    {
        var loss = use is null || use.Span.Contains(standIn.Span) ? null : new ProofLoss(use, "'{0}' takes it for data", use);
        _findings!.Add(Descriptors.StandIn, standIn, loss, Excerpt.Of(standIn), loss?.Reason ?? "an outage becomes data");
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
        UseStandIn(value, operation);
        if (State[value].IsUnproven)
        {
            Report(Descriptors.PrintedHash, value, operation.Syntax);
        }
    }

    private void ReportComparison(int left, int right, IOperation comparison)
    {
        var a = State[left];
        var b = State[right];
        if (a.Possible != Outcomes.StandIn && b.Possible != Outcomes.StandIn && a.Possible != Outcomes.Null && b.Possible != Outcomes.Null)
        {
            UseStandIn(left, comparison);
            UseStandIn(right, comparison);
        }

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

    /// <summary>Grouping compares keys: all that are absent fall together.</summary>
    public int ReportGrouped(int key, IOperation call, int result)
    {
        if (State[key].IsUnproven)
        {
            Report(Descriptors.AbsentEqualsAbsent, key, call.Syntax);
        }

        return result;
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
        // What the compiler throws where no arm of a switch matches is nobody's message.
        if (_findings is not null && !StripConversions(exception).IsImplicit && !Sdk.IsUnavailableException(StripConversions(exception).Type))
        {
            ReportLostCause(exception, exception.Syntax.FirstAncestorOrSelf<SyntaxNode>(n => n is ThrowStatementSyntax or ThrowExpressionSyntax) ?? exception.Syntax);
        }
    }

    private static IOperation StripConversions(IOperation operation) => operation is IConversionOperation conversion ? StripConversions(conversion.Operand) : operation;

    private void ReportLog(IInvocationOperation call)
    {
        if (_findings is not null && State.Places.Any(IsAbsentHash) && (Texts.IsLog(call.TargetMethod) || IsStandardError(call)))
        {
            ReportLostCause(call, call.Syntax);
        }
    }

    /// <summary>What a tool prints there is its log.</summary>
    private static bool IsStandardError(IInvocationOperation call) =>
        call.Instance is IPropertyReferenceOperation { Property: { Name: "Error", ContainingType.Name: "Console" } };

    /// <summary>On a path where a hash is known to be absent, somebody is told, and not why.</summary>
    private void ReportLostCause(IOperation operation, SyntaxNode reported)
    {
        if (RunsOnEveryWayOut(reported))
        {
            return;
        }

        var absent = State.Places.Where(IsAbsentHash).Select(place => place.Key.Owner).ToArray();
        if (absent.Length > 0 && !Array.Exists(absent, wallet => CauseIsPassedOn(operation, reported, wallet)))
        {
            _findings!.AddLostCause(reported, NameOf(absent[0]));
        }
    }

    private bool IsAbsentHash(KeyValuePair<Place, int> place) =>
        place.Key.IsNamed(HashName)
        && State.Values.TryGetValue(place.Value, out var hash)
        && hash is { Possible: Outcomes.Null, Kind: ValueKind.Hash }
        && State.Values.TryGetValue(place.Key.Owner, out var wallet)
        && !wallet.MayBeNull;

    /// <summary>What a finally says without asking anything is not about the hash.</summary>
    private static bool RunsOnEveryWayOut(SyntaxNode node) => node.Ancestors()
        .FirstOrDefault(n => n is FinallyClauseSyntax or IfStatementSyntax or SwitchSectionSyntax or ConditionalExpressionSyntax or AnonymousFunctionExpressionSyntax)
        is FinallyClauseSyntax;

    private string? NameOf(int value) =>
        State.Places.Where(p => p.Value == value && p.Key.Key is ILocalSymbol or IParameterSymbol).Select(p => ((ISymbol)p.Key.Key).Name).OrderBy(n => n, StringComparer.Ordinal).FirstOrDefault();

    private bool IsOfAnotherWallet(SyntaxNode fault, int wallet) =>
        fault.Parent is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax holder }
        && State.Places.Any(p => p.Key.Key is ILocalSymbol or IParameterSymbol
            && ((ISymbol)p.Key.Key).Name == holder.Identifier.ValueText
            && p.Value != wallet
            && State.Values.TryGetValue(p.Value, out var info)
            && info.Kind == ValueKind.Wallet);

    private bool IsFaultOfAnother(int fault, int wallet) => State.Places.Any(p => p.Key.IsNamed(FaultName) && p.Value == fault && p.Key.Owner != wallet);

    /// <summary>The fault, or the wallet that carries it, is named in the same branch: once is enough.</summary>
    private bool CauseIsPassedOn(IOperation operation, SyntaxNode reported, int wallet)
    {
        var branch = reported.FirstAncestorOrSelf<SyntaxNode>(n => n is BlockSyntax or SwitchSectionSyntax);
        if (branch?.DescendantNodes(n => n != reported).Any(n => n is IdentifierNameSyntax { Identifier.ValueText: FaultName } name && !IsOfAnotherWallet(name, wallet)) == true)
        {
            return true;
        }

        foreach (var mentioned in operation.DescendantsAndSelf())
        {
            if (mentioned is not (IPropertyReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IFlowCaptureReferenceOperation))
            {
                continue;
            }

            var probe = new Evaluator(Function, State.Clone(), null);
            var value = probe.Evaluate(mentioned);
            if (mentioned is IPropertyReferenceOperation { Property.Name: FaultName, Instance: { } holder } && Sdk.IsWallet(holder.Type))
            {
                if (probe.Evaluate(holder) == wallet)
                {
                    return true;
                }
            }
            else if (value == wallet && mentioned.Parent is not IPropertyReferenceOperation)
            {
                return true;
            }
            else if (probe.State[value].Kind == ValueKind.Fault && mentioned is not IPropertyReferenceOperation && !IsFaultOfAnother(value, wallet))
            {
                return true;
            }
        }

        return false;
    }
}
