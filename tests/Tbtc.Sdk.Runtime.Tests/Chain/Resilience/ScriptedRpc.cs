using System.Net;

namespace Tbtc.Sdk.Chain.Resilience;

/// <summary>A node in memory that does what a test says, and remembers what it was asked.</summary>
internal sealed class ScriptedRpc(string endpoint) : IEthereumRpc
{
    private readonly Lock _lock = new();
    private readonly List<string> _asked = [];
    private readonly TaskCompletionSource _hung = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Endpoint => endpoint;

    public ulong ChainId { get; set; } = 1;

    /// <summary>What a call is answered with, by its number from 1.</summary>
    public Func<int, Task<EthCallResult>> OnCall { get; set; } = _ => Task.FromResult(EthCallResult.Succeeded(new byte[] { 0x2a }));

    public Func<IReadOnlyList<EthCall>, int, Task<IReadOnlyList<EthCallResult>>> OnBatch { get; set; } =
        (calls, _) => Task.FromResult<IReadOnlyList<EthCallResult>>([.. calls.Select(call => EthCallResult.Succeeded(call.Data))]);

    /// <summary>What was asked, in order.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_lock)
            {
                return [.. _asked];
            }
        }
    }

    public int Calls => Asked.Count(method => method == "eth_call");

    /// <summary>Completes when a request hangs.</summary>
    public Task Hung => _hung.Task;

    public EthereumRpcException Failure(EthereumRpcErrorKind kind, HttpStatusCode? status = null, TimeSpan? retryAfter = null, int? code = null) =>
        new(kind, $"the node at {endpoint} failed: {kind} {(int?)status}", endpoint) { HttpStatus = status, RetryAfter = retryAfter, RpcErrorCode = code };

    public EthereumRpcException Unavailable => Failure(EthereumRpcErrorKind.Transport, HttpStatusCode.ServiceUnavailable);

    /// <summary>Never answers. Ends when cancelled, unless the test has it ignore that.</summary>
    public async Task<T> HangAsync<T>(CancellationToken cancellationToken = default)
    {
        _hung.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("Waited for ever.");
    }

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default)
    {
        Note("eth_chainId");
        return Task.FromResult(ChainId);
    }

    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default)
    {
        Note("eth_blockNumber");
        return Task.FromResult(7UL);
    }

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default)
    {
        Note("eth_getBlock");
        return Task.FromResult<BlockHeader?>(new(7, Bytes32.Parse("0x" + new string('7', 64))));
    }

    public Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default) => OnCall(Note("eth_call"));

    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(
        IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default) =>
        OnBatch(calls, Note($"eth_call batch of {calls.Count}"));

    private int Note(string method)
    {
        lock (_lock)
        {
            _asked.Add(method);
            return _asked.Count(asked => asked == method);
        }
    }
}
