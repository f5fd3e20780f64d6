using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>What the script in <c>vectors</c> made with third-party libraries.</summary>
internal static class Vectors
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "Signing", "vectors");

    private static string Text { get; } = File.ReadAllText(Path.Combine(Folder, "vectors.json"));

    /// <summary>A copy that a test may change.</summary>
    public static JsonNode Load() => JsonNode.Parse(Text)!;

    public static ApprovalDomain Domain { get; } = new(1);

    /// <summary>Every request that is good by itself. The quote's time and the trust in its key are a node's affair.</summary>
    public static TheoryData<string> ValidRequests { get; } =
        ["qc_v1", "self_v1", "self_v1_presign", "with_artifacts", "with_quote", "with_signer_approval", "with_everything", "escaped_text", "largest_numbers"];

    public static JsonNode Vector(string name) => Load()["requests"]![name]!;

    public static JsonObject Request(string name = "qc_v1") => Vector(name)["request"]!.AsObject();

    public static string Key(string name) => Load()["keys"]![name]!.GetValue<string>();

    public static string Signature(string signer, string form) => Load()["signatures"]![signer]![form]!.GetValue<string>();

    public static byte[] Bytes(this JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static RequestInspection Inspect(this JsonNode request) => CovenantRequestJson.Inspect(request.Bytes(), Domain);

    public static JsonObject Body(JsonNode request, string? requestId = null)
    {
        var body = new JsonObject { ["routeRequestId"] = "rr-1", ["request"] = request.DeepClone(), ["stage"] = "SIGNER_COORDINATION" };
        if (requestId is not null)
        {
            body["requestId"] = requestId;
        }

        return body;
    }

    /// <summary>Replaces the depositor's signature, also in the list of signatures.</summary>
    public static JsonObject WithDepositorSignature(this JsonObject request, string signature)
    {
        foreach (var approval in request["artifactApprovals"]!["approvals"]!.AsArray())
        {
            if (approval!["role"]!.GetValue<string>() == "D")
            {
                approval["signature"] = signature;
            }
        }

        request["artifactSignatures"]![0] = signature;
        return request;
    }

    /// <summary>The node at a path such as <c>a.b[1].c</c>, and the last step to it.</summary>
    public static void Set(this JsonNode root, string path, JsonNode? value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var node = root;
        foreach (var step in steps[..^1])
        {
            node = step[0] == '[' ? node[int.Parse(step.Trim('[', ']'), null)]! : node[step]!;
        }

        if (steps[^1][0] == '[')
        {
            node[int.Parse(steps[^1].Trim('[', ']'), null)] = value;
        }
        else
        {
            node[steps[^1]] = value;
        }
    }
}
