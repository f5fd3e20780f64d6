using System.Buffers;
using System.Text.Json;

namespace Tbtc.Sdk.Signing;

/// <summary>Reads the members of one JSON object, and finds what is wrong with each.</summary>
/// <remarks>
/// What is missing or of another type becomes a finding and an empty value: reading goes on, so that one pass finds everything. An object that is not
/// there yields empty values without further findings.
/// </remarks>
internal sealed class JsonFields
{
    /// <summary>Far more than any good object or list has: a signing group has a hundred members.</summary>
    private const int MaxEntries = 1000;

    private readonly Dictionary<string, JsonElement> _members = new(StringComparer.Ordinal);
    private readonly RequestFindings _findings;
    private readonly bool _isThere;

    public JsonFields(JsonElement? element, string path, RequestFindings findings)
    {
        Path = path;
        _findings = findings;
        if (element is { ValueKind: JsonValueKind.Object } tooLarge && tooLarge.GetPropertyCount() > MaxEntries)
        {
            findings.Malformed(path, $"expected at most {MaxEntries} fields; got {tooLarge.GetPropertyCount()}");
            return;
        }

        _isThere = element is { ValueKind: JsonValueKind.Object };
        if (_isThere)
        {
            foreach (var member in element!.Value.EnumerateObject())
            {
                AddMember(member);
            }
        }
        else if (element is { } other)
        {
            findings.Malformed(path, $"expected an object; got {Display.Json(other)}");
        }
    }

    public string Path { get; }

    private static SearchValues<char> PlainNames { get; } = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    public string PathOf(string name) => name.AsSpan().ContainsAnyExcept(PlainNames) ? $"{Path}[{Display.Text(name)}]" : $"{Path}.{name}";

    public bool Has(string name) => _members.ContainsKey(name);

    /// <summary>Finds every member that was not read.</summary>
    public void RefuseOthers()
    {
        foreach (var name in _members.Keys)
        {
            _findings.Malformed(PathOf(name), "is unknown here; leave it out");
        }
    }

    public JsonElement? Required(string name)
    {
        if (Optional(name) is { } element)
        {
            return element;
        }

        if (_isThere)
        {
            _findings.Malformed(PathOf(name), "is required, and is missing or null");
        }

        return null;
    }

    /// <summary>The member, or null where it is missing or null.</summary>
    public JsonElement? Optional(string name) =>
        _members.Remove(name, out var element) && element.ValueKind != JsonValueKind.Null ? element : null;

    public JsonFields Object(string name) => new(Required(name), PathOf(name), _findings);

    public JsonFields? OptionalObject(string name) => Optional(name) is { } element ? new(element, PathOf(name), _findings) : null;

    /// <summary>Text that may have something wrong with it.</summary>
    public string Text(string name, Func<string, string?>? check = null) =>
        Required(name) is { } element && AsText(element, new(this, name)) is { } text ? Checked(name, text, check) : "";

    /// <summary>Text without the white space around it, of which something must be left.</summary>
    public string TrimmedText(string name) => Text(name, static text => string.IsNullOrWhiteSpace(text) ? "is required, and is empty" : null).Trim();

    /// <summary>Text, or null where it is missing, null or empty.</summary>
    public string? OptionalText(string name, Func<string, string?>? check = null) =>
        Optional(name) is { } element && AsText(element, new(this, name)) is { Length: > 0 } text ? Checked(name, text, check) : null;

    public string Hex(string name, int? byteCount = null) => Required(name) is { } element ? AsHex(element, new(this, name), byteCount) : "";

    /// <summary>Hex, or null where it is missing, null or empty.</summary>
    public string? OptionalHex(string name)
    {
        if (Optional(name) is not { } element || (element.ValueKind == JsonValueKind.String && element.ValueEquals("")))
        {
            return null;
        }

        return AsHex(element, new(this, name), null);
    }

    public T Choice<T>(string name, WireNames<T> names)
        where T : struct, Enum
    {
        T value = default;
        Text(name, text => names.TryParse(text, out value) ? null : $"expected {names.Expected}; got {Display.Text(text)}");
        return value;
    }

    /// <summary>A member that can have one value only.</summary>
    public void Fixed(string name, string value) => Text(name, text => text == value ? null : $"expected {value}; got {Display.Text(text)}");

    public bool Boolean(string name)
    {
        var element = Required(name);
        if (element is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } other)
        {
            _findings.Malformed(PathOf(name), $"expected true or false; got {Display.Json(other)}");
        }

