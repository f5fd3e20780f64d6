namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Strange bytes in the place of a job's file. The store keeps them for the operator, wherever it moves them.</summary>
internal sealed record Damage(string RequestId, byte[] Content);
