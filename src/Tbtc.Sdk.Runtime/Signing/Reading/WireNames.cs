namespace Tbtc.Sdk.Signing;

/// <summary>The wire's names of the values of an enumeration.</summary>
internal sealed class WireNames<T>(params (T Value, string Name)[] names)
    where T : struct, Enum
{
    /// <summary>All names, as a message lists them.</summary>
    public string Expected { get; } = string.Join(" or ", names.Select(static entry => entry.Name));

    public string this[T value] =>
        Array.Find(names, entry => entry.Value.Equals(value)).Name ?? throw new ArgumentOutOfRangeException(nameof(value), value, $"Not a {typeof(T).Name}.");

    public bool TryParse(string name, out T value)
    {
        var index = Array.FindIndex(names, entry => entry.Name == name);
        value = index < 0 ? default : names[index].Value;
        return index >= 0;
    }
}
