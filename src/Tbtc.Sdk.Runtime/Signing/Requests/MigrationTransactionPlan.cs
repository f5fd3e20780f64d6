namespace Tbtc.Sdk.Signing;

/// <summary>The amounts of the migration transaction. The input's value is that of the destination, the anchor and the fee together.</summary>
public sealed record MigrationTransactionPlan
{
    /// <summary>The one version there is: 1.</summary>
    public const uint Version = 1;

    /// <summary>The value of the anchor output: 330 satoshi.</summary>
    public const ulong RequiredAnchorValueSats = 330;

    /// <summary>The sequence of the input: 0xFFFFFFFD.</summary>
    public const uint RequiredInputSequence = 0xFFFFFFFD;

    /// <summary>The version of the plan, <see cref="Version"/>.</summary>
    public uint PlanVersion { get; init; } = Version;

    /// <summary>Commits to the plan, hex: <see cref="CovenantDigests.ComputePlanCommitmentHash"/>.</summary>
    public required string PlanCommitmentHash { get; init; }

    /// <summary>The value of the covenant's output, in satoshi.</summary>
    public required ulong InputValueSats { get; init; }

    /// <summary>What the destination gets, in satoshi.</summary>
    public required ulong DestinationValueSats { get; init; }

    /// <summary>What the anchor output gets, in satoshi: <see cref="RequiredAnchorValueSats"/>.</summary>
    public ulong AnchorValueSats { get; init; } = RequiredAnchorValueSats;

    /// <summary>What the miners get, in satoshi.</summary>
    public required ulong FeeSats { get; init; }

    /// <summary>The sequence of the input: <see cref="RequiredInputSequence"/>.</summary>
    public uint InputSequence { get; init; } = RequiredInputSequence;

    /// <summary>The transaction's lock time: the request's maturity height.</summary>
    public required uint LockTime { get; init; }
}
