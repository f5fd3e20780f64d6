namespace Tbtc.Sdk;

/// <summary>Something needs a wallet's members-ids hash, and the registry did not give it.</summary>
public sealed class MembersIdsHashUnavailableException : TbtcException
{
    /// <summary>States what cannot be done, for which wallet, and why.</summary>
    /// <param name="action">What the hash is needed for.</param>
    /// <param name="ecdsaWalletId">The wallet.</param>
    /// <param name="fault">Why there is no hash.</param>
    public MembersIdsHashUnavailableException(string action, Bytes32 ecdsaWalletId, RegistryFault fault)
        : base(Describe(action, ecdsaWalletId, fault), fault?.Exception)
    {
        Action = action;
        EcdsaWalletId = ecdsaWalletId;
        Fault = fault!;
    }

    /// <summary>What the hash is needed for.</summary>
    public string Action { get; }

    /// <summary>The wallet.</summary>
    public Bytes32 EcdsaWalletId { get; }

    /// <summary>Why there is no hash.</summary>
    public RegistryFault Fault { get; }

    /// <summary>Whether the registry may answer a little later: it timed out, could not be reached, or is not being asked for a while.</summary>
    public override bool IsTransient => Fault.Kind is RegistryFaultKind.Timeout or RegistryFaultKind.Transport or RegistryFaultKind.CircuitOpen;

    private static string Describe(string action, Bytes32 ecdsaWalletId, RegistryFault fault)
    {
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(fault);
        var subject = action.Length == 0 ? "The caller" : $"'{action}'";
        var registry = fault.Contract is { } contract ? $"wallet registry {contract}" : "wallet registry (its address is not known)";
        var cause = fault.IsOutage ? "could not be read" : "does not hold the wallet";
        return $"{subject} needs the members-ids hash of the wallet {ecdsaWalletId}, and the {registry} {cause} at block {fault.BlockNumber}: {fault}. {fault.Remedy}";
    }
}
