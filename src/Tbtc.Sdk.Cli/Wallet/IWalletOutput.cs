namespace Tbtc.Sdk.Cli.Wallet;

/// <summary>Writes the outcomes of a read to standard output.</summary>
internal interface IWalletOutput
{
    /// <summary>Whether a wallet is written as soon as it is known, not only at the end.</summary>
    bool IsStreamed { get; }

    ValueTask BeginAsync(CancellationToken cancellationToken);

    ValueTask WriteAsync(WalletReadResult result, CancellationToken cancellationToken);

    ValueTask EndAsync(CancellationToken cancellationToken);
}
