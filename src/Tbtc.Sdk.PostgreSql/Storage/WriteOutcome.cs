namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What is known of a write across its tries.</summary>
internal sealed class WriteOutcome
{
    /// <summary>Whether some try was sent, and nothing proves yet that it was not written.</summary>
    public bool IsUnknown { get; private set; }

    public void Sent() => IsUnknown = true;

    /// <summary>The try that was sent is known to have written nothing. Says nothing of the tries before.</summary>
    public void RolledBack(bool before) => IsUnknown = before;
}
