namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Where a value is held: a variable, a flow capture, a member of another value, the elements of a sequence.</summary>
internal sealed class Place : IEquatable<Place>
{
    private const string ElementName = "[]";

    private readonly int _keyHash;

    private Place(object key, int owner, bool isMutable)
        : this(key, owner, isMutable, key is ISymbol symbol ? SymbolEqualityComparer.Default.GetHashCode(symbol) : key.GetHashCode())
    {
    }

    private Place(object key, int owner, bool isMutable, int keyHash)
    {
        _keyHash = keyHash;
        Key = key;
        Owner = owner;
        IsMutable = isMutable;
    }

    public static Place This { get; } = new("this", -1, false);

    /// <summary>Owns the static members.</summary>
    public static Place Statics { get; } = new("static", -1, false);

    public static Place Result { get; } = new("return", -1, false);

    public object Key { get; }

    /// <summary>The value whose member this is, or -1.</summary>
    public int Owner { get; }

    /// <summary>Somebody else may write to it at any call or await.</summary>
    public bool IsMutable { get; }

    public bool IsMember => Owner >= 0;

    public static Place Variable(ISymbol symbol) => new(symbol, -1, false);

    public static Place Capture(object id) => new(id, -1, false);

    public static Place Member(int owner, string name, bool isMutable = false) => new(name, owner, isMutable);

    public static Place Element(int owner) => new(ElementName, owner, false);

    public Place OwnedBy(int owner) => new(Key, owner, IsMutable, _keyHash);

    public bool IsNamed(string name) => Key is string key && key == name;

    public bool Equals(Place? other) =>
        other is not null
        && Owner == other.Owner
        && _keyHash == other._keyHash
        && (ReferenceEquals(Key, other.Key)
            || (Key is ISymbol symbol && other.Key is ISymbol otherSymbol
                ? SymbolEqualityComparer.Default.Equals(symbol, otherSymbol)
                : Key.Equals(other.Key)));

    public override bool Equals(object? obj) => obj is Place other && Equals(other);

    public override int GetHashCode() => (Owner * 397) ^ _keyHash;
}
