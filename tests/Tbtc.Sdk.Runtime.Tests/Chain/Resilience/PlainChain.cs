namespace Tbtc.Sdk.Chain.Resilience;

/// <summary>A chain in memory with one wallet, on a node that refuses the reader program, so that the registry is asked apart.</summary>
internal sealed class PlainChain(string endpoint = "http://plain.example") : IEthereumRpc
{
    public static readonly WalletPublicKeyHash Wallet = WalletPublicKeyHash.Parse("0x" + new string('a', 40));
    public static readonly TbtcNetwork Network = new(TbtcNetwork.Mainnet.Bridge, TbtcNetwork.Mainnet.WalletRegistry);

    private const int WordBytes = 32;
    private static readonly byte[] PublicKey = [.. Enumerable.Range(1, 64).Select(i => (byte)i)];

    public string Endpoint => endpoint;

    /// <summary>Whether the node takes blocks by their number alone.</summary>
    public bool RefusesBlockHashes { get; set; }

    public ulong ChainId { get; set; } = 1;

    /// <summary>The header of the block, by how often it was asked for.</summary>
    public Func<int, BlockHeader?> OnHeader { get; set; } = _ => new(7, Bytes32.Parse("0x" + new string('7', 64)));

    public int HeaderCalls { get; private set; }

    public int BridgeCalls { get; private set; }

    public int RegistryCalls { get; private set; }

    /// <summary>What the Bridge answers.</summary>
    public Func<CancellationToken, Task<EthCallResult>> OnBridge { get; set; } = _ => Task.FromResult(Known);

    /// <summary>What the registry answers.</summary>
    public Func<CancellationToken, Task<EthCallResult>> OnRegistry { get; set; } = _ => Task.FromResult(Registered);

    public static EthCallResult Known => EthCallResult.Succeeded(BridgeAnswer());

    public static EthCallResult Registered => EthCallResult.Succeeded((byte[])[.. Enumerable.Repeat((byte)7, WordBytes), .. PublicKey]);

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) => Task.FromResult(ChainId);

    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) => Task.FromResult(7UL);

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default) =>
        Task.FromResult(OnHeader(++HeaderCalls));

    public async Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default)
    {
        if (RefusesBlockHashes && block.Hash is not null)
        {
            throw Failure(EthereumRpcErrorKind.RpcError);
        }

        if (call.To == Network.Bridge)
        {
            BridgeCalls++;
            return await OnBridge(cancellationToken);
        }

        if (call.To == Network.WalletRegistry)
        {
            RegistryCalls++;
            return await OnRegistry(cancellationToken);
        }

        throw Failure(EthereumRpcErrorKind.RpcError);
    }

    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default) =>
        throw new InvalidOperationException("One wallet needs no batch.");

    public EthereumRpcException Failure(EthereumRpcErrorKind kind) => new(kind, $"the node at {Endpoint} failed: {kind}", Endpoint);

    private static byte[] BridgeAnswer()
    {
        var answer = new byte[9 * WordBytes];
        new WalletPublicKey(PublicKey).ComputeWalletId().AsSpan().CopyTo(answer);
        answer[(4 * WordBytes) - 1] = 1;
        answer[(8 * WordBytes) - 1] = (byte)WalletState.Live;
        return answer;
    }
}
