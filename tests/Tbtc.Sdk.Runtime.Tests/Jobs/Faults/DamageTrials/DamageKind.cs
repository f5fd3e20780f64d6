namespace Tbtc.Sdk.Jobs.Faults;

internal enum DamageKind
{
    Truncation,
    BitFlips,
    ZeroFill,
    Noise,
    Growth,
    Deletion,
    Swap,
    Rollback,
    Duplicate,
    Everything,
}
