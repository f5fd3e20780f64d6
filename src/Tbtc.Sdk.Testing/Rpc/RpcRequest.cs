using System.Globalization;
using System.Text.Json.Nodes;

namespace Tbtc.Sdk.Testing.Rpc;

/// <summary>One JSON-RPC request, as far as the test chain looks at it. What is not there or of another type is null or empty.</summary>
internal sealed class RpcRequest
{
    private readonly JsonArray? _parameters;

    public RpcRequest(JsonNode? request)
    {
        var members = request as JsonObject;
        Id = members?["id"];
        Method = Text(members?["method"]) ?? "";
        _parameters = members?["params"] as JsonArray;
    }

    public JsonNode? Id { get; }

    public string Method { get; }

    /// <summary>The contract that an <c>eth_call</c> is for.</summary>
    public Address? To => Address.TryParse(Text(Call?["to"]), out var to) ? to : null;

    /// <summary>Whether this is an <c>eth_call</c> without a contract, whose data is a program.</summary>
    public bool IsProgram => Method == "eth_call" && To is null;

    /// <summary>The data of an <c>eth_call</c>, from whichever member has it.</summary>
    public byte[] Data => Text(Call?["data"] ?? Call?["input"]) is { Length: >= 2 } text && text.Length % 2 == 0 ? Convert.FromHexString(text.AsSpan(2)) : [];

    /// <summary>The block, as a tag, a number or a hash; null where it is none of these. An <c>eth_call</c> without one is at the latest block.</summary>
    public BlockReference? Block
    {
        get
        {
            var parameter = _parameters is null ? null : _parameters.ElementAtOrDefault(Method == "eth_call" ? 1 : 0);
            if (parameter is JsonObject named)
            {
                parameter = named["blockHash"] ?? named["blockNumber"];
            }

            return Text(parameter) switch
            {
                null => Method == "eth_call" ? BlockReference.Latest : null,
                ['0', 'x', .. var digits] when digits.Length < 2 * Bytes32.Size =>
                    ulong.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null,
                var text => BlockReference.TryParse(text, out var block) ? block : null,
            };
        }
    }

    private JsonObject? Call => _parameters?.ElementAtOrDefault(0) as JsonObject;

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
