using System.Text.Json.Nodes;

namespace Tbtc.Sdk.RealChain;

/// <summary>A compiled contract, as its package holds it.</summary>
internal sealed class ContractArtifact
{
    private readonly JsonObject _json;

    private ContractArtifact(JsonObject json) => _json = json;

    public static async Task<ContractArtifact> ReadAsync(string path)
    {
        await using var file = File.OpenRead(NodePackages.Find(path));
        return new((await JsonNode.ParseAsync(file))!.AsObject());
    }

    /// <summary>The names of the libraries whose addresses the code lacks.</summary>
    public IEnumerable<string> Libraries => LinkReferences.Select(reference => reference.Library);

    /// <summary>The code that deploys the contract, with the libraries' addresses in their places.</summary>
    public byte[] Link(IReadOnlyDictionary<string, Address> libraries)
    {
        const int DigitsPerByte = 2;
        var code = ((string)_json["bytecode"]!)[2..].ToCharArray();
        foreach (var (library, start) in LinkReferences)
        {
            libraries[library].ToString().AsSpan(2).CopyTo(code.AsSpan(start * DigitsPerByte));
        }

        return Convert.FromHexString(code);
    }

    private IEnumerable<(string Library, int Start)> LinkReferences =>
        from file in _json["linkReferences"]!.AsObject()
        from library in file.Value!.AsObject()
        from reference in library.Value!.AsArray()
        select (library.Key, (int)reference!["start"]!);
}
