using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Tbtc.Sdk.Testing.Rpc;

/// <summary>Writes an answer in the way a fault of the node or of the way to it would.</summary>
internal static class FaultyResponse
{
    private const int OversizedBytes = 100_000_000;
    private const string JsonContentType = "application/json";

    /// <summary>Whether the fault is of the whole HTTP answer, rather than of one JSON-RPC answer in it.</summary>
    public static bool IsOfWholeAnswer(ChainFault? fault) => fault?.Kind is not (null or NodeFaultKind.RpcError or NodeFaultKind.EmptyResult
        or NodeFaultKind.WrongType or NodeFaultKind.NotHex or NodeFaultKind.BlockHashesRefused or NodeFaultKind.ProgramsRefused);

    /// <summary>The answer that the fault puts in the place of <paramref name="good"/>.</summary>
    public static JsonNode Replace(ChainFault? fault, RpcRequest request, JsonNode good) => fault?.Kind switch
    {
        NodeFaultKind.RpcError => RpcAnswer.Error(request.Id, fault.Code, fault.Text),
        NodeFaultKind.EmptyResult => RpcAnswer.Result(request.Id, "0x"),
        NodeFaultKind.WrongType => RpcAnswer.Result(request.Id, good["result"] is JsonObject ? "text" : new JsonObject()),
        NodeFaultKind.NotHex => RpcAnswer.Result(request.Id, "not hex"),
        NodeFaultKind.BlockHashesRefused when request.Method == "eth_call" && request.Block?.Kind == BlockReferenceKind.Hash =>
            RpcAnswer.Error(request.Id, -32602, "invalid argument: this node takes no block hash"),
        NodeFaultKind.ProgramsRefused when request.IsProgram => RpcAnswer.Error(request.Id, -32602, "invalid argument: this node executes no call without a contract"),
        _ => good,
    };

    /// <summary>Writes <paramref name="good"/>, or what the fault makes of it.</summary>
    public static async Task WriteAsync(HttpContext http, ChainFault? fault, JsonNode good, CancellationToken stopping)
    {
        switch (fault?.Kind)
        {
            case NodeFaultKind.Hang:
                await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(false);
                break;
            case NodeFaultKind.CutConnection:
                http.Abort();
                break;
            case NodeFaultKind.HangHalfway:
                await WriteHalfAsync(http, good, stopping).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(false);
                break;
            case NodeFaultKind.CutHalfway:
                await WriteHalfAsync(http, good, stopping).ConfigureAwait(false);
                http.Abort();
                break;
            case NodeFaultKind.TruncatedJson:
                var json = good.ToJsonString();
                await WriteAsync(http, JsonContentType, json[..(json.Length / 2)], stopping).ConfigureAwait(false);
                break;
            case NodeFaultKind.Html:
                await WriteAsync(http, "text/html", "<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>", stopping).ConfigureAwait(false);
                break;
            case NodeFaultKind.Oversized:
                await WriteOversizedAsync(http, stopping).ConfigureAwait(false);
                break;
            case NodeFaultKind.HttpStatus:
                await WriteStatusAsync(http, fault, stopping).ConfigureAwait(false);
                break;
            default:
                await WriteAsync(http, JsonContentType, Rearrange(fault?.Kind, good).ToJsonString(), stopping).ConfigureAwait(false);
                break;
        }
    }

    private static JsonNode Rearrange(NodeFaultKind? kind, JsonNode good)
    {
        switch (kind)
        {
            case NodeFaultKind.WrongId when good is JsonArray batch:
                foreach (var answer in batch)
                {
                    answer!["id"] = long.MaxValue;
                }

                return batch;
            case NodeFaultKind.WrongId:
                good["id"] = long.MaxValue;
                return good;
            case NodeFaultKind.MissingAnswer when good is JsonArray batch:
                batch.RemoveAt(batch.Count - 1);
                return batch;
            case NodeFaultKind.DuplicatedAnswer when good is JsonArray batch:
                batch.Add(batch[0]!.DeepClone());
                return batch;
            case NodeFaultKind.ReversedBatch when good is JsonArray batch:
                return new JsonArray([.. batch.Reverse().Select(answer => answer!.DeepClone())]);
            case NodeFaultKind.BatchesRefused when good is JsonArray:
                return RpcAnswer.Error(null, -32600, "batches are not supported");
            default:
                return good;
        }
    }

    private static async Task WriteHalfAsync(HttpContext http, JsonNode good, CancellationToken stopping)
    {
        var body = Encoding.UTF8.GetBytes(good.ToJsonString());
        http.Response.ContentType = JsonContentType;
        http.Response.ContentLength = body.Length;
        await http.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), stopping).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(stopping).ConfigureAwait(false);
    }

    private static async Task WriteOversizedAsync(HttpContext http, CancellationToken stopping)
    {
        await WriteAsync(http, JsonContentType, """{"jsonrpc":"2.0","id":1,"result":"0x""", stopping).ConfigureAwait(false);
        var digits = new byte[64 * 1024];
        digits.AsSpan().Fill((byte)'0');
        for (var written = 0; written < OversizedBytes && !http.RequestAborted.IsCancellationRequested; written += digits.Length)
        {
            await http.Response.Body.WriteAsync(digits, stopping).ConfigureAwait(false);
        }

        await http.Response.WriteAsync("\"}", stopping).ConfigureAwait(false);
    }

    private static async Task WriteStatusAsync(HttpContext http, ChainFault fault, CancellationToken stopping)
    {
        http.Response.StatusCode = fault.Code;
        if (fault.RetryAfter is { } wait)
        {
            http.Response.Headers.RetryAfter = ((long)wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        await WriteAsync(http, "text/plain", "the test chain answers with this status", stopping).ConfigureAwait(false);
    }

    private static async Task WriteAsync(HttpContext http, string contentType, string text, CancellationToken stopping)
    {
        http.Response.ContentType = contentType;
        await http.Response.WriteAsync(text, stopping).ConfigureAwait(false);
    }
}
