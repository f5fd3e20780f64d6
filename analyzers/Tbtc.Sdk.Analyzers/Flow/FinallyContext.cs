using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>
/// A finally block under way: which branch entered it and where that goes on. A finally is analysed once for each, so that leaving a try by a
/// return does not blur what is known after leaving it at its end.
/// </summary>
internal sealed record FinallyContext(ControlFlowBranch? Branch, ControlFlowRegion Region, int Index, FinallyContext? Parent)
{
    public bool Contains(BasicBlock block) => block.Ordinal >= Region.FirstBlockOrdinal && block.Ordinal <= Region.LastBlockOrdinal;
}
