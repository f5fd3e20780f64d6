namespace Tbtc.Sdk.Tests.Signing;

/// <summary>A test that runs a script on Node.js. Where that is missing it is left out, but never in CI: there it fails.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute()
    {
        if (!HasNode && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "node and npm are not on the PATH; install Node.js 20 or later to regenerate the vectors.";
        }
    }

    private static bool HasNode { get; } = IsOnPath("node") && IsOnPath("npm");

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".cmd")));
}
