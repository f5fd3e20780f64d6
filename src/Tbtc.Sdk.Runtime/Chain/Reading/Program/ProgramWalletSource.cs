using Microsoft.Extensions.Logging;

namespace Tbtc.Sdk.Chain;

/// <summary>
/// Asks with the reader program: both contracts and all wallets in one call. A node that refuses many wallets at once is asked for fewer, and one that
/// refuses the program with plain calls; both are remembered of that node for a while.
/// </summary>
internal sealed class ProgramWalletSource : IWalletSource
{
    private readonly Nodes _nodes;
    private readonly TbtcNetwork _network;
    private readonly PinnedCalls _calls;
    private readonly RegistryCalls _registryCalls;
    private readonly PlainWalletSource _plain;
    private readonly ProgramDecoder _decoder;
    private readonly BridgeErrors _errors;
    private readonly ProgramLog _log;

    public ProgramWalletSource(IEthereumRpc rpc, TbtcOptions options, ILogger logger, TimeProvider time)
    {
        var network = options.Network!;
        _nodes = new(rpc, time);
        _calls = new(_nodes);
        _network = network;
        _registryCalls = new(_calls, rpc.Endpoint, options, time, logger);
        _plain = new(rpc, network, _calls, _registryCalls);
        _decoder = new(network, rpc.Endpoint);
        _errors = new(network.Bridge, rpc.Endpoint);
        _log = new(logger);
    }

    public async Task<WalletBatch> ReadAsync(ReadOnlyMemory<WalletPublicKeyHash> wallets, PinnedBlock block, ReadBudget budget)
    {
        // What each node has refused in this read: it is the node's own answer that proves what the refusal was about.
        var refusals = new Dictionary<RpcEndpoint, int>();
        for (var count = Math.Min(wallets.Length, _nodes.Next.Program.MaxWallets); count > 0; count = Fewer(count))
        {
            var request = _nodes.Begin();
            var reading = await AskAsync(request, wallets[..count], block, budget.Token).ConfigureAwait(false);
            if (reading is { NeedsPlainCalls: true, Results.Count: 0 })
            {
                refusals.Clear();
                break;
            }

            if (reading is { Results.Count: > 0 })
            {
                if (request.Node.Program.Answered(refusals.TryGetValue(request.Node, out var refused) ? refused : null))
                {
                    _log.Limit(request.Node);
                }

                return await CompleteAsync(reading, wallets, budget).ConfigureAwait(false);
            }

            foreach (var node in request.Refusals.Append(request.Node))
            {
                refusals[node] = count;
            }
        }

        var batch = await _plain.ReadAsync(wallets, block, budget).ConfigureAwait(false);
        var plain = _nodes.LastAnswered;
        if (refusals.GetValueOrDefault(plain) == 1 && !plain.Program.HasAnswered && block.Reference.Hash is null
            && batch.Results.Any(result => result.Error is not BridgeReadException))
        {
            plain.Program.Refused();
            _log.Refused(plain);
        }

        return batch;
    }

    // One wallet tells a node that refuses the program from one that refuses its size.
    private int Fewer(int count)
    {
        var known = _nodes.Next.Program;
        return Math.Min(known.MaxWallets, count == 1 ? 0 : known.HasAnswered ? count / 2 : 1);
    }

    private async Task<ProgramReading?> AskAsync(
        RpcRequest request, ReadOnlyMemory<WalletPublicKeyHash> wallets, PinnedBlock block, CancellationToken cancellationToken)
    {
        var call = new EthCall(null, ReaderProgram.Encode(_network, wallets.Span));
        try
        {
            var result = await _nodes.CallAsync(request, call, block.Reference, cancellationToken).ConfigureAwait(false);
            return _decoder.Decode(result, wallets.Span, block);
        }
        catch (EthereumRpcException failed) when (NodeRefusal.IsPossible(failed))
        {
            return null;
        }
    }

    /// <summary>
    /// Finds out whether it was the cap on its gas that kept the registry from answering: the first suspect is asked for without a cap. Where that makes
    /// a difference, so are the others, and where not, theirs is the same fault.
    /// </summary>
    private async Task<WalletBatch> CompleteAsync(ProgramReading reading, ReadOnlyMemory<WalletPublicKeyHash> wallets, ReadBudget budget)
    {
        if (reading.Suspects is { } suspects)
        {
            var nodeChanges = _calls.NodeChanges;
            var first = (await CallAsync(suspects[..1]).ConfigureAwait(false))[0];
            IReadOnlyList<EthCallResult> answers = [.. Enumerable.Repeat(first, suspects.Count)];
            if (WalletRegistryContract.IsAnswer(first))
            {
                if (suspects.Count > 1)
                {
                    answers = [first, .. await CallAsync(suspects[1..]).ConfigureAwait(false)];
                }

                // These calls may have been executed at another block: the program, asked for no wallet, tells.
                _ = await AskAsync(_nodes.Begin(), default, reading.Block, budget.Token).ConfigureAwait(false)
                    ?? throw _errors.Reorganised(reading.Block.Marks!.Value.Number);
                if (_calls.NodeChanges != nodeChanges)
                {
                    throw _errors.NodeChanged(reading.Block.Marks!.Value.Number);
                }
            }

            Complete(reading, wallets.Span, suspects, answers);
        }

        return new(reading.Block, reading.Results!);

        Task<IReadOnlyList<EthCallResult>> CallAsync(List<SuspectWallet> suspects) => _registryCalls.CallAsync(
            reading.Registry,
            suspects.ConvertAll(suspect => new EthCall(reading.Registry, WalletRegistryContract.EncodeGetWallet(suspect.Wallet.EcdsaWalletId))),
            reading.Block.Reference,
            budget);
    }

    private static void Complete(
        ProgramReading reading, ReadOnlySpan<WalletPublicKeyHash> wallets, List<SuspectWallet> suspects, IReadOnlyList<EthCallResult> answers)
    {
        var results = reading.Results;
        var blockNumber = reading.Block.Marks!.Value.Number;
        for (var i = 0; i < suspects.Count; i++)
        {
            var (index, wallet) = suspects[i];
            var answer = WalletRegistryContract.Decode(answers[i], wallet.EcdsaWalletId, reading.Registry, blockNumber);
            results[index] = WalletResults.Found(wallets[index], wallet, answer, blockNumber, reading.Block.Reference.Hash);
        }
    }
}
