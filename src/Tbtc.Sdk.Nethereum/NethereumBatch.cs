using Nethereum.JsonRpc.Client;
using Nethereum.JsonRpc.Client.RpcMessages;

namespace Tbtc.Sdk.Chain;

/// <summary>A batch that keeps the answers as they came: Nethereum's own drops those without an id, trusts that none is missing, and throws for one error.</summary>
internal sealed class NethereumBatch : RpcRequestResponseBatch
{
    private readonly List<string> _ids;

    public NethereumBatch(IEnumerable<RpcRequestMessage> requests)
    {
        BatchItems.AddRange(requests.Select(request => new Item(request)));
        _ids = BatchItems.ConvertAll(item => (string)item.RpcRequestMessage.Id);
    }

    public IReadOnlyList<string> Ids => _ids;

    /// <summary>The answers, once there are any.</summary>
    public IReadOnlyList<RpcResponseMessage?>? Responses { get; private set; }

    public bool Asks(string id) => _ids.Contains(id);

    public override void UpdateBatchItemResponses(IEnumerable<RpcResponseMessage> responses) => Responses = responses?.ToArray();

    private sealed class Item(RpcRequestMessage request) : IRpcRequestResponseBatchItem
    {
        public RpcRequestMessage RpcRequestMessage => request;

        public bool HasError => false;

        public object? RawResponse => null;

        public Nethereum.JsonRpc.Client.RpcError? RpcError => null;

        public void DecodeResponse(RpcResponseMessage rpcResponse)
        {
        }
    }
}
