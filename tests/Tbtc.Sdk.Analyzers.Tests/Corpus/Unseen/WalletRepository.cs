namespace UnseenCases;

public sealed class WalletRepository
{
    private readonly Dictionary<WalletPublicKeyHash, WalletChainData> _wallets = [];
    private readonly ConcurrentDictionary<WalletPublicKeyHash, Bytes32> _hashes = new();
    private readonly Dictionary<WalletPublicKeyHash, RegistryData> _signers = [];
    private readonly Dictionary<WalletPublicKeyHash, RegistryData?> _lastAnswers = [];

    public Bytes32? Bad_ChecksOneLookupReadsAnother(WalletPublicKeyHash key) =>
        _wallets[key].HasMembersIdsHash ? _wallets[key].MembersIdsHash.Hash : null; // TBTC1001

    public Bytes32? Good_LooksUpOnce(WalletPublicKeyHash key) =>
        _wallets.TryGetValue(key, out var wallet) && wallet.TryGetMembersIdsHash(out var signers) ? signers.Hash : null;

    public void Bad_CachesZeroDuringAnOutage(WalletChainData wallet) =>
        _hashes[wallet.WalletPublicKeyHash] = wallet.MembersIdsHash?.Hash ?? default; // TBTC1003

    public Bytes32 Bad_FactoryReadsUnchecked(WalletChainData wallet) =>
        _hashes.GetOrAdd(wallet.WalletPublicKeyHash, _ => wallet.MembersIdsHash.Hash); // TBTC1001

    public Bytes32 Good_FactoryRequires(WalletChainData wallet) =>
        _hashes.GetOrAdd(wallet.WalletPublicKeyHash, _ => wallet.RequireMembersIdsHash().Hash);

    public void Bad_StoresWhatNeedsAValue(WalletChainData wallet)
    {
        _signers[wallet.WalletPublicKeyHash] = wallet.MembersIdsHash; // TBTC1001
    }

    public bool Bad_TryAddNeedsAValue(WalletChainData wallet) =>
        _signers.TryAdd(wallet.WalletPublicKeyHash, wallet.MembersIdsHash); // TBTC1001

    public void Good_StoresTheAnswerAsItIs(WalletChainData wallet)
    {
        _lastAnswers[wallet.WalletPublicKeyHash] = wallet.MembersIdsHash;
    }

    public Bytes32 Bad_LastAnswerMayBeAbsent(WalletPublicKeyHash key)
    {
        return _lastAnswers.TryGetValue(key, out var signers)
            ? signers.Hash // TBTC1001
            : throw new KeyNotFoundException("Not read yet.");
    }

    public Bytes32? Good_LastAnswerIsMatched(WalletPublicKeyHash key)
    {
        if (_lastAnswers.TryGetValue(key, out var signers) && signers is { Hash: var hash, BlockNumber: > 0 })
        {
            return hash;
        }

        return null;
    }

    public void Bad_KeepsOnlyTheLiveOnes(List<WalletChainData> wallets)
    {
        for (var i = 0; i < wallets.Count; i++)
        {
            if (!wallets[i].HasMembersIdsHash)
            {
                continue;
            }

            _hashes[wallets[i].WalletPublicKeyHash] = wallets[i].MembersIdsHash.Hash; // TBTC1001
        }
    }

    public void Good_KeepsTheElementInALocal(List<WalletChainData> wallets)
    {
        for (var i = wallets.Count - 1; i >= 0; i--)
        {
            var wallet = wallets[i];
            if (wallet is not { HasMembersIdsHash: true, State: WalletState.Live or WalletState.MovingFunds })
            {
                wallets.RemoveAt(i);
                continue;
            }

            _hashes[wallet.WalletPublicKeyHash] = wallet.MembersIdsHash.Hash;
        }
    }

    private static T Remember<T>(Func<T> read)
        where T : notnull => read();

    public void Bad_NotNullFactory(WalletChainData wallet)
    {
        var signers = Remember(() => wallet.MembersIdsHash); // TBTC1001
        Console.WriteLine(signers is null);
    }

    public Lazy<RegistryData> Bad_LazyReadsLater(WalletChainData wallet) => new(() => wallet.MembersIdsHash); // TBTC1001

    public Lazy<RegistryData> Good_LazyOfACheckedParameter(WalletChainData wallet)
    {
        ArgumentNullException.ThrowIfNull(wallet);
        if (wallet.RegistryFault is { } fault)
        {
            throw new MembersIdsHashUnavailableException("remember", wallet.EcdsaWalletId, fault);
        }

        return new(() => wallet.MembersIdsHash);
    }

    public bool Good_OwnTryMethod(WalletPublicKeyHash key, [NotNullWhen(true)] out RegistryData? signers)
    {
        signers = null;
        return _wallets.TryGetValue(key, out var wallet) && wallet.TryGetMembersIdsHash(out signers);
    }

    public Bytes32 Bad_IgnoresWhatTheTryMethodSaid(WalletPublicKeyHash key)
    {
        Good_OwnTryMethod(key, out var signers);
        return signers.Hash; // TBTC1001
    }

    public bool Bad_OutWithoutAQuestionMark(WalletChainData wallet, out RegistryData signers)
    {
        signers = wallet.MembersIdsHash; // TBTC1001
        return wallet.HasMembersIdsHash;
    }
}
