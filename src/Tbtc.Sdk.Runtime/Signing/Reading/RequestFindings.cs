namespace Tbtc.Sdk.Signing;

/// <summary>Collects what is wrong. Malformed fields are kept apart, so that a rule can pass over what could not be read.</summary>
internal sealed class RequestFindings
{
    /// <summary>Hostile input must not make the answer longer than the question.</summary>
    private const int MaxFindings = 100;

    private readonly List<RequestFinding> _findings = [];
    private readonly List<string> _malformed = [];
    private bool _tooManyMalformed;
    private int _left;

    public bool AnyMalformed => _malformed.Count > 0;

    public bool Any => _findings.Count > 0;

    public void Add(string path, string message)
    {
        if (_findings.Count < MaxFindings)
        {
            _findings.Add(new(path, message));
        }
        else
        {
            _left++;
        }
    }

    /// <summary>A finding that makes the value unusable: there is no normalised form of the request.</summary>
    public void Malformed(string path, string message)
    {
        Add(path, message);
        if (_malformed.Count < MaxFindings)
        {
            _malformed.Add(path);
        }
        else
        {
            _tooManyMalformed = true;
        }
    }

    /// <summary>A value that must be another one. What could not be read is passed over.</summary>
    public void Expect<T>(string path, T actual, T expected, string because)
        where T : IEquatable<T>
    {
        if (!IsMalformed(path) && !actual.Equals(expected))
        {
            Add(path, $"expected {Display.Value(expected)}, {because}; got {Display.Value(actual)}");
        }
    }

    /// <summary>Whether the value, something it is in, or something in it could not be read. Past the bound every value counts as such.</summary>
    public bool IsMalformed(string path) => _tooManyMalformed || _malformed.Exists(malformed => IsWithin(path, malformed) || IsWithin(malformed, path));

    public IReadOnlyList<RequestFinding> ToList() =>
        _left == 0 ? [.. _findings] : [.. _findings, new("$", $"{_left} more findings are left out; repair these first")];

    private static bool IsWithin(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] is '.' or '[');
}
