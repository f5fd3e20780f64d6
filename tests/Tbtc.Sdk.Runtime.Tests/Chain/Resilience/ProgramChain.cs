using System.Buffers.Binary;

namespace Tbtc.Sdk.Chain.Resilience;

/// <summary>A chain in memory without any wallet, on a node that runs the reader program, and refuses what a test has it refuse.</summary>
internal sealed class ProgramChain(string endpoint) : IEthereumRpc
{
    private const int HeadBytes = 96;
    private const int RecordBytes = 320;
    private const ulong Block = 7;
    private static readonly Bytes32 BlockHash = Bytes32.Parse("0x" + new string('7', 64));

    private readonly List<string> _asked = [];

    public string Endpoint => endpoint;

    public bool IsDown { get; set; }

    /// <summary>Whether the program is answered with something that is no JSON-RPC.</summary>
    public bool AnswersNonsense { get; set; }

    /// <summary>The most wallets that the program is run for; none where it is refused.</summary>
    public int MaxWallets { get; set; } = 500;

    public bool RefusesBatches { get; set; }

    public bool RefusesHashes { get; set; }

    /// <summary>What was asked since this was last called, and answered or refused.</summary>
    public string[] Take()
    {
        string[] asked = [.. _asked];
        _asked.Clear();
        return asked;
    }

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) => Answer("chain id", 1UL);

    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) => Answer("block number", Block);

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default) =>
        Answer<BlockHeader?>("header", new(Block, BlockHash));

    public Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default)
    {
        if (call.To is not null)
        {
            return RefusesHashes && block.Hash is not null ? throw Refusal() : Answer($"call {block}", EthCallResult.Succeeded(new byte[288]));
        }

        var wallets = (call.Data.Length - ReaderProgram.Code.Length - (2 * Address.Size) - sizeof(uint)) / WalletPublicKeyHash.Size;
        _asked.Add($"program {wallets}");
        return IsDown ? throw Failure(EthereumRpcErrorKind.Transport)
            : AnswersNonsense ? throw Failure(EthereumRpcErrorKind.MalformedResponse)
            : wallets > MaxWallets ? throw Refusal()
            : Task.FromResult(EthCallResult.Reverted("execution reverted", ProgramAnswer(call.Data.Span[^(wallets * WalletPublicKeyHash.Size)..], wallets)));
    }

    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default) =>
        RefusesBatches ? throw Refusal() : Answer<IReadOnlyList<EthCallResult>>($"batch {calls.Count}", [.. calls.Select(_ => EthCallResult.Succeeded(new byte[288]))]);

    private Task<T> Answer<T>(string asked, T answer)
    {
        _asked.Add(asked);
        return IsDown ? throw Failure(EthereumRpcErrorKind.Transport) : Task.FromResult(answer);
    }

    private EthereumRpcException Refusal() => new(EthereumRpcErrorKind.RpcError, $"the node at {endpoint} refuses", endpoint) { RpcErrorCode = -32000 };

    private EthereumRpcException Failure(EthereumRpcErrorKind kind) => new(kind, $"the node at {endpoint} failed", endpoint);

    // As the program answers of wallets that the Bridge does not know. ReaderProgram.evm has the layout.
    private static byte[] ProgramAnswer(ReadOnlySpan<byte> wallets, int count)
    {
        var answer = new byte[HeadBytes + (count * RecordBytes)];
        BinaryPrimitives.WriteUInt32BigEndian(answer, 0x74425443);
        answer[11] = 1;
        answer[19] = (byte)Block;
        BinaryPrimitives.WriteInt32BigEndian(answer.AsSpan(28), count);
        PlainChain.Network.WalletRegistry!.Value.AsSpan().CopyTo(answer.AsSpan(76));
        for (var i = 0; i < count; i++)
        {
            var record = answer.AsSpan(HeadBytes + (i * RecordBytes), RecordBytes);
            wallets.Slice(i * WalletPublicKeyHash.Size, WalletPublicKeyHash.Size).CopyTo(record);
            record[20] = 1;
        }

        return answer;
    }
}
