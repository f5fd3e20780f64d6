using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Chain;
using Tbtc.Sdk.Testing.Rpc;

namespace Tbtc.Sdk.Testing;

/// <summary>A chain with tBTC's contracts for unit tests: real JSON-RPC on loopback, in the test's own process, and a switch for each fault.</summary>
/// <remarks>
/// <para>
/// There is no EVM: the chain knows the calls that a wallet reader makes, and answers an unknown one as a contract that reverts. Its contracts hold the
/// same at every block. Fault by fault it is compared with a real node by the tests of this repository.
/// </para>
/// <para>
/// A reader calls both contracts in one request. As long as a fault is set that breaks the requests to one contract alone (such as
/// <see cref="ChainFault.Hang"/>), the chain refuses that request, and the reader makes one request a contract.
/// </para>
/// <para>Safe to use from any thread.</para>
/// </remarks>
public sealed class TestChain : IRpcBackend, IAsyncDisposable
{
    private const ulong FirstBlockNumber = 100;
    private const ulong DefaultChainId = 31337;

    private readonly ConcurrentDictionary<WalletPublicKeyHash, SampleWallet> _wallets = new();
    private readonly TestContracts _contracts;
    private RpcServer? _server;
    private volatile ChainFault? _nodeFault;
    private volatile ChainFault? _bridgeFault;
    private volatile ChainFault? _registryFault;
    private ulong _chainId = DefaultChainId;
    private ulong _blockNumber = FirstBlockNumber;
    private int _branch;

    private TestChain() => _contracts = new(Network, _wallets);

    /// <summary>The chain's JSON-RPC address.</summary>
    public Uri RpcUrl => _server!.Url;

    /// <summary>The deployment, for a reader.</summary>
    public TbtcNetwork Network { get; } = new(
        Address.Parse("0x00000000000000000000000000000000000b0b0b"), Address.Parse("0x0000000000000000000000000000000000c0c0c0"), DefaultChainId);

    /// <summary>The id that the chain says it has. Change it to be on the wrong chain.</summary>
    public ulong ChainId
    {
        get => Volatile.Read(ref _chainId);
        set => Volatile.Write(ref _chainId, value);
    }

    /// <summary>The number of the newest block, which is also the safe and the finalized one.</summary>
    public ulong BlockNumber => Volatile.Read(ref _blockNumber);

    /// <summary>The number of HTTP requests so far; a batch is one.</summary>
    public int RequestCount => _server!.RequestCount;

    /// <summary>What breaks every request; null for nothing.</summary>
    /// <exception cref="ArgumentException">The fault is of a contract.</exception>
    public ChainFault? NodeFault
    {
        get => _nodeFault;
        set => _nodeFault = value is { IsOfContract: true }
            ? throw new ArgumentException($"{value} is a fault of a contract: set it as {nameof(BridgeFault)} or {nameof(RegistryFault)}.", nameof(value))
            : value;
    }

    /// <summary>What breaks the Bridge, or the requests that call it; null for nothing.</summary>
    public ChainFault? BridgeFault
    {
        get => _bridgeFault;
        set => _bridgeFault = value;
    }

    /// <summary>What breaks the wallet registry, or the requests that call it; null for nothing.</summary>
    public ChainFault? RegistryFault
    {
        get => _registryFault;
        set => _registryFault = value;
    }

    /// <summary>Starts a chain without wallets.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static async Task<TestChain> StartAsync(CancellationToken cancellationToken = default)
    {
        var chain = new TestChain();
        chain._server = await RpcServer.StartAsync(chain, cancellationToken).ConfigureAwait(false);
        return chain;
    }

