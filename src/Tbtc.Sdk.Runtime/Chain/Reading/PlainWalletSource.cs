namespace Tbtc.Sdk.Chain;

/// <summary>Asks with plain calls: the block's header, then the Bridge, then the registry, both at that one block.</summary>
internal sealed class PlainWalletSource(IEthereumRpc rpc, TbtcNetwork network, PinnedCalls calls, RegistryCalls registryCalls) : IWalletSource
{
    private const int MaxWallets = 100;

    private readonly WalletResults _results = new(network.Bridge, rpc.Endpoint);
    private volatile bool _isOnChain = network.ChainId is null;

    public async Task<WalletBatch> ReadAsync(ReadOnlyMemory<WalletPublicKeyHash> wallets, PinnedBlock block, ReadBudget budget)
    {
        var cancellationToken = budget.Token;
        await RequireChainAsync(cancellationToken).ConfigureAwait(false);
        var header = await rpc.GetBlockAsync(block.Reference, cancellationToken).ConfigureAwait(false)
            ?? throw _results.Errors.UnknownBlock(block.Reference);
        var nodeChanges = calls.NodeChanges;
        var asked = wallets[..Math.Min(wallets.Length, MaxWallets)].ToArray();

        var bridgeCalls = asked.Select(wallet => new EthCall(network.Bridge, BridgeContract.EncodeWallets(wallet))).ToList();
        if (network.WalletRegistry is null)
        {
            bridgeCalls.Add(new(network.Bridge, BridgeContract.EncodeContractReferences()));
        }

        var (answers, byNumber) = await calls.CallAsync(bridgeCalls, header, cancellationToken).ConfigureAwait(false);

        var results = new WalletReadResult?[asked.Length];
        var existing = new List<(int Index, BridgeWallet Wallet)>(asked.Length);
        for (var i = 0; i < results.Length; i++)
        {
            results[i] = _results.FromBridge(asked[i], answers[i], header.Number, out var wallet);
            if (results[i] is null)
            {
                existing.Add((i, wallet));
            }
        }

        var registry = network.WalletRegistry.GetValueOrDefault();
        var unknownRegistry = network.WalletRegistry is null
            ? WalletRegistryContract.FindFault(answers[asked.Length], network.Bridge, header.Number, out registry)
            : null;
        IReadOnlyList<EthCallResult> registryAnswers = [];
        if (unknownRegistry is null && existing.Count > 0)
        {
            var asks = existing.ConvertAll(found => new EthCall(registry, WalletRegistryContract.EncodeGetWallet(found.Wallet.EcdsaWalletId)));
            (registryAnswers, var registryByNumber) = await registryCalls.CallAsync(registry, asks, header, budget).ConfigureAwait(false);
            byNumber |= registryByNumber;
        }

        if (byNumber)
        {
            await RequireSameBlockAsync(header, cancellationToken).ConfigureAwait(false);
            if (calls.NodeChanges != nodeChanges)
            {
                throw _results.Errors.NodeChanged(header.Number);
            }
        }

        for (var i = 0; i < existing.Count; i++)
        {
            var (index, wallet) = existing[i];
            RegistryAnswer answer = unknownRegistry is not null
                ? unknownRegistry
                : WalletRegistryContract.Decode(registryAnswers[i], wallet.EcdsaWalletId, registry, header.Number);
            results[index] = WalletResults.Found(asked[index], wallet, answer, header.Number, header.Hash);
        }

        return new(block with { Reference = header.Hash }, results!);
    }

    private async Task RequireChainAsync(CancellationToken cancellationToken)
    {
        if (_isOnChain || network.ChainId is not { } expected)
        {
            return;
        }

        var chainId = await rpc.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        if (chainId != expected)
        {
            throw _results.Errors.WrongChain(chainId, expected);
        }

        _isOnChain = true;
    }

    private async Task RequireSameBlockAsync(BlockHeader read, CancellationToken cancellationToken)
    {
        var now = await rpc.GetBlockAsync(BlockReference.FromNumber(read.Number), cancellationToken).ConfigureAwait(false);
        if (now?.Hash != read.Hash)
        {
            throw _results.Errors.Reorganised(read.Number);
        }
    }
}
