namespace Tbtc.Sdk.Signing;

/// <summary>How far the signer is with a request, as the wire has it.</summary>
public enum StepStatus
{
    /// <summary><c>PENDING</c>: accepted, and not done. Poll again.</summary>
    Pending,

    /// <summary><c>READY</c>: done, with a transaction or a handoff.</summary>
    Ready,

    /// <summary><c>FAILED</c>: given up for ever. A new attempt is a new route request.</summary>
    Failed,
}
