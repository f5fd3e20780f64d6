namespace Tbtc.Sdk.Chain;

/// <summary>Asks with plain calls: the block's header, then the Bridge, then the registry, both at that one block.</summary>
internal sealed class PlainWalletSource(IEthereumRpc rpc, TbtcNetwork network) : IWalletSource
{
    private readonly PinnedCalls _calls = new(rpc);
    private readonly WalletResults _results = new(network.Bridge, rpc.Endpoint);

    public async Task<WalletBatch> ReadAsync(IReadOnlyList<WalletPublicKeyHash> wallets, BlockReference block, CancellationToken cancellationToken)
    {
        var header = await rpc.GetBlockAsync(block, cancellationToken).ConfigureAwait(false) ?? throw _results.Errors.UnknownBlock(block);

        var calls = wallets.Select(wallet => new EthCall(network.Bridge, BridgeContract.EncodeWallets(wallet))).ToList();
        if (network.WalletRegistry is null)
        {
            calls.Add(new(network.Bridge, BridgeContract.EncodeContractReferences()));
        }

        var (answers, byNumber) = await _calls.CallAsync(calls, header, cancellationToken).ConfigureAwait(false);

        var results = new WalletReadResult?[wallets.Count];
        var existing = new List<(int Index, BridgeWallet Wallet)>(wallets.Count);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = _results.FromBridge(wallets[i], answers[i], header.Number, out var wallet);
            if (results[i] is null)
            {
                existing.Add((i, wallet));
            }
        }

        var registry = network.WalletRegistry.GetValueOrDefault();
        var unknownRegistry = network.WalletRegistry is null
            ? WalletRegistryContract.FindFault(answers[wallets.Count], network.Bridge, header.Number, out registry)
            : null;
        IReadOnlyList<EthCallResult> registryAnswers = [];
        if (unknownRegistry is null && existing.Count > 0)
        {
            var registryCalls = existing.ConvertAll(found => new EthCall(registry, WalletRegistryContract.EncodeGetWallet(found.Wallet.EcdsaWalletId)));
            (registryAnswers, var registryByNumber) = await _calls.CallAsync(registryCalls, header, cancellationToken).ConfigureAwait(false);
            byNumber |= registryByNumber;
        }

        if (byNumber)
        {
            await RequireSameBlockAsync(header, cancellationToken).ConfigureAwait(false);
        }

        for (var i = 0; i < existing.Count; i++)
        {
            var (index, wallet) = existing[i];
            RegistryAnswer answer = unknownRegistry is not null
                ? unknownRegistry
                : WalletRegistryContract.Decode(registryAnswers[i], wallet.EcdsaWalletId, registry, header.Number);
            results[index] = WalletResults.Found(wallets[index], wallet, answer, header.Number, header.Hash);
        }

        return new(header.Hash, results!);
    }

    private async Task RequireSameBlockAsync(BlockHeader read, CancellationToken cancellationToken)
    {
        var now = await rpc.GetBlockAsync(BlockReference.FromNumber(read.Number), cancellationToken).ConfigureAwait(false);
        if (now?.Hash != read.Hash)
        {
            throw _results.Errors.Reorganised(read);
        }
    }
}
