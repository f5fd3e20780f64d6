namespace Corpus;

// Fields and auto-properties that hold a wallet. A mutable one is stable until an await, a yield, a call of the own type, a delegate call,
// or the holder being passed to a call.
internal sealed class MutableField(WalletChainData first, ILogger logger)
{
    private WalletChainData _wallet = first;
    private RegistryData? _data;
    private Action? _changed;

    public void Bad_NoCheck()
    {
        Sink.Use(_wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_ReassignedAfterTheCheck(WalletChainData other)
    {
        if (!_wallet.HasMembersIdsHash)
        {
            return;
        }

        _wallet = other;
        Sink.Use(_wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_OwnMethodCalledAfterTheCheck()
    {
        if (!_wallet.HasMembersIdsHash)
        {
            return;
        }

        Refresh();
        Sink.Use(_wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_DelegateCalledAfterTheCheck()
    {
        if (!_wallet.HasMembersIdsHash)
        {
            return;
        }

        _changed?.Invoke();
        Sink.Use(_wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_HolderPassedAfterTheCheck(Action<MutableField> observer)
    {
        if (!_wallet.HasMembersIdsHash)
        {
            return;
        }

        observer(this);
        Sink.Use(_wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_CheckedInAnotherMethod()
    {
        EnsureLooked();
        Sink.Use(_wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Bad_AnnotatedFieldReadWithoutCheck()
    {
        Sink.Use(_data.Hash); // TBTC1001
    }

    public void Bad_AnnotatedFieldAfterOwnCall()
    {
        if (_data is null)
        {
            return;
        }

        Refresh();
        Sink.Take(_data); // TBTC1001
    }

    public void Bad_FieldOfAnotherInstance(MutableField other)
    {
        if (_wallet.HasMembersIdsHash)
        {
            Sink.Use(other._wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    // Two names may mean one object: a write through either ends what is known of both.
    public void Bad_WriteThroughAnAlias(MutableField other, WalletChainData replacement)
    {
        if (!_wallet.HasMembersIdsHash)
        {
            return;
        }

        other._wallet = replacement;
        Sink.Use(_wallet.MembersIdsHash.Hash); // TBTC1001
    }

    public void Good_Checked()
    {
        if (_wallet.HasMembersIdsHash)
        {
            Sink.Use(_wallet.MembersIdsHash.Hash);
        }
    }

    public void Good_OtherCallsInBetween()
    {
        if (!_wallet.HasMembersIdsHash)
        {
            return;
        }

        logger.LogDebug("Using the wallet at block {Block}", _wallet.BlockNumber);
        Sink.Count("wallet.used");
        Sink.Use(_wallet.MembersIdsHash.Hash);
    }

    public void Good_CopiedToALocalBeforeTheCall()
    {
        var wallet = _wallet;
        if (!wallet.HasMembersIdsHash)
        {
            return;
        }

        Refresh();
        Sink.Use(wallet.MembersIdsHash.Hash);
    }

    public void Good_CheckedAgainAfterTheCall()
    {
        if (!_wallet.HasMembersIdsHash)
        {
            Refresh();
        }

        if (_wallet.HasMembersIdsHash)
        {
            Sink.Use(_wallet.MembersIdsHash.Hash);
        }
    }

    public void Good_AssignedWithAProvenWallet(WalletChainData other)
    {
        if (!other.HasMembersIdsHash)
        {
            return;
        }

        _wallet = other;
        Sink.Use(_wallet.MembersIdsHash.Hash);
    }

    public void Good_AnnotatedFieldFilledOnce()
    {
        _data ??= _wallet.MembersIdsHash;
        if (_data != null)
        {
            Sink.Use(_data.Hash);
        }
    }

    public void Good_FieldHandedOverAtomically(WalletChainData other)
    {
        var previous = Interlocked.Exchange(ref _wallet, other);
        if (previous.HasMembersIdsHash)
        {
            Sink.Use(previous.MembersIdsHash.Hash);
        }
    }

    public void Good_VolatileReadIntoALocal()
    {
        var wallet = Volatile.Read(ref _wallet);
        if (wallet.HasMembersIdsHash)
        {
            Sink.Use(wallet.MembersIdsHash.Hash);
        }
    }

    public void Good_MemberOfThisWrittenWithThis(WalletChainData other)
    {
        this._wallet = other;
        if (this._wallet.HasMembersIdsHash)
        {
            Sink.Use(_wallet.MembersIdsHash.Hash);
        }
    }

    public void Subscribe(Action changed) => _changed += changed;

    private void Refresh()
    {
        _wallet = first;
        _data = null;
    }

    private void EnsureLooked() => Sink.See(_wallet);
}

internal sealed class ReadOnlyField
{
    private readonly WalletChainData _wallet;
    private readonly RegistryData? _data;

    public ReadOnlyField(WalletChainData wallet)
    {
        if (!wallet.HasMembersIdsHash)
        {
            throw new WalletUnavailableException(wallet.RegistryFault);
        }

        _wallet = wallet;
        _data = wallet.MembersIdsHash;
    }

    public WalletChainData Wallet => _wallet;

    // The constructor's check is in another method.
    public Bytes32 Bad_CheckedInTheConstructor() => _wallet.MembersIdsHash.Hash; // TBTC1001

    // Declared as maybe absent: the type says so, whatever the constructor did.
    public Bytes32 Bad_AnnotatedReadOnlyField() => _data.Hash; // TBTC1001

    public Bytes32? Good_CheckedReadOnly() => _wallet.HasMembersIdsHash ? _wallet.MembersIdsHash.Hash : null;

    public void Good_StableAcrossOwnCalls()
    {
        if (!_wallet.HasMembersIdsHash)
        {
            return;
        }

        Touch();
        Sink.Use(_wallet.MembersIdsHash.Hash);
    }

    public void Good_AnnotatedStableAcrossOwnCalls(Action callback)
    {
        if (_data is null)
        {
            return;
        }

        callback();
        Touch();
        Sink.Use(_data.Hash);
    }

    private void Touch() => Sink.See(_wallet);
}

internal sealed class ProvenField
{
    private readonly RegistryData _data;

    public ProvenField(WalletChainData wallet) => _data = wallet.RequireMembersIdsHash("start the signer");

    public Bytes32 Good_FieldThatNeedsAValue() => _data.Hash;
}
