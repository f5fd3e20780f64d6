using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Calls on a <see cref="Nullable{T}"/>, those that the compiler makes of <c>??</c> among them.</summary>
internal sealed partial class Evaluator
{
    private int CallOnNullable(IInvocationOperation call, int nullable)
    {
        var arguments = EvaluateArguments(call.Arguments);
        switch (call.TargetMethod.Name)
        {
            case "GetValueOrDefault" when IsBoolean(call.Type):
                return FlagOrDefault(nullable, arguments.Length == 0 ? Outcomes.False : State[arguments[0].Value].Possible);
            case "GetValueOrDefault":
                return GetValueOrDefault(call, nullable, arguments);
            case "get_HasValue":
                return Invert(TestFor(nullable, Outcomes.Null));
        }

        return call.TargetMethod.Name == "Equals" && arguments.Length == 1
            ? Compare(nullable, arguments[0].Value, call)
            : State.Add(Values.Of(call.Type));
    }

    /// <summary>A flag that may be missing, and what it counts as then.</summary>
    private int FlagOrDefault(int nullable, Outcomes otherwise)
    {
        var (canBeTrue, canBeFalse) = (Outcomes.True, Outcomes.False);
        if ((otherwise & Outcomes.True) != 0)
        {
            canBeTrue |= Outcomes.Null;
        }

        if ((otherwise & Outcomes.False) != 0)
        {
            canBeFalse |= Outcomes.Null;
        }

        var possible = State[nullable].Possible;
        var flag = State.Add(ValueFactory.Boolean((possible & canBeTrue) != 0, (possible & canBeFalse) != 0));
        State.Imply(flag, Outcomes.True, nullable, canBeTrue);
        State.Imply(flag, Outcomes.False, nullable, canBeFalse);
        return flag;
    }

    private int GetValueOrDefault(IInvocationOperation call, int nullable, Argument[] arguments)
    {
        var info = State[nullable];
        if (!info.IsHashLike || !Values.CarriesBytes(call.Type))
        {
            return State.Add(Values.Of(call.Type));
        }

        if (!info.MayBeNull)
        {
            return Unwrap(nullable, call.Type);
        }

        var isZero = arguments.Length == 0 || (State[arguments[0].Value].Possible & Outcomes.StandIn) != 0;
        return State.Add(info with
        {
            Possible = isZero ? Outcomes.Value | Outcomes.StandIn : Outcomes.Value,
            StandIns = isZero ? [call.Syntax] : [],
            Type = call.Type,
            Implications = isZero
                ? [new(Outcomes.Value, nullable, Outcomes.NotNull), new(Outcomes.StandIn, nullable, Outcomes.Null)]
                : [],
        });
    }
}
