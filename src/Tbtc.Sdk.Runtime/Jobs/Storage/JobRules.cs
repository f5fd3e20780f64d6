namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>What no update may do.</summary>
internal static class JobRules
{
    public static void RequireUpdate(Job current, Job updated)
    {
        if (current.Route != updated.Route
            || current.RequestDigest != updated.RequestDigest
            || current.CreatedAt != updated.CreatedAt
            || current.IdempotencyKey != updated.IdempotencyKey
            || current.FacadeRequestId != updated.FacadeRequestId
            || !current.Request.Equals(updated.Request))
        {
            throw new ArgumentException(
                $"An update of the job {current.RequestId} changes what it was accepted as: route key, digest, request, ids or creation time. Make the update from the stored job.",
                nameof(updated));
        }

        if (current.State.IsTerminal() && updated.State != current.State)
        {
            throw new ArgumentException(
                $"The job {current.RequestId} is {current.State.ToWireName()}, which is final. Look at the job's state before updating it.", nameof(updated));
        }
    }
}
