namespace Tbtc.Sdk.Chain.OneRoundTrip;

/// <summary>Counts the requests to a node, and interferes with them where a test wants it.</summary>
internal sealed class InterceptedRpc(IEthereumRpc node) : IEthereumRpc
{
    public delegate Task<EthCallResult> ProgramCall(EthCall call, BlockReference block, Func<Task<EthCallResult>> send);

    public string Endpoint => node.Endpoint;

    /// <summary>The requests made: the method, and at which block.</summary>
    public List<string> Requests { get; } = [];

    /// <summary>The numbers of wallets that the program was asked for.</summary>
    public List<int> ProgramSizes { get; } = [];

    /// <summary>The gas of each call, in place of the node's own limit.</summary>
    public ulong? GasLimit { get; set; }

    /// <summary>Stands in for sending the reader program.</summary>
    public ProgramCall OnProgram { get; set; } = (_, _, send) => send();

    public static EthereumRpcException Refusal { get; } = new(EthereumRpcErrorKind.RpcError, "the node refuses", "http://node") { RpcErrorCode = -32000 };

    public static ProgramCall RefuseProgram { get; } = (_, _, _) => throw Refusal;

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default)
    {
        Requests.Add("chain id");
        return node.GetChainIdAsync(cancellationToken);
    }

    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default)
    {
        Requests.Add("block number");
        return node.GetBlockNumberAsync(cancellationToken);
    }

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default)
    {
        Requests.Add($"header {block}");
        return node.GetBlockAsync(block, cancellationToken);
    }

    public Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default)
    {
        call = WithGasLimit(call);
        if (call.To is not null)
        {
            Requests.Add($"call {block}");
            return node.CallAsync(call, block, cancellationToken);
        }

        Requests.Add($"program {block}");
        ProgramSizes.Add((call.Data.Length - ReaderProgram.Code.Length) / WalletPublicKeyHash.Size - 2);
        return OnProgram(call, block, () => node.CallAsync(call, block, cancellationToken));
    }

    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default)
    {
        Requests.Add($"batch of {calls.Count} {block}");
        return node.CallBatchAsync([.. calls.Select(WithGasLimit)], block, cancellationToken);
    }

    private EthCall WithGasLimit(EthCall call) => call with { GasLimit = GasLimit };
}
