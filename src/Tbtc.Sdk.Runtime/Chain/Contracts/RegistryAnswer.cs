namespace Tbtc.Sdk.Chain;

/// <summary>What the registry's answer amounts to: data, or the fault that there is none. Exactly one of the two.</summary>
internal readonly record struct RegistryAnswer
{
    private RegistryAnswer(RegistryData? data, RegistryFault? fault)
    {
        Data = data;
        Fault = fault;
    }

    public RegistryData? Data { get; }

    public RegistryFault? Fault { get; }

    public static implicit operator RegistryAnswer(RegistryData data) => new(data, null);

    public static implicit operator RegistryAnswer(RegistryFault fault) => new(null, fault);
}
