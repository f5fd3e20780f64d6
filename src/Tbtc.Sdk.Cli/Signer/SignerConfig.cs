using System.Text.Json.Serialization;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary>The file of <c>--config</c>. What is left out is null.</summary>
internal sealed record SignerConfig
{
    public string? Store { get; init; }

    public string? Postgres { get; init; }

    public Guid? StoreId { get; init; }

    public string? Listen { get; init; }

    public string? TokenFile { get; init; }

    public string? PasswordFile { get; init; }

    public string? Rpc { get; init; }

    public string? Bridge { get; init; }

    public string? WalletRegistry { get; init; }

    public ulong? ChainId { get; init; }

    public string? ApprovalSalt { get; init; }

    public bool? EnableSelfV1 { get; init; }

    public IReadOnlyList<QuoteRoot>? QuoteTrustRoots { get; init; }

    public IReadOnlyList<DepositorRoot>? DepositorTrustRoots { get; init; }

    public IReadOnlyList<CustodianRoot>? CustodianTrustRoots { get; init; }

    internal sealed record QuoteRoot
    {
        [JsonRequired]
        public string KeyId { get; init; } = "";

        [JsonRequired]
        public string PublicKeyPem { get; init; } = "";
    }

    internal sealed record DepositorRoot
    {
        [JsonRequired]
        public string Route { get; init; } = "";

        [JsonRequired]
        public string Reserve { get; init; } = "";

        [JsonRequired]
        public string Network { get; init; } = "";

        public string? PublicKey { get; init; }

        public string? EthereumAddress { get; init; }
    }

    internal sealed record CustodianRoot
    {
        [JsonRequired]
        public string Route { get; init; } = "";

        [JsonRequired]
        public string Reserve { get; init; } = "";

        [JsonRequired]
        public string Network { get; init; } = "";

        [JsonRequired]
        public string PublicKey { get; init; } = "";
    }
}
