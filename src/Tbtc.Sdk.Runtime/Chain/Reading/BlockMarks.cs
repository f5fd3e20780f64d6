namespace Tbtc.Sdk.Chain;

/// <summary>What the reader program can see of the block that it is executed at, by which another block with the same number is told apart. The block's own hash is not to be had there.</summary>
internal readonly record struct BlockMarks(ulong Number, ulong Timestamp, Bytes32 ParentHash);
