namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>One call that writes, as it was made.</summary>
internal sealed record Attempt(Job Job, bool IsUpdate);
