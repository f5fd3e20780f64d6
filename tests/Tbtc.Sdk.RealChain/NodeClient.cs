using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Tbtc.Sdk.RealChain;

/// <summary>Asks a node anything, and takes no error for an answer. Not the SDK's own client, which is what is tested.</summary>
public sealed class NodeClient(Uri rpcUrl) : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>The hash or number as the node writes it.</summary>
    public static string Quantity(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>The bytes as the node writes them.</summary>
    public static string Hex(ReadOnlySpan<byte> bytes) => "0x" + Convert.ToHexStringLower(bytes);

    /// <summary>Makes one request.</summary>
    /// <exception cref="InvalidOperationException">The node answered with an error.</exception>
    public async Task<JsonNode?> AskAsync(string method, params JsonNode?[] parameters) => (await AskAllAsync([(method, parameters)]))[0];

    /// <summary>Makes requests in one batch.</summary>
    /// <exception cref="InvalidOperationException">The node answered one with an error.</exception>
    public async Task<IReadOnlyList<JsonNode?>> AskAllAsync(IReadOnlyList<(string Method, JsonNode?[] Parameters)> requests)
    {
        var batch = new JsonArray([.. requests.Select((request, id) => new JsonObject
        {
            ["jsonrpc"] = "2.0", ["id"] = id, ["method"] = request.Method, ["params"] = new JsonArray(request.Parameters),
        })]);
        using var response = await _http.PostAsJsonAsync(rpcUrl, batch);
        response.EnsureSuccessStatusCode();
        var answers = (await response.Content.ReadFromJsonAsync<JsonArray>())!.ToDictionary(answer => (int)answer!["id"]!, answer => answer!.AsObject());
        return [.. requests.Select((request, id) => answers[id].TryGetPropertyValue("result", out var result)
            ? result
            : throw new InvalidOperationException($"{request.Method}: {answers[id]["error"]?.ToJsonString()}"))];
    }

    /// <summary>The number of the newest block.</summary>
    public async Task<ulong> BlockNumberAsync() => ulong.Parse(((string)(await AskAsync("eth_blockNumber"))!)[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>The hash of a block.</summary>
    public async Task<Bytes32> BlockHashAsync(ulong number) => Bytes32.Parse((string)(await AskAsync("eth_getBlockByNumber", Quantity(number), false))!["hash"]!);

    public void Dispose() => _http.Dispose();
}
