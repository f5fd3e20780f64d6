namespace Tbtc.Sdk;

/// <summary>What a <see cref="BlockReference"/> names its block by.</summary>
public enum BlockReferenceKind
{
    /// <summary>The newest block the node knows; it may still be reorganised away.</summary>
    Latest,

    /// <summary>The newest block that honest validators will not reorganise under normal network conditions.</summary>
    Safe,

    /// <summary>The newest block that cannot be reorganised without slashing a third of all stake.</summary>
    Finalized,

    /// <summary>A block number.</summary>
    Number,

    /// <summary>A block hash.</summary>
    Hash,
}