    /// <summary>Adds a wallet, or replaces the one with the same key.</summary>
    /// <returns>The wallet public key hash, to read the wallet by.</returns>
    public WalletPublicKeyHash AddWallet(SampleWallet wallet)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        _wallets[wallet.WalletPublicKeyHash] = wallet;
        return wallet.WalletPublicKeyHash;
    }

    /// <summary>Adds a block.</summary>
    public void MineBlock() => Interlocked.Increment(ref _blockNumber);

    /// <summary>Replaces every block by another with the same number, as a reorganisation does with the newest ones.</summary>
    public void Reorganise() => Interlocked.Increment(ref _branch);

    /// <summary>The hash of the block with this number, as long as the chain is not reorganised.</summary>
    public Bytes32 BlockHash(ulong number)
    {
        Span<byte> header = stackalloc byte[sizeof(ulong) + sizeof(int)];
        BinaryPrimitives.WriteUInt64BigEndian(header, number);
        BinaryPrimitives.WriteInt32BigEndian(header[sizeof(ulong)..], Volatile.Read(ref _branch));
        return Keccak256.HashData(header);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    ChainFault? IRpcBackend.FaultOf(RpcRequest request) => _nodeFault
        ?? (FaultOfContract(request.To, request.Data) is { IsOfContract: false } fault ? fault : null)
        ?? (request.IsProgram && BreaksRequestsToOneContract ? ChainFault.ProgramsRefused : null);

    Task<IReadOnlyList<JsonNode>> IRpcBackend.AnswerAsync(JsonNode? body, IReadOnlyList<RpcRequest> requests, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<JsonNode>>([.. requests.Select(Answer)]);

    private bool BreaksRequestsToOneContract => _bridgeFault is { IsOfContract: false } || _registryFault is { IsOfContract: false }
        || _wallets.Values.Any(wallet => wallet.FaultOfRegistry is { IsOfContract: false });

    private ChainFault? FaultOfContract(Address? to, ReadOnlySpan<byte> data) =>
        to == Network.Bridge ? _bridgeFault
        : to == Network.WalletRegistry ? _registryFault ?? _contracts.FaultOfWallet(data)
        : null;

    private JsonObject Answer(RpcRequest request) => request.Method switch
    {
        "eth_chainId" => RpcAnswer.Result(request.Id, RpcAnswer.Quantity(ChainId)),
        "eth_blockNumber" => RpcAnswer.Result(request.Id, RpcAnswer.Quantity(BlockNumber)),
        "eth_getBlockByNumber" or "eth_getBlockByHash" => RpcAnswer.Result(request.Id, Find(request.Block) is { } number ? Header(number) : null),
        "eth_call" => Find(request.Block) is { } number
            ? Answer(request.Id, Execute(request.To, request.Data, number))
            : RpcAnswer.Error(request.Id, -32000, "header not found"),
        _ => RpcAnswer.Error(request.Id, -32601, $"the method {request.Method} does not exist"),
    };

    private ContractOutcome Execute(Address? to, byte[] data, ulong blockNumber) => to is null && TestReaderProgram.IsProgram(data)
        ? TestReaderProgram.Execute(data, new(ChainId, blockNumber, blockNumber, ParentHash(blockNumber)), (contract, call) => Execute(contract, call, blockNumber))
        : _contracts.Execute(to, data, FaultOfContract(to, data));

    // As anvil answers.
    private static JsonObject Answer(JsonNode? id, ContractOutcome outcome) => outcome.Kind switch
    {
        ContractOutcomeKind.Returned => RpcAnswer.Result(id, RpcAnswer.Hex(outcome.Data)),
        ContractOutcomeKind.Reverted => RpcAnswer.Error(id, 3, "execution reverted", outcome.Data),
        ContractOutcomeKind.InvalidOpcode => RpcAnswer.Error(id, -32603, "EVM error InvalidFEOpcode"),
        ContractOutcomeKind.OutOfGas => RpcAnswer.Error(id, -32603, "EVM error OutOfGas"),
        _ => RpcAnswer.Result(id, "0x"),
    };

    private ulong? Find(BlockReference? block)
    {
        var newest = BlockNumber;
        return block switch
        {
            null => null,
            { Number: { } number } => number <= newest ? number : null,
            { Hash: { } hash } => FindHash(hash, newest),
            _ => newest,
        };
    }

    private ulong? FindHash(Bytes32 hash, ulong newest)
    {
        for (var number = newest + 1; number-- > 0;)
        {
            if (BlockHash(number) == hash)
            {
                return number;
            }
        }

        return null;
    }

    private Bytes32 ParentHash(ulong number) => number == 0 ? default : BlockHash(number - 1);

    private JsonObject Header(ulong number) => new()
    {
        ["number"] = RpcAnswer.Quantity(number),
        ["hash"] = BlockHash(number).ToString(),
        ["parentHash"] = ParentHash(number).ToString(),
        ["timestamp"] = RpcAnswer.Quantity(number),
    };
}
