namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>How the callers of a store leave it.</summary>
internal enum LifeEnd
{
    /// <summary>In order or not.</summary>
    AnyClose,

    Close,

    HandOver,
}
