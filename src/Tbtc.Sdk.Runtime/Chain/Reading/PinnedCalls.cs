namespace Tbtc.Sdk.Chain;

/// <summary>
/// Executes calls at one block, in the way the node allows: by the block's hash, in a batch. A node that refuses either is asked another way, and that
/// is remembered of it for a while.
/// </summary>
internal sealed class PinnedCalls(Nodes nodes)
{
    /// <summary>How often another node had to be asked. A number names the same block for as long as this stays the same, and no longer.</summary>
    public int NodeChanges => nodes.Changes;

    /// <summary>Executes the calls; whatever goes wrong is the result of the call concerned.</summary>
    /// <returns>The results in the order of the calls, and whether they are from whichever block had the number.</returns>
    public async Task<(IReadOnlyList<EthCallResult> Results, bool ByNumber)> CallAsync(
        IReadOnlyList<EthCall> calls, BlockHeader block, CancellationToken cancellationToken)
    {
        if (nodes.Next.RefusesHashes)
        {
            return (await CallAsync(calls, BlockReference.FromNumber(block.Number), cancellationToken).ConfigureAwait(false), true);
        }

        var (results, refused) = await AskAsync(calls, BlockReference.FromHash(block.Hash), cancellationToken).ConfigureAwait(false);
        if (!results.All(IsRefused))
        {
            return (results, false);
        }

        (results, var node) = await AskAsync(calls, BlockReference.FromNumber(block.Number), cancellationToken).ConfigureAwait(false);
        if (node == refused && !results.All(result => result.IsFailed))
        {
            node.RefusedHashes();
        }

        return (results, true);
    }

    /// <summary>Executes the calls at the block as it is named; whatever goes wrong is the result of the call concerned.</summary>
    public async Task<IReadOnlyList<EthCallResult>> CallAsync(IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken)
    {
        var (results, _) = await AskAsync(calls, block, cancellationToken).ConfigureAwait(false);
        return results;
    }

    private async Task<(IReadOnlyList<EthCallResult> Results, RpcEndpoint Node)> AskAsync(
        IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken)
    {
        if (calls.Count == 1 || nodes.Next.RefusesBatches)
        {
            return await AskOneByOneAsync(calls, block, cancellationToken).ConfigureAwait(false);
        }

        var request = nodes.Begin();
        try
        {
            var results = await nodes.CallBatchAsync(request, calls, block, cancellationToken).ConfigureAwait(false);
            return (results, request.Node);
        }
        catch (EthereumRpcException failed) when (!NodeRefusal.IsPossible(failed))
        {
            return (calls.Select(_ => EthCallResult.Failed(failed)).ToList(), request.Node);
        }
        catch (EthereumRpcException)
        {
            var (results, node) = await AskOneByOneAsync(calls, block, cancellationToken).ConfigureAwait(false);
            if (request.Refusals.Contains(node) && !results.All(result => result.IsFailed))
            {
                node.RefusedBatches();
            }

            return (results, node);
        }
    }

    private async Task<(IReadOnlyList<EthCallResult> Results, RpcEndpoint Node)> AskOneByOneAsync(
        IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken)
    {
        var results = new EthCallResult[calls.Count];
        var node = nodes.Next;
        for (var i = 0; i < results.Length; i++)
        {
            var request = nodes.Begin();
            try
            {
                results[i] = await nodes.CallAsync(request, calls[i], block, cancellationToken).ConfigureAwait(false);
                node = request.Node;
            }
            catch (EthereumRpcException failed)
            {
                results[i] = EthCallResult.Failed(failed);
            }
        }

        return (results, node);
    }

    private static bool IsRefused(EthCallResult result) => result.IsFailed && result.Error.Kind == EthereumRpcErrorKind.RpcError;
}
