using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>Answers every call at once with the same answer, so that what is left to measure is our own work.</summary>
internal sealed class CannedRpc(EthCallResult answer) : IEthereumRpc
{
    private readonly Task<EthCallResult> _answer = Task.FromResult(answer);

    public string Endpoint => "http://canned";

    public Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default) => _answer;

    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) => throw NotUsed();

    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) => throw NotUsed();

    public Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default) => throw NotUsed();

    public Task<IReadOnlyList<EthCallResult>> CallBatchAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default) =>
        throw NotUsed();

    private static InvalidOperationException NotUsed() => new("The reader asked for more than the program's answer: it did not understand it.");
}
