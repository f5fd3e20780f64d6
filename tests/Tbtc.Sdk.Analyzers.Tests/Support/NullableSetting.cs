namespace Tbtc.Sdk.Analyzers.Tests.Support;

/// <summary>What a consumer may make of nullable reference types. The rules must not care.</summary>
public enum NullableSetting
{
    Enabled,
    Disabled,

    /// <summary>Enabled, with the compiler's warnings CS8600 to CS8799 turned off.</summary>
    Silenced,
}
