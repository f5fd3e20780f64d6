namespace Tbtc.Sdk.Jobs;

/// <summary>For which route keys a store answers an accept with more than a refusal.</summary>
public enum JobStoreAccepting
{
    /// <summary>For all keys, quarantined ones apart.</summary>
    All,

    /// <summary>Only for keys that it knows: part of what it knew is lost, so no other key can be proved free.</summary>
    KnownOnly,

    /// <summary>For none: the store only reads.</summary>
    None,
}
