using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Policies and trust roots that fit the vectors.</summary>
internal static class Policies
{
    private const string Reserve = "0x2a2A2A2A2A2A2A2A2A2A2A2A2A2A2A2A2A2A2A2A";

    public static CovenantRequestPolicy Open { get; } = new() { Domain = Vectors.Domain };

    public static CovenantRequestPolicy TrustingQuotes { get; } = Open with
    {
        QuoteTrustRoots = [new() { KeyId = Vectors.Key("quoteKeyId"), PublicKeyPem = Vectors.Key("quote") }],
    };

    public static DepositorTrustRoot Depositor { get; } = new()
    {
        Route = CovenantRoute.QcV1,
        Reserve = Reserve,
        Network = "REGTEST ",
        PublicKey = Vectors.Key("depositor").ToUpperInvariant().Replace("0X", "0x", StringComparison.Ordinal),
    };

    public static CustodianTrustRoot Custodian { get; } = new() { Route = CovenantRoute.QcV1, Reserve = Reserve, Network = "regtest", PublicKey = Vectors.Key("custodian") };

    public static DepositorTrustRoot WalletOwner { get; } = new()
    {
        Route = CovenantRoute.SelfV1,
        Reserve = Reserve,
        Network = "regtest",
        EthereumAddress = Address.Parse(Vectors.Key("walletOwner")),
    };
}
