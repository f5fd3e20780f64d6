namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A theory that needs strace. Without it the tests are skipped and say so, but not in CI, where it has to be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RequiresStraceTheoryAttribute : TheoryAttribute
{
    public RequiresStraceTheoryAttribute()
    {
        var isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(directory => File.Exists(Path.Join(directory, "strace")));
        if (!isThere && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "strace is not installed, so errors cannot be injected below .NET. Install it: apt-get install strace.";
        }
    }
}
