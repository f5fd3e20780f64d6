namespace Tbtc.Sdk.Testing;

/// <summary>Wallets to put on a chain: one for each state, one with every value at its limit, and one for each fault of the registry.</summary>
public static class SampleWallets
{
    private const int FirstFaultyWallet = 101;

    /// <summary>A live wallet with a main UTXO and redemptions that wait for it.</summary>
    public static SampleWallet Live { get; } = SampleWallet.Create(1) with
    {
        MainUtxoHash = Keccak256.HashData("main UTXO of the live wallet"u8),
        PendingRedemptionsValueSats = 150_000_000,
    };

    /// <summary>A wallet that moves its funds, to wallets it has committed to.</summary>
    public static SampleWallet MovingFunds { get; } = SampleWallet.Create(2) with
    {
        State = WalletState.MovingFunds,
        MainUtxoHash = Keccak256.HashData("main UTXO of the wallet that moves funds"u8),
        MovingFundsRequestedAt = DateTimeOffset.FromUnixTimeSeconds(1_710_000_000),
        MovingFundsTargetWalletsCommitmentHash = Keccak256.HashData("target wallets"u8),
        PendingMovedFundsSweepRequestsCount = 2,
    };

    /// <summary>A wallet in its closing period.</summary>
    public static SampleWallet Closing { get; } = SampleWallet.Create(3) with
    {
        State = WalletState.Closing,
        MovingFundsRequestedAt = DateTimeOffset.FromUnixTimeSeconds(1_710_000_000),
        ClosingStartedAt = DateTimeOffset.FromUnixTimeSeconds(1_711_000_000),
    };

    /// <summary>A closed wallet, which the registry no longer holds.</summary>
    public static SampleWallet Closed { get; } = SampleWallet.Create(4) with
    {
        State = WalletState.Closed,
        MembersIdsHash = null,
        ClosingStartedAt = DateTimeOffset.FromUnixTimeSeconds(1_711_000_000),
    };

    /// <summary>A terminated wallet, which the registry no longer holds.</summary>
    public static SampleWallet Terminated { get; } = SampleWallet.Create(5) with
    {
        State = WalletState.Terminated,
        MembersIdsHash = null,
        MainUtxoHash = Keccak256.HashData("main UTXO of the terminated wallet"u8),
    };

    /// <summary>A wallet with the largest value in every field that is a number.</summary>
    public static SampleWallet AtLimits { get; } = SampleWallet.Create(6) with
    {
        PendingRedemptionsValueSats = ulong.MaxValue,
        CreatedAt = DateTimeOffset.FromUnixTimeSeconds(uint.MaxValue),
        MovingFundsRequestedAt = DateTimeOffset.FromUnixTimeSeconds(uint.MaxValue),
        ClosingStartedAt = DateTimeOffset.FromUnixTimeSeconds(uint.MaxValue),
        PendingMovedFundsSweepRequestsCount = uint.MaxValue,
    };

    /// <summary>A wallet for which a <see cref="TestChain"/>'s registry fails so that a reader reports this kind.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No chain has this fault: the open circuit is the reader's own.</exception>
    public static SampleWallet WithRegistryFault(RegistryFaultKind kind)
    {
        var wallet = SampleWallet.Create(FirstFaultyWallet + (int)kind);
        return kind switch
        {
            RegistryFaultKind.Reverted => wallet with { FaultOfRegistry = ChainFault.Revert("the sample registry reverts") },
            RegistryFaultKind.NoContract => wallet with { FaultOfRegistry = ChainFault.NoContract },
            RegistryFaultKind.MalformedResponse => wallet with { FaultOfRegistry = ChainFault.Answer(wallet.ToRegistryAnswer().AsSpan(0, AbiWords.Size)) },
            RegistryFaultKind.WalletMismatch => wallet with { FaultOfRegistry = ChainFault.Answer(Live.ToRegistryAnswer()) },
            RegistryFaultKind.NotRegistered => wallet with { MembersIdsHash = null },
            RegistryFaultKind.Timeout => wallet with { FaultOfRegistry = ChainFault.Hang },
            RegistryFaultKind.Transport => wallet with { FaultOfRegistry = ChainFault.HttpStatus(503) },
            RegistryFaultKind.RpcError => wallet with { FaultOfRegistry = ChainFault.RpcError(-32000, "the sample node answers with an error") },
            RegistryFaultKind.CircuitOpen => throw new ArgumentOutOfRangeException(
                nameof(kind), kind, $"No chain has this fault: a reader's circuit breaker opens by itself. Use {nameof(SampleWallet)}.{nameof(SampleWallet.ToChainData)} with such a fault."),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of registry fault."),
        };
    }
}
