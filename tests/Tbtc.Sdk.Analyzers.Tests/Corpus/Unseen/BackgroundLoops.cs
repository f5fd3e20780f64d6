using System.Runtime.CompilerServices;

namespace UnseenCases;

public sealed class BackgroundLoops(IWalletReader reader, WalletPublicKeyHash key)
{
    private readonly Channel<RegistryData> _signers = Channel.CreateUnbounded<RegistryData>();
    private WalletChainData? _current;

    public async Task Good_RefreshesUntilAvailable(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            if (_current is not { HasMembersIdsHash: true })
            {
                _current = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
                continue;
            }

            Sink.Sign(_current.MembersIdsHash.Hash);
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
        }
    }

    public async Task Bad_FieldAfterTheDelay(CancellationToken cancellationToken)
    {
        _current = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        if (_current is { HasMembersIdsHash: true })
        {
            Sink.Sign(_current.MembersIdsHash.Hash);
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            Sink.Sign(_current.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public async Task Good_SnapshotAcrossTheDelay(CancellationToken cancellationToken)
    {
        if (_current is { HasMembersIdsHash: true } snapshot)
        {
            await Task.Delay(TimeSpan.FromMinutes(1), cancellationToken);
            Sink.Sign(snapshot.MembersIdsHash.Hash);
        }
    }

    public async Task Bad_WritesToTheChannel(CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync([key], BlockReference.Safe, cancellationToken))
        {
            if (!result.IsFound)
            {
                continue;
            }

            await _signers.Writer.WriteAsync(result.Wallet.MembersIdsHash, cancellationToken); // TBTC1001
        }
    }

    public async Task Good_WritesToTheChannel(CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync([key], BlockReference.Safe, cancellationToken).ConfigureAwait(false))
        {
            if (result.Wallet is not { MembersIdsHash: { } signers })
            {
                continue;
            }

            await _signers.Writer.WriteAsync(signers, cancellationToken);
        }
    }

    // The wallet of a result is get-only.
    public async Task Good_ResultIsCheckedInPlace(CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync([key], cancellationToken: cancellationToken))
        {
            if (result is { IsFound: true, Wallet.HasMembersIdsHash: true })
            {
                await _signers.Writer.WriteAsync(result.Wallet.MembersIdsHash, cancellationToken);
            }
        }
    }

    public async IAsyncEnumerable<RegistryData> Bad_StreamsWhatMayBeAbsent([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync([key], cancellationToken: cancellationToken))
        {
            if (result.Wallet is { } wallet)
            {
                yield return wallet.MembersIdsHash; // TBTC1001
            }
        }
    }

    public async IAsyncEnumerable<RegistryData?> Good_StreamsNullables([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var result in reader.GetWalletsAsync([key], cancellationToken: cancellationToken))
        {
            yield return result.Wallet?.MembersIdsHash;
        }
    }

    public IEnumerable<Bytes32> Bad_FieldAfterTheYield()
    {
        if (_current is null || !_current.HasMembersIdsHash)
        {
            yield break;
        }

        yield return _current.MembersIdsHash.Hash;
        yield return _current.MembersIdsHash.Hash; // TBTC1001
    }

    public async Task Bad_TimerSeesTheNextWallet(Action<Action> schedule)
    {
        var wallet = await reader.GetWalletAsync(key);
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        schedule(() => Sink.Sign(wallet.MembersIdsHash.Hash)); // TBTC1001
        wallet = await reader.GetWalletAsync(key);
        Console.WriteLine(wallet);
    }

    public async Task Good_TimerSeesTheCheckedWallet(Action<Action> schedule)
    {
        var wallet = await reader.GetWalletAsync(key);
        if (wallet.HasMembersIdsHash)
        {
            schedule(() => Sink.Sign(wallet.MembersIdsHash.Hash));
        }
    }

    public async Task Good_EachIterationItsOwnWallet(IEnumerable<WalletPublicKeyHash> keys, List<Task> tasks)
    {
        foreach (var each in keys)
        {
            var wallet = await reader.GetWalletAsync(each);
            if (!wallet.HasMembersIdsHash)
                continue;

            tasks.Add(Task.Run(() => Sink.Sign(wallet.MembersIdsHash.Hash)));
        }

        await Task.WhenAll(tasks);
    }

    public async ValueTask<RegistryData> Bad_ValueTaskResult()
    {
        var wallet = await reader.GetWalletAsync(key);
        return wallet.MembersIdsHash; // TBTC1001
    }

    public Task<RegistryData> Bad_TaskFromResult(WalletChainData wallet) => Task.FromResult(wallet.MembersIdsHash); // TBTC1001

    public Task<RegistryData?> Good_TaskFromResult(WalletChainData wallet) => Task.FromResult(wallet.MembersIdsHash);
}
