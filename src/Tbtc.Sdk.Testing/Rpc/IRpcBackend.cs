using System.Text.Json.Nodes;

namespace Tbtc.Sdk.Testing.Rpc;

/// <summary>What an <see cref="RpcServer"/> gets its answers and faults from.</summary>
internal interface IRpcBackend
{
    /// <summary>The fault of the node, or of the way to it, that a request meets; null for none.</summary>
    ChainFault? FaultOf(RpcRequest request);

    /// <summary>One answer a request, in the order of the requests.</summary>
    Task<IReadOnlyList<JsonNode>> AnswerAsync(JsonNode? body, IReadOnlyList<RpcRequest> requests, CancellationToken cancellationToken);
}
