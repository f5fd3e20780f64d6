namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>What the store may withhold after what was done to its disk.</summary>
/// <param name="MayWithhold">Whether a job, by its request id, may be in quarantine instead of served; one whose file was damaged may be anyway.</param>
/// <param name="MayRefuseNewKeys">Whether keys that nobody used before may be refused.</param>
internal sealed record Expectation(Func<string, bool> MayWithhold, bool MayRefuseNewKeys)
{
    /// <summary>After a crash everything is served.</summary>
    public static Expectation Everything { get; } = new(_ => false, false);

    /// <summary>After damage beyond one part, nothing has to be served; what is must be right.</summary>
    public static Expectation Nothing { get; } = new(_ => true, true);
}
