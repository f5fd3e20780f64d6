namespace Tbtc.Sdk.Jobs.Faults;

internal enum ModelAction
{
    Accept,
    Update,
    UpdateStale,
    Find,
    Checkpoint,
    Scrub,
    Reopen,
    Kill,
    PowerLoss,
}

/// <summary>One step: what is done, to which of a few keys, with which of a few digests.</summary>
internal sealed record ModelStep(ModelAction Action, int Key, int Digest);
