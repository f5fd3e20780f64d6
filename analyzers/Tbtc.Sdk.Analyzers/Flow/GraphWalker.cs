using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// Carries facts forward through a control-flow graph until nothing changes, and lets the evaluator report: what is in no loop as it is visited, and what is in one when
/// that is done. Only what the last visit of a block found counts.
/// </summary>
internal sealed class GraphWalker
{
    /// <summary>Far more than any real loop takes. Beyond it nothing is taken as known.</summary>
    private const int MaxVisits = 60;

    private readonly FunctionContext _function;
    private readonly bool _reports;

    /// <summary>Per block, in the order in which they were reached.</summary>
    private readonly List<Node>?[] _nodes;
    private readonly Queue<Node>?[] _pending;
    private readonly bool[] _isInLoop;

    /// <summary>No block before this one is pending.</summary>
    private int _firstPending;

    private GraphWalker(FunctionContext function, bool reports)
    {
        _function = function;
        _reports = reports;
        _isInLoop = new bool[function.Graph.Blocks.Length];
        _nodes = new List<Node>?[function.Graph.Blocks.Length];
        _pending = new Queue<Node>?[function.Graph.Blocks.Length];
        if (reports)
        {
            FindLoops();
        }
    }

    /// <summary>The state in which the function returns, or null where it never does.</summary>
    public static FlowState? Run(FunctionContext function, FlowState entry, Findings? findings)
    {
        var walker = new GraphWalker(function, findings is not null);
        var blocks = function.Graph.Blocks;
        walker.Flow(blocks[0], null, entry);
        walker.Solve();
        if (findings is not null)
        {
            walker.ReportTo(findings);
        }

        if (walker.Find(blocks[blocks.Length - 1], null) is not { Entry: var exit })
        {
            return null;
        }

        if (findings is not null)
        {
            new Evaluator(function, exit.Clone(), findings).CheckResult();
        }

        return exit.Clone();
    }

    private void ReportTo(Findings findings)
    {
        foreach (var nodes in _nodes)
        {
            foreach (var node in nodes ?? [])
            {
                if (node.Findings is { } found)
                {
                    findings.Add(found);
                }
                else
                {
                    _ = new Evaluator(_function, node.Entry.Clone(), findings).Execute(node.Block, null);
                }
            }
        }
    }

    private void FindLoops()
    {
        foreach (var block in _function.Graph.Blocks)
        {
            MarkLoop(block.Ordinal, block.FallThroughSuccessor);
            MarkLoop(block.Ordinal, block.ConditionalSuccessor);
        }
    }

    private void MarkLoop(int last, ControlFlowBranch? branch)
    {
        for (var ordinal = branch?.Destination?.Ordinal ?? int.MaxValue; ordinal <= last; ordinal++)
        {
            _isInLoop[ordinal] = true;
        }
    }

    private Node? Find(BasicBlock block, FinallyContext? context) => _nodes[block.Ordinal]?.Find(node => node.Context == context);

    private void Solve()
    {
        while (_firstPending < _pending.Length)
        {
            if (_pending[_firstPending] is not { Count: > 0 } waiting)
            {
                _firstPending++;
                continue;
            }

            _function.Scope.CancellationToken.ThrowIfCancellationRequested();
            var node = waiting.Dequeue();
            node.IsPending = false;
            Visit(node);
        }
    }

    private void Visit(Node node)
    {
        var (block, context) = (node.Block, node.Context);
        node.Findings = _reports && !_isInLoop[block.Ordinal] ? new() : null;
        var evaluator = new Evaluator(_function, node.Entry.Clone(), node.Findings);
        FlowToHandlers(block, context, evaluator.State, isEntered: true);
        var branch = evaluator.Execute(block, reached => FlowToHandlers(block, context, reached, isEntered: false));
        var state = evaluator.State;
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
            branch.Path = new(value.Syntax, outcome ? "it may be absent where '{0}' is true" : "it may be absent where '{0}' is false", value.Syntax);
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

    /// <summary>
    /// An exception may leave a try at any point: each handler and finally around the block is entered with what is known there. Where the block is only entered, the
    /// blocks before it have done that, except at the beginning of a try.
    /// </summary>
    private void FlowToHandlers(BasicBlock block, FinallyContext? context, FlowState state, bool isEntered)
    {
        // The root region of a lambda lies in a region of the graph around it, whose blocks are not ours.
        for (var region = block.EnclosingRegion; region.Kind != ControlFlowRegionKind.Root && region.EnclosingRegion is { } outer; region = outer)
        {
            if (region.Kind == ControlFlowRegionKind.Filter)
            {
                FlowBehindFilter(region, context, state);
            }

            if (region.Kind != ControlFlowRegionKind.Try || (isEntered && region.FirstBlockOrdinal != block.Ordinal))
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

    /// <summary>A filter that says no may have assigned something before the next handler is asked.</summary>
    private void FlowBehindFilter(ControlFlowRegion filter, FinallyContext? context, FlowState state)
    {
        if (filter.EnclosingRegion is { EnclosingRegion: { } clauses } own)
        {
            foreach (var handler in clauses.NestedRegions)
            {
                if (handler.FirstBlockOrdinal > own.LastBlockOrdinal && handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                {
                    var first = _function.Graph.Blocks[handler.FirstBlockOrdinal];
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

        var node = Find(block, context);
        if (node is null)
        {
            (_nodes[block.Ordinal] ??= []).Add(node = new(block, context, state.Clone()));
        }
        else
        {
            if (node.IsGivenUp)
            {
                return;
            }

            var joined = StateJoin.Join(node.Entry, state, out var changed);
            if (!changed)
            {
                return;
            }

            if (_function.Caller is null)
            {
                joined.Prune();
            }

            if (node.Visits++ > MaxVisits || state.Numbers.IsSpent)
            {
                node.IsGivenUp = true;
                joined = new FlowState(state.Numbers);
            }

            node.Entry = joined;
        }

        if (!node.IsPending)
        {
            node.IsPending = true;
            (_pending[block.Ordinal] ??= new()).Enqueue(node);
            _firstPending = Math.Min(_firstPending, block.Ordinal);
        }
    }

    /// <summary>A block as it is entered outside of any finally, or on one way through one.</summary>
    private sealed class Node(BasicBlock block, FinallyContext? context, FlowState entry)
    {
        public BasicBlock Block => block;

        public FinallyContext? Context => context;

        public FlowState Entry { get; set; } = entry;

        /// <summary>What the last visit found; null where that is looked for when all visits are done.</summary>
        public Findings? Findings { get; set; }

        public int Visits { get; set; }

        public bool IsGivenUp { get; set; }

        public bool IsPending { get; set; }
    }
}
