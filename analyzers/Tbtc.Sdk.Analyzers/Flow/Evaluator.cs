using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Evaluates the operations of a block: each yields the number of a value, and changes what the state knows.</summary>
internal sealed partial class Evaluator
{
    private readonly Findings? _findings;

    /// <summary>The call of an async function that is followed because it is awaited on the spot; null again when it was.</summary>
    private IInvocationOperation? _awaited;

    public Evaluator(FunctionContext function, FlowState state, Findings? findings)
    {
        Function = function;
        State = state;
        _findings = findings;
        Values = new ValueFactory(function.Scope.Sdk);
    }

    public FunctionContext Function { get; }

    public FlowState State { get; private set; }

    private ValueFactory Values { get; }

    private SdkSymbols Sdk => Function.Scope.Sdk;

    /// <summary>Runs a block and hands back the value that its branch depends on, or -1.</summary>
    /// <param name="block">The block.</param>
    /// <param name="reached">Told whenever something else is known than before. What is known at its beginning was told by those it is entered from.</param>
    public int Execute(BasicBlock block, Action<FlowState>? reached)
    {
        var (told, version) = (State, State.Version);
        foreach (var operation in block.Operations)
        {
            _ = Evaluate(operation);
            if (State.IsUnreachable)
            {
                return -1;
            }

            Tell();
        }

        var branch = -1;
        if (block.BranchValue is { } value)
        {
            branch = Evaluate(value);
            if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Return && block.ConditionalSuccessor is null)
            {
                Return(branch, value);
            }
            else if (block.FallThroughSuccessor?.Semantics == ControlFlowBranchSemantics.Throw)
            {
                Throw(value);
            }
        }

        if (!State.IsUnreachable)
        {
            Tell();
            if (Function.Caller is null)
            {
                Protect(branch, State.Prune);
            }
        }

        return branch;

        void Tell()
        {
            if (reached is not null && (State != told || State.Version != version))
            {
                reached(State);
                (told, version) = (State, State.Version);
            }
        }
    }

    /// <summary>Keeps a value that no place holds alive during <paramref name="action"/>.</summary>
    private void Protect(int value, Action action)
    {
        var place = Place.Capture("branch");
        if (value >= 0)
        {
            State.Write(place, value);
        }

        action();
        State.Forget(place);
    }

    public int Evaluate(IOperation? operation)
    {
        if (operation is null)
        {
            return State.Add(Values.Unknown);
        }

        Function.Scope.CancellationToken.ThrowIfCancellationRequested();
        var value = EvaluateCore(operation);
        return Forced.By(operation.Syntax) is { } forcing && State[value].IsUnproven ? Force(value, forcing) : value;
    }

    private int EvaluateCore(IOperation operation)
    {
        if (operation.ConstantValue.HasValue && operation is not IAssignmentOperation)
        {
            return State.Add(Values.Constant(operation));
        }

        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Evaluate(statement.Operation);
            case IFlowCaptureOperation capture:
                return Capture(capture);
            case IFlowCaptureReferenceOperation reference:
                return ReadCapture(reference);
            case ILocalReferenceOperation local:
                return ReadVariable(local.Local, local.Local.Type);
            case IParameterReferenceOperation parameter:
                return ReadParameter(parameter.Parameter);
            case IInstanceReferenceOperation:
                return ReadThis();
            case IFieldReferenceOperation field:
                return ReadField(field);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IEventReferenceOperation { Instance: { } instance } @event:
                Dereference(Evaluate(instance), instance);
                return State.Add(Values.Of(@event.Type));
            case IArrayElementReferenceOperation element:
                return ReadArrayElement(element);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment);
            case ICompoundAssignmentOperation compound:
                return AssignCompound(compound);
            case IIncrementOrDecrementOperation increment:
                RunHidden(increment.OperatorMethod, increment, Evaluate(increment.Target));
                return WriteTo(increment.Target, State.Add(Values.Of(increment.Type)), increment);
            case IEventAssignmentOperation assignment:
                return AssignEvent(assignment);
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction);
            case IConversionOperation conversion:
                return Convert(conversion);
            case IUnaryOperation unary:
                return Negate(unary);
            case IBinaryOperation binary:
                return EvaluateBinary(binary);
            case ITupleBinaryOperation tuples:
                return EvaluateTupleComparison(tuples);
            case IIsNullOperation isNull:
                return TestFor(Evaluate(isNull.Operand), Outcomes.Null);
            case IIsPatternOperation isPattern:
                return TestPattern(isPattern);
            case IIsTypeOperation isType:
                return isType.IsNegated
                    ? TestFor(Evaluate(isType.ValueOperand), Outcomes.Null)
                    : TestNotNull(Evaluate(isType.ValueOperand));
            case IInvocationOperation call:
                return Call(call);
            case IFunctionPointerInvocationOperation or IDynamicInvocationOperation:
                return EvaluateChildren(operation);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IDelegateCreationOperation creation:
                CheckHandedOut(creation);
                return Evaluate(creation.Target);
            case IMethodReferenceOperation method:
                return ReferToMethod(method);
            case IFlowAnonymousFunctionOperation lambda:
                return EvaluateLambda(lambda);
            case IArrayCreationOperation array:
                return CreateArray(array);
            case ICollectionExpressionOperation collection:
                return CreateCollection(collection);
            case ITupleOperation tuple:
                return CreateTuple(tuple);
            case IAnonymousObjectCreationOperation creation:
                return CreateAnonymous(creation);
            case IAwaitOperation wait:
                return Await(wait);
            case IReturnOperation { ReturnedValue: { } yielded } result when result.Kind == OperationKind.YieldReturn:
                return Yield(yielded);
            case IInterpolatedStringOperation text:
                return Interpolate(text);
            case ITranslatedQueryOperation query:
                return Evaluate(query.Operation);
            case IInterpolatedStringHandlerCreationOperation handler:
                return Evaluate(handler.Content);
            case IDefaultValueOperation:
                return State.Add(Values.Default(operation));
            case IDeclarationExpressionOperation declaration:
                return Evaluate(declaration.Expression);
            case IDiscardOperation or INameOfOperation or ITypeOfOperation or ISizeOfOperation:
                return State.Add(Values.Of(operation.Type));
            case ICaughtExceptionOperation or IStaticLocalInitializationSemaphoreOperation:
                return State.Add(Values.Of(operation.Type));
            case IDynamicMemberReferenceOperation { Instance: { } instance }:
                Dereference(Evaluate(instance), instance);
                return State.Add(Values.Of(operation.Type));
            case IForEachLoopOperation or IVariableInitializerOperation:
            default:
                return EvaluateChildren(operation);
        }
    }

    private int EvaluateChildren(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            _ = Evaluate(child);
        }

        return State.Add(Values.Of(operation.Type));
    }

    /// <summary>A true-or-false value that is true exactly when <paramref name="value"/> has the outcome.</summary>
    private int TestFor(int value, Outcomes outcome)
    {
        var possible = State[value].Possible;
        var test = State.Add(ValueFactory.Boolean(canBeTrue: (possible & outcome) != 0, canBeFalse: (possible & ~outcome) != 0));
        State.Imply(test, Outcomes.True, value, outcome);
        State.Imply(test, Outcomes.False, value, ~outcome);
        return test;
    }

    private int TestNotNull(int value)
    {
        var test = State.Add(ValueFactory.Boolean());
        State.Imply(test, Outcomes.True, value, Outcomes.NotNull);
        return test;
    }
}
