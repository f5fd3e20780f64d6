using System.Diagnostics;
using Tbtc.Sdk.Jobs.Storage;

namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Where in the store the disk is synced and names are moved, found by the stack; one of the places can be left out.</summary>
internal sealed class CallSites(string? leftOut = null)
{
    private readonly Dictionary<(nint, int, DiskOperation), string> _known = [];

    /// <summary>Every place that called, with the number of calls.</summary>
    public SortedDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>For holders of the disk's gate.</summary>
    public bool IsLeftOut(DiskOperation operation)
    {
        var frames = new StackTrace(2, fNeedFileInfo: false).GetFrames();
        var index = Array.FindIndex(frames, frame => frame.GetMethod()?.DeclaringType?.Assembly == typeof(IDisk).Assembly);
        if (index < 0)
        {
            return false;
        }

        var key = (frames[index].GetMethod()!.MethodHandle.Value, frames[index].GetILOffset(), operation);
        if (!_known.TryGetValue(key, out var site))
        {
            var line = new StackTrace(2, fNeedFileInfo: true).GetFrame(index)!;
            _known.Add(key, site = $"{Path.GetFileNameWithoutExtension(line.GetFileName())}.{NameOf(frames[index])} {operation}, line {line.GetFileLineNumber()}");
        }

        Calls[site] = Calls.GetValueOrDefault(site) + 1;
        return site == leftOut;
    }

    /// <summary>The method's name, for a lambda that of the method it is in.</summary>
    private static string NameOf(StackFrame frame)
    {
        var name = frame.GetMethod()!.Name;
        return name.StartsWith('<') ? name[1..name.IndexOf('>', StringComparison.Ordinal)] : name;
    }
}
