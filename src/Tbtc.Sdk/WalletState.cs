namespace Tbtc.Sdk;

/// <summary>Where a wallet is in its life, as the Bridge records it. The numbers are the contract's own.</summary>
public enum WalletState
{
    /// <summary>The contract's value for a wallet that it does not know; a read then answers that there is no such wallet.</summary>
    Unknown = 0,

    /// <summary>The wallet may sweep deposits and serve redemptions.</summary>
    Live = 1,

    /// <summary>The wallet is moving its funds to other wallets.</summary>
    MovingFunds = 2,

    /// <summary>The wallet has moved its funds and waits out the closing period.</summary>
    Closing = 3,

    /// <summary>The wallet is closed. The registry no longer holds it.</summary>
    Closed = 4,

    /// <summary>The wallet was terminated for fraud or a missed deadline. The registry no longer holds it.</summary>
    Terminated = 5,
}
