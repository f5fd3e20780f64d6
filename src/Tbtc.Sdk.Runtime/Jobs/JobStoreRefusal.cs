namespace Tbtc.Sdk.Jobs;

/// <summary>Why the store did not do what was asked, and what to do about it.</summary>
/// <param name="Reason">The reason, for programs.</param>
/// <param name="Message">What is wrong with which thing.</param>
/// <param name="Remedy">What to do next.</param>
public sealed record JobStoreRefusal(JobStoreRefusalReason Reason, string Message, string Remedy)
{
    /// <summary>The message and the remedy.</summary>
    public override string ToString() => $"{Message} {Remedy}";
}
