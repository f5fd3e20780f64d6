namespace Tbtc.Sdk.Jobs;

/// <summary>What an operator can do about a store beyond using it.</summary>
public enum OperatorVerb
{
    /// <summary>A job was put back into service.</summary>
    Restore = 1,

    /// <summary>A job was given up: it failed under its old request id.</summary>
    Release = 2,

    /// <summary>Something unknown was said to be a certain job.</summary>
    Identify = 3,

    /// <summary>The loss of something unknown was accepted.</summary>
    ReleaseUnknown = 4,

    /// <summary>The directory was given to a keep-core node.</summary>
    HandOver = 5,

    /// <summary>The jobs were copied to a directory for a keep-core node.</summary>
    Export = 6,
}
