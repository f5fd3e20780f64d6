namespace Tbtc.Sdk.Chain;

/// <summary>A call to execute without a transaction.</summary>
/// <param name="To">The contract, or null to execute <paramref name="Data"/> itself as init code.</param>
/// <param name="Data">The call data: selector and arguments, or init code.</param>
/// <param name="GasLimit">The gas to execute with, or null for the node's own limit.</param>
public readonly record struct EthCall(Address? To, ReadOnlyMemory<byte> Data, ulong? GasLimit = null);
