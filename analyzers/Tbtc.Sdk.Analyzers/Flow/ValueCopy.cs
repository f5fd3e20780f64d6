namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Copies a value with all that hangs on it, from one state into another or into the same.</summary>
internal static class ValueCopy
{
    public static int Of(FlowState source, int value, FlowState target)
    {
        var copies = new Dictionary<int, int>();
        var root = Copy(source, value, target, copies);
        foreach (var pair in copies)
        {
            var info = target[pair.Value];
            var implications = source[pair.Key].Implications
                .Select(i => i with { Target = CopyOf(i.Target), Guard = CopyOf(i.Guard) })
                .Where(i => target.Values.ContainsKey(i.Target) && (!i.IsGuarded || target.Values.ContainsKey(i.Guard)));
            var origin = copies.TryGetValue(info.Source, out var copied) ? copied : target.Values.ContainsKey(info.Source) ? info.Source : -1;
            target.Set(pair.Value, info with { Implications = [.. implications], Source = origin });
        }

        return root;

        int CopyOf(int original) => copies.TryGetValue(original, out var copy) ? copy : original;
    }

    private static int Copy(FlowState source, int value, FlowState target, Dictionary<int, int> copies)
    {
        if (copies.TryGetValue(value, out var copy))
        {
            return copy;
        }

        copy = target.Add(source[value]);
        copies.Add(value, copy);
        foreach (var member in source.MembersOf(value))
        {
            target.Write(member.Key.OwnedBy(copy), Copy(source, member.Value, target, copies));
        }

        return copy;
    }
}
