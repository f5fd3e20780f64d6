using System.Runtime.InteropServices;

namespace Tbtc.Sdk.Benchmarks.Analyzer;

/// <summary>What the processes that this one started, and that have ended, took of the processors. Linux: the layout of its <c>struct rusage</c>.</summary>
internal static partial class ChildProcesses
{
    private const int Children = -1;
    private const int Words = 18;

    /// <summary>User and system time together, in seconds.</summary>
    public static double ProcessorSeconds()
    {
        Span<long> usage = stackalloc long[Words];
        return GetResourceUsage(Children, ref MemoryMarshal.GetReference(usage)) == 0
            ? usage[0] + usage[2] + ((usage[1] + usage[3]) / 1e6)
            : throw new InvalidOperationException($"getrusage failed: {Marshal.GetLastPInvokeErrorMessage()}.");
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetResourceUsage(int who, ref long usage);
}
