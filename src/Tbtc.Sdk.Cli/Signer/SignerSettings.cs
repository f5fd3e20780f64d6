using System.Net;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary>What a node runs with, from the command line and the file, checked.</summary>
internal sealed record SignerSettings
{
    public required SignerStore Store { get; init; }

    public required IPEndPoint Listen { get; init; }

    public required string? Token { get; init; }

    public required bool EnableSelfV1 { get; init; }

    public required CovenantRequestPolicy Policy { get; init; }

    /// <summary>How to read the chain; null where signer approvals are not verified.</summary>
    public required Action<TbtcOptions>? Chain { get; init; }
}
