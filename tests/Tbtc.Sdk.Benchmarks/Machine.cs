using System.Runtime.InteropServices;

namespace Tbtc.Sdk.Benchmarks;

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    public static string Describe() => $"{RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores of {CpuName()}";

    private static string CpuName() => File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();
}
