using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tbtc.Sdk.Chain;

/// <summary>Reads wallets from the Bridge and the wallet registry through an Ethereum node.</summary>
/// <remarks>
/// <para>
/// One request reads one wallet or hundreds: a small program, sent along with it, calls both contracts at one block. The requests that follow for
/// more wallets are for the same block, by its number where it was asked for by tag or number, and are checked to be answered from it. A node that does not
/// run the program is read with plain calls, at one block hash. Where the network names a chain id, the node must be on that chain.
/// </para>
/// <para>
/// A registry that cannot be read is logged as one warning a read call, with the number of faults by kind. A wallet that the registry does not hold
/// (<see cref="RegistryFaultKind.NotRegistered"/>) is normal, and logged at debug level. No read of one such request and what it takes to complete it
/// takes longer than <see cref="TbtcOptions.TotalTimeout"/>. Where such a read of many wallets ends because no node gave a usable answer, the wallets after it are
/// not asked for: they fail with the same error at once, so that a list of thousands costs an outage's time once. Safe to use from any thread.
/// </para>
/// </remarks>
public sealed class WalletReader : IWalletReader
{
    private readonly string _endpoint;
    private readonly TbtcOptions _options;
    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly BridgeErrors _errors;
    private readonly ProgramWalletSource _source;
    private readonly ReadTelemetry _telemetry;

    /// <summary>Reads the contracts of a deployment through a node, with default timeouts, and logs nothing.</summary>
    /// <param name="rpc">The node.</param>
    /// <param name="network">The deployment.</param>
    public WalletReader(IEthereumRpc rpc, TbtcNetwork network)
        : this(rpc, new TbtcOptions { Network = network ?? throw new ArgumentNullException(nameof(network)) })
    {
    }

    /// <summary>Reads the contracts of a deployment through a node.</summary>
    /// <param name="rpc">The node.</param>
    /// <param name="options">The deployment, and how long reading it may take. Addresses of nodes are not looked at.</param>
    /// <param name="logger">Where reads and registry faults are logged; nowhere unless given.</param>
    /// <param name="time">The clock of timeouts and of what is remembered of the node; the system's unless given.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range, or the nodes of a <see cref="ResilientEthereumRpc"/> are not held to the deployment's chain.</exception>
    public WalletReader(IEthereumRpc rpc, TbtcOptions options, ILogger<WalletReader>? logger = null, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(rpc);
        ArgumentNullException.ThrowIfNull(options);
        if (TbtcOptionsValidator.MistakesOfReading(options).FirstOrDefault() is { } mistake)
        {
            throw new ArgumentException(mistake, nameof(options));
        }

        if (rpc is ResilientEthereumRpc nodes && options.Network!.ChainId is { } chainId && nodes.ChainId != chainId)
        {
            throw new ArgumentException(
                $"The nodes are not held to chain {chainId}, on which the network is: give {nameof(ResilientEthereumRpc)} options with the same network.", nameof(rpc));
        }

        _endpoint = rpc.Endpoint;
        _options = options;
        _logger = logger ?? NullLogger<WalletReader>.Instance;
        _time = time ?? TimeProvider.System;
        _errors = new(options.Network!.Bridge, rpc.Endpoint);
        _source = new(rpc, options, _logger, _time);
        _telemetry = new(_logger, _time);
    }

    /// <inheritdoc/>
    public async Task<WalletChainData> GetWalletAsync(WalletPublicKeyHash wallet, BlockReference block = default, CancellationToken cancellationToken = default)
    {
        var faults = new RegistryFaultLog(_logger);
        var batch = await ReadAsync(new[] { wallet }, new(block), cancellationToken).ConfigureAwait(false);
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
            // The first batch settles which block it is; all others are read at that one.
            var pinned = new PinnedBlock(block);
            BridgeReadException? outage = null;
            foreach (var chunk in wallets.Chunk(ReaderProgram.MaxWallets))
            {
                for (ReadOnlyMemory<WalletPublicKeyHash> pending = chunk; !pending.IsEmpty;)
                {
                    (pinned, var results) = outage is null
                        ? await ReadOrFailAsync(pending, pinned, cancellationToken).ConfigureAwait(false)
                        : NotAsked(pending, pinned, outage);
                    outage ??= BridgeErrors.FindOutage(results);
                    pending = pending[results.Count..];
                    foreach (var result in results)
                    {
                        faults.Add(result);
                        yield return result;
                    }
                }
            }
        }
        finally
        {
            faults.Write();
        }
    }

    private async Task<WalletBatch> ReadOrFailAsync(ReadOnlyMemory<WalletPublicKeyHash> wallets, PinnedBlock block, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadAsync(wallets, block, cancellationToken).ConfigureAwait(false);
        }
        catch (BridgeReadException failed)
        {
            return Failed(wallets, block, failed);
        }
    }

    private WalletBatch NotAsked(ReadOnlyMemory<WalletPublicKeyHash> wallets, PinnedBlock block, BridgeReadException outage)
    {
        var notAsked = _errors.NotAsked(outage);
        _telemetry.NotAsked(wallets.Length, notAsked);
        return Failed(wallets, block, notAsked);
    }

    private static WalletBatch Failed(ReadOnlyMemory<WalletPublicKeyHash> wallets, PinnedBlock block, BridgeReadException failed) =>
        new(block, Array.ConvertAll(wallets.ToArray(), wallet => new WalletReadResult(wallet, failed)));

    private async Task<WalletBatch> ReadAsync(ReadOnlyMemory<WalletPublicKeyHash> wallets, PinnedBlock block, CancellationToken cancellationToken)
    {
        using var budget = new ReadBudget(_options, _time, cancellationToken);
        return await _telemetry.ReadAsync(wallets.Length, ReadInTimeAsync).ConfigureAwait(false);

        async Task<WalletBatch> ReadInTimeAsync()
        {
            try
            {
                return await _source.ReadAsync(wallets, block, budget).ConfigureAwait(false);
            }
            catch (EthereumRpcException failed)
            {
                throw _errors.FromRpc(failed);
            }
            catch (OperationCanceledException late) when (budget.IsSpent)
            {
                throw _errors.FromRpc(EthereumRpcException.TimedOut(_endpoint, _options.TotalTimeout, late.InnerException as EthereumRpcException ?? (Exception)late));
            }
            catch (OperationCanceledException cancelled) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancelled.Message, cancelled, cancellationToken);
            }
        }
    }
}
