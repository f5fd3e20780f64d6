namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>A record on its way into the journal.</summary>
internal abstract class JournalItem
{
    private readonly TaskCompletionSource<AppendOutcome> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public abstract RecordKind Kind { get; }

    public abstract int PayloadSize { get; }

    public virtual RecordFlags Flags => RecordFlags.None;

    /// <summary>Goes into the same batch right behind this, so that there are both or neither; null for none.</summary>
    public JournalItem? Companion { get; init; }

    /// <summary>Whether it is the first of a job: those give way when room is short.</summary>
    public virtual bool IsAccept => false;

    public Task<AppendOutcome> Done => _done.Task;

    public abstract void WritePayload(Span<byte> payload);

    /// <summary>Makes it visible. Called in order, under the table's gate, once it is durable in both copies.</summary>
    public abstract void Publish(long lsn);

    /// <summary>Gives up what was reserved for it. Called under the table's gate.</summary>
    public virtual void Abandon(AppendOutcome outcome)
    {
    }

    public void Complete(AppendOutcome outcome) => _done.SetResult(outcome);
}
