namespace Tbtc.Sdk.Chain;

/// <summary>
/// Executes calls at one block, in the way the node allows: by the block's hash, in a batch. A node that refuses either is asked another way, and that
/// is remembered.
/// </summary>
internal sealed class PinnedCalls(IEthereumRpc rpc)
{
    private volatile bool _refusesHashes;
    private volatile bool _refusesBatches;

    /// <summary>How often another node had to be asked. A number names the same block for as long as this stays the same, and no longer.</summary>
    public int NodeChanges => rpc is ResilientEthereumRpc resilient ? resilient.NodeChanges : 0;

    /// <summary>Executes the calls; whatever goes wrong is the result of the call concerned.</summary>
    /// <returns>The results in the order of the calls, and whether they are from whichever block had the number.</returns>
    public async Task<(IReadOnlyList<EthCallResult> Results, bool ByNumber)> CallAsync(
        IReadOnlyList<EthCall> calls, BlockHeader block, CancellationToken cancellationToken)
    {
        if (_refusesHashes)
        {
            return (await CallAsync(calls, BlockReference.FromNumber(block.Number), cancellationToken).ConfigureAwait(false), true);
        }

        var results = await CallAsync(calls, BlockReference.FromHash(block.Hash), cancellationToken).ConfigureAwait(false);
        if (!results.All(IsRefused))
        {
            return (results, false);
        }

        results = await CallAsync(calls, BlockReference.FromNumber(block.Number), cancellationToken).ConfigureAwait(false);
        _refusesHashes = !results.All(IsRefused);
        return (results, true);
    }

    /// <summary>Executes the calls at the block as it is named; whatever goes wrong is the result of the call concerned.</summary>
    public async Task<IReadOnlyList<EthCallResult>> CallAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken)
    {
        if (calls.Count == 1 || _refusesBatches)
        {
            return await CallOneByOneAsync(calls, block, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await rpc.CallBatchAsync(calls, block, cancellationToken).ConfigureAwait(false);
        }
        catch (EthereumRpcException failed) when (!NodeRefusal.IsPossible(failed))
        {
            return calls.Select(_ => EthCallResult.Failed(failed)).ToList();
        }
        catch (EthereumRpcException)
        {
            var results = await CallOneByOneAsync(calls, block, cancellationToken).ConfigureAwait(false);
            _refusesBatches = !results.All(result => result.IsFailed);
            return results;
        }
    }

    private async Task<IReadOnlyList<EthCallResult>> CallOneByOneAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken)
    {
        var results = new EthCallResult[calls.Count];
        for (var i = 0; i < results.Length; i++)
        {
            try
            {
                results[i] = await rpc.CallAsync(calls[i], block, cancellationToken).ConfigureAwait(false);
            }
            catch (EthereumRpcException failed)
            {
                results[i] = EthCallResult.Failed(failed);
            }
        }

        return results;
    }

    private static bool IsRefused(EthCallResult result) => result.IsFailed && result.Error.Kind == EthereumRpcErrorKind.RpcError;
}
