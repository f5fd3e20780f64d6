namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A job whose newest content is in the journal and not yet, as far as is known, in its file.</summary>
/// <param name="Body">The bytes of the future file; null while replaying, when <paramref name="Location"/> says where they are.</param>
/// <param name="Location">Where the record is, while replaying.</param>
/// <param name="Prior">The hashes of contents that our own earlier writes may have left in the file.</param>
internal sealed record PendingBody(byte[]? Body, RecordLocation Location, UInt128[] Prior)
{
    private const int MaxPrior = 64;

    /// <summary>The prior contents once another replaces <paramref name="hash"/>. The oldest are forgotten: a file that has one is set aside, not lost.</summary>
    public static UInt128[] PriorAfter(PendingBody? before, UInt128 hash) => [.. (before?.Prior ?? []).TakeLast(MaxPrior - 1), hash];
}
