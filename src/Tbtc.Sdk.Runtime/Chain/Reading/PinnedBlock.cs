namespace Tbtc.Sdk.Chain;

/// <summary>The block of a read: as it was asked for, and once something was read, as exactly as it is known.</summary>
/// <param name="Reference">What the node is asked for.</param>
/// <param name="Marks">What the reader program saw of the block, where it has run.</param>
internal readonly record struct PinnedBlock(BlockReference Reference, BlockMarks? Marks = null);
