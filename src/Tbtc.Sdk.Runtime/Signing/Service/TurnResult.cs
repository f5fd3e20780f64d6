using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Signing;

/// <summary>What came of a turn: the job as it is now, or why it cannot be said.</summary>
internal abstract record TurnResult
{
    private TurnResult()
    {
    }

    public sealed record Newest(Job Job) : TurnResult;

    public sealed record Refused(string Reason, string Remedy) : TurnResult;

    public static TurnResult Of(FindResult found) => found switch
    {
        FindResult.Found(var job) => new Newest(job),
        FindResult.Quarantined(var quarantine) => Of(quarantine),
        _ => throw new InvalidOperationException("A job that was accepted cannot vanish."),
    };

    public static TurnResult Of(UpdateResult updated) => updated switch
    {
        UpdateResult.Updated(var job) => new Newest(job),
        UpdateResult.RevisionMismatch(var newer) => new Newest(newer),
        UpdateResult.Quarantined(var quarantine) => Of(quarantine),
        UpdateResult.Refused(var refusal) => new Refused(refusal.Message, refusal.Remedy),
        _ => throw new InvalidOperationException("A job that was accepted cannot vanish."),
    };

    public static Refused Of(QuarantinedJob quarantine) => new(
        quarantine.RequestId is { } requestId ? $"The job {requestId} is in quarantine." : "The store cannot prove what is asked.", quarantine.Reason);
}
