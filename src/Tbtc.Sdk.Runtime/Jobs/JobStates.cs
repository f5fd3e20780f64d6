namespace Tbtc.Sdk.Jobs;

/// <summary>What a job's state means and how keep-core writes it.</summary>
public static class JobStates
{
    private static readonly string[] Names =
        ["SUBMITTED", "VALIDATING", "SIGNING", "PENDING", "ARTIFACT_READY", "HANDOFF_READY", "FAILED"];

    /// <summary>Whether no transition leaves the state.</summary>
    /// <param name="state">The state.</param>
    public static bool IsTerminal(this JobState state) => state >= JobState.ArtifactReady;

    /// <summary>keep-core's name of the state, such as <c>ARTIFACT_READY</c>.</summary>
    /// <param name="state">The state.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a state.</exception>
    public static string ToWireName(this JobState state)
    {
        if (!Enum.IsDefined(state))
        {
            throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state of a job.");
        }

        return Names[(int)state];
    }

    /// <summary>Reads keep-core's name of a state, in upper case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="state">The state.</param>
    public static bool TryParseWireName(string? name, out JobState state)
    {
        var index = Array.IndexOf(Names, name);
        state = (JobState)Math.Max(index, 0);
        return index >= 0;
    }
}
