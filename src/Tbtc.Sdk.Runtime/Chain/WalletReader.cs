using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tbtc.Sdk.Chain;

/// <summary>Reads wallets from the Bridge and the wallet registry through an Ethereum node.</summary>
/// <remarks>
/// <para>
/// Both contracts are read at one block. Where the network names a chain id, the node must be on that chain: it is asked before the first read.
/// </para>
/// <para>
/// A registry that cannot be read is logged as one warning a read call, with the number of faults by kind. A wallet that the registry does not hold
/// (<see cref="RegistryFaultKind.NotRegistered"/>) is normal, and logged at debug level. Safe to use from any thread.
/// </para>
/// </remarks>
public sealed class WalletReader : IWalletReader
{
    private const int WalletsPerBatch = 100;

    private readonly IEthereumRpc _rpc;
    private readonly TbtcNetwork _network;
    private readonly ILogger _logger;
    private readonly BridgeErrors _errors;
    private readonly PlainWalletSource _source;
    private volatile bool _isOnChain;

    /// <summary>Reads the contracts of a deployment through a node.</summary>
    /// <param name="rpc">The node.</param>
    /// <param name="network">The deployment.</param>
    /// <param name="logger">Where registry faults are logged; nowhere unless given.</param>
    public WalletReader(IEthereumRpc rpc, TbtcNetwork network, ILogger<WalletReader>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(rpc);
        ArgumentNullException.ThrowIfNull(network);
        _rpc = rpc;
        _network = network;
        _logger = logger ?? NullLogger<WalletReader>.Instance;
        _errors = new(network.Bridge, rpc.Endpoint);
        _source = new(rpc, network);
        _isOnChain = network.ChainId is null;
    }

    /// <inheritdoc/>
    public async Task<WalletChainData> GetWalletAsync(WalletPublicKeyHash wallet, BlockReference block = default, CancellationToken cancellationToken = default)
    {
        var faults = new RegistryFaultLog(_logger);
        var batch = await ReadAsync([wallet], block, cancellationToken).ConfigureAwait(false);
        faults.Add(batch.Results[0]);
        faults.Write();
        return batch.Results[0].GetWalletOrThrow();
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<WalletReadResult> GetWalletsAsync(
        IEnumerable<WalletPublicKeyHash> wallets, BlockReference block = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(wallets);
        return ReadAllAsync(wallets, block, cancellationToken);
    }

    private async IAsyncEnumerable<WalletReadResult> ReadAllAsync(
        IEnumerable<WalletPublicKeyHash> wallets, BlockReference block, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var faults = new RegistryFaultLog(_logger);
        try
        {
            foreach (var chunk in wallets.Chunk(WalletsPerBatch))
            {
                IReadOnlyList<WalletReadResult> results;
                try
                {
                    // The first batch settles which block it is; all others are read at that one.
                    (block, results) = await ReadAsync(chunk, block, cancellationToken).ConfigureAwait(false);
                }
                catch (BridgeReadException failed)
                {
                    results = Array.ConvertAll(chunk, wallet => new WalletReadResult(wallet, failed));
                }

                foreach (var result in results)
                {
                    faults.Add(result);
                    yield return result;
                }
            }
        }
        finally
        {
            faults.Write();
        }
    }

    private async Task<WalletBatch> ReadAsync(IReadOnlyList<WalletPublicKeyHash> wallets, BlockReference block, CancellationToken cancellationToken)
    {
        try
        {
            await RequireChainAsync(cancellationToken).ConfigureAwait(false);
            return await _source.ReadAsync(wallets, block, cancellationToken).ConfigureAwait(false);
        }
        catch (EthereumRpcException failed)
        {
            throw _errors.FromRpc(failed);
        }
    }

    private async Task RequireChainAsync(CancellationToken cancellationToken)
    {
        if (_isOnChain || _network.ChainId is not { } expected)
        {
            return;
        }

        var chainId = await _rpc.GetChainIdAsync(cancellationToken).ConfigureAwait(false);
        if (chainId != expected)
        {
            throw _errors.WrongChain(chainId, expected);
        }

        _isOnChain = true;
    }
}