        return element is { ValueKind: JsonValueKind.True };
    }

    public ulong UInt64(string name) => Required(name) is { } element ? AsInteger(element, new(this, name), ulong.MaxValue) : 0;

    public uint UInt32(string name) => Required(name) is { } element ? (uint)AsInteger(element, new(this, name), uint.MaxValue) : 0;

    public ulong? OptionalUInt64(string name) => Optional(name) is { } element ? AsInteger(element, new(this, name), ulong.MaxValue) : null;

    public IReadOnlyList<string> HexList(string name) => List(Required(name), name, (element, place) => AsHex(element, place, null));

    public IReadOnlyList<uint> OptionalUInt32List(string name) => List(Optional(name), name, (element, place) => (uint)AsInteger(element, place, uint.MaxValue));

    public IReadOnlyList<JsonFields> ObjectList(string name) =>
        List(Required(name), name, (element, place) => new JsonFields(element, place.ToString(), _findings));

    /// <summary>An object whose members' names are keys, in the order of the keys' values, or null where it is missing or null.</summary>
    public IReadOnlyDictionary<TKey, TValue>? OptionalMap<TKey, TValue>(string name, WireNames<TKey> keys, Func<JsonFields, TValue> read)
        where TKey : struct, Enum
    {
        if (OptionalObject(name) is not { } fields)
        {
            return null;
        }

        var map = new SortedDictionary<TKey, TValue>();
        foreach (var key in Enum.GetValues<TKey>())
        {
            if (fields.Has(keys[key]))
            {
                map.Add(key, read(fields.Object(keys[key])));
            }
        }

        fields.RefuseOthers();
        return map;
    }

    private List<T> List<T>(JsonElement? list, string name, Func<JsonElement, Place, T> read)
    {
        if (list is not { ValueKind: JsonValueKind.Array } elements)
        {
            if (list is { } other)
            {
                _findings.Malformed(PathOf(name), $"expected a list; got {Display.Json(other)}");
            }

            return [];
        }

        if (elements.GetArrayLength() > MaxEntries)
        {
            _findings.Malformed(PathOf(name), $"expected at most {MaxEntries} entries; got {elements.GetArrayLength()}");
            return [];
        }

        var values = new List<T>(elements.GetArrayLength());
        foreach (var element in elements.EnumerateArray())
        {
            values.Add(read(element, new(this, name, values.Count)));
        }

        return values;
    }

    private void AddMember(JsonProperty member)
    {
        try
        {
            if (!_members.TryAdd(member.Name, member.Value))
            {
                _findings.Malformed(PathOf(member.Name), "is there more than once; keep one");
            }
        }
        catch (InvalidOperationException)
        {
            _findings.Malformed(PathOf("?"), "has a name that is not Unicode text: it has half a surrogate pair");
        }
    }

    private string Checked(string name, string text, Func<string, string?>? check)
    {
        if (check?.Invoke(text) is { } wrong)
        {
            _findings.Malformed(PathOf(name), wrong);
        }

        return text;
    }

    /// <summary>The text, or null and a finding where there is none.</summary>
    private string? AsText(JsonElement element, Place place)
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            _findings.Malformed(place.ToString(), $"expected text in quotes; got {Display.Json(element)}");
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            _findings.Malformed(place.ToString(), "is not Unicode text: it has half a surrogate pair");
            return null;
        }
    }

    private string AsHex(JsonElement element, Place place, int? byteCount)
    {
        if (AsText(element, place) is not { } text)
        {
            return "";
        }

        if (HexText.Check(text, byteCount) is { } wrong)
        {
            _findings.Malformed(place.ToString(), wrong);
        }

        return text.ToLowerInvariant();
    }

    private ulong AsInteger(JsonElement element, Place place, ulong max)
    {
        if (element.ValueKind == JsonValueKind.Number && element.TryGetUInt64(out var value) && value <= max)
        {
            return value;
        }

        _findings.Malformed(place.ToString(), $"expected an integer from 0 to {max}, without quotes, fraction or exponent; got {Display.Json(element)}");
        return 0;
    }

    /// <summary>Where a value is; a path only once there is something to say about it.</summary>
    private readonly record struct Place(JsonFields Fields, string Name, int Index = -1)
    {
        public override string ToString() => Index < 0 ? Fields.PathOf(Name) : $"{Fields.PathOf(Name)}[{Index}]";
    }
}
