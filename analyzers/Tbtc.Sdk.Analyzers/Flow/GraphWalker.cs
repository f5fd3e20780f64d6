using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Carries facts forward through a control-flow graph until nothing changes, then lets the evaluator report.</summary>
internal sealed class GraphWalker
{
    /// <summary>Far more than any real loop takes. Beyond it nothing is taken as known.</summary>
    private const int MaxVisits = 60;

    private readonly FunctionContext _function;
    private readonly Dictionary<(int Block, FinallyContext? Context), FlowState> _entries = [];
    private readonly Dictionary<(int Block, FinallyContext? Context), int> _visits = [];
    private readonly HashSet<(int Block, FinallyContext? Context)> _givenUp = [];
    private readonly SortedDictionary<int, HashSet<(int Block, FinallyContext? Context)>> _pending = [];

    private GraphWalker(FunctionContext function) => _function = function;

    /// <summary>The state in which the function returns, or null where it never does.</summary>
    public static FlowState? Run(FunctionContext function, FlowState entry, Findings? findings)
    {
        var walker = new GraphWalker(function);
        var blocks = function.Graph.Blocks;
        walker.Flow(blocks[0], null, entry);
        walker.Solve();
        if (findings is not null)
        {
            foreach (var node in walker._entries.OrderBy(n => n.Key.Block))
            {
                _ = new Evaluator(function, node.Value.Clone(), findings).Execute(blocks[node.Key.Block], null);
            }
        }

        if (!walker._entries.TryGetValue((blocks.Length - 1, null), out var exit))
        {
            return null;
        }

        if (findings is not null)
        {
            new Evaluator(function, exit.Clone(), findings).CheckResult();
        }

        return exit.Clone();
    }

    private void Solve()
    {
        while (_pending.Count > 0)
        {
            _function.Scope.CancellationToken.ThrowIfCancellationRequested();
            var first = _pending.First();
            var node = first.Value.First();
            first.Value.Remove(node);
            if (first.Value.Count == 0)
            {
                _pending.Remove(first.Key);
            }

            Visit(_function.Graph.Blocks[node.Block], node.Context);
        }
    }

    private void Visit(BasicBlock block, FinallyContext? context)
    {
        var state = _entries[(block.Ordinal, context)].Clone();
        var evaluator = new Evaluator(_function, state, null);
        var branch = evaluator.Execute(block, reached => FlowToHandlers(block, context, reached));
        state = evaluator.State;
        if (state.IsUnreachable)
        {
            return;
        }

        if (block.ConditionalSuccessor is { } conditional)
        {
            var jumpsWhen = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
            Follow(conditional, context, OnBranch(state, branch, jumpsWhen, block));
            if (block.FallThroughSuccessor is { } otherwise)
            {
                Follow(otherwise, context, OnBranch(state, branch, !jumpsWhen, block));
            }
        }
        else if (block.FallThroughSuccessor is { } next)
        {
            Follow(next, context, state);
        }
    }

    private static FlowState OnBranch(FlowState state, int condition, bool outcome, BasicBlock block)
    {
        var branch = state.Clone();
        branch.Restrict(condition, outcome ? Outcomes.True : ~Outcomes.True);
        if (block.BranchValue is { } value)
        {
            branch.Path = new(value.Syntax, $"it may be absent where '{Excerpt.Of(value.Syntax)}' is {(outcome ? "true" : "false")}");
        }

        return branch;
    }

    private void Follow(ControlFlowBranch branch, FinallyContext? context, FlowState state)
    {
        switch (branch.Semantics)
        {
            case ControlFlowBranchSemantics.Regular or ControlFlowBranchSemantics.Return when branch.Destination is { } destination:
                if (branch.FinallyRegions.IsEmpty)
                {
                    Flow(destination, Leave(context, destination), state);
                }
                else
                {
                    EnterFinally(branch, 0, context, state);
                }

                break;
            case ControlFlowBranchSemantics.StructuredExceptionHandling when context is { Branch: { } resumed }:
                if (context.Index + 1 < resumed.FinallyRegions.Length)
                {
                    EnterFinally(resumed, context.Index + 1, context.Parent, state);
                }
                else if (resumed.Destination is { } target)
                {
                    Flow(target, Leave(context.Parent, target), state);
                }

                break;
        }
    }

    private void EnterFinally(ControlFlowBranch branch, int index, FinallyContext? parent, FlowState state)
    {
        var region = branch.FinallyRegions[index];
        Flow(_function.Graph.Blocks[region.FirstBlockOrdinal], new(branch, region, index, parent), state);
    }

    private static FinallyContext? Leave(FinallyContext? context, BasicBlock destination)
    {
        while (context is not null && !context.Contains(destination))
        {
            context = context.Parent;
        }

        return context;
    }

    /// <summary>An exception may leave a try at any point: each handler and finally around the block is entered with what is known there.</summary>
    private void FlowToHandlers(BasicBlock block, FinallyContext? context, FlowState state)
    {
        // The root region of a lambda lies in a region of the graph around it, whose blocks are not ours.
        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root && region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind != ControlFlowRegionKind.Try)
            {
                continue;
            }

            foreach (var handler in outer.NestedRegions)
            {
                var first = _function.Graph.Blocks[handler.FirstBlockOrdinal];
                if (handler.Kind == ControlFlowRegionKind.Finally)
                {
                    Flow(first, new(null, handler, 0, Leave(context, first)), state);
                }
                else if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler or ControlFlowRegionKind.Filter)
                {
                    Flow(first, Leave(context, first), state);
                }
            }
        }
    }

    private void Flow(BasicBlock block, FinallyContext? context, FlowState state)
    {
        if (state.IsUnreachable)
        {
            return;
        }

        var node = (block.Ordinal, context);
        if (!_entries.TryGetValue(node, out var known))
        {
            _entries.Add(node, state.Clone());
        }
        else
        {
            if (_givenUp.Contains(node))
            {
                return;
            }

            var joined = StateJoin.Join(known, state, out var changed);
            if (!changed)
            {
                return;
            }

            if (_function.Caller is null)
            {
                joined.Prune();
            }

            _visits.TryGetValue(node, out var visits);
            _visits[node] = visits + 1;
            if (visits > MaxVisits || state.Numbers.IsSpent)
            {
                _givenUp.Add(node);
                joined = new FlowState(state.Numbers);
            }

            _entries[node] = joined;
        }

        if (!_pending.TryGetValue(block.Ordinal, out var waiting))
        {
            _pending.Add(block.Ordinal, waiting = []);
        }

        waiting.Add(node);
    }
}
