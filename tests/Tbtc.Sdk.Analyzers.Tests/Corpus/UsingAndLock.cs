namespace Corpus;

internal sealed class UsingAndLock
{
    private readonly object _gate = new();
    private WalletChainData? _wallet;

    public static void Bad_UsingArgument(WalletChainData w, ILogger logger)
    {
        using (logger.BeginScope(w.MembersIdsHash.Hash.ToString())) // TBTC1001
        {
            Sink.See(w);
        }
    }

    public void Bad_LockedWithoutCheck()
    {
        lock (_gate)
        {
            Sink.OfferHash(_wallet?.MembersIdsHash.Hash); // TBTC1001
        }
    }

    public static void Good_UsingBlock(WalletChainData w, ILogger logger)
    {
        using (logger.BeginScope("sign"))
        {
            if (!w.HasMembersIdsHash)
            {
                return;
            }
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_UsingDeclaration(WalletChainData w, ILogger logger)
    {
        if (w.MembersIdsHash is not { } data)
        {
            return;
        }

        using var scope = logger.BeginScope(data.Hash.ToString());
        Sink.Use(w.MembersIdsHash.Hash);
    }

    public void Good_CheckUnderTheLock()
    {
        lock (_gate)
        {
            if (_wallet is { HasMembersIdsHash: true })
            {
                Sink.Use(_wallet.MembersIdsHash.Hash);
            }
        }
    }

    public void Good_CopiedUnderTheLock(WalletChainData next)
    {
        RegistryData? data;
        lock (_gate)
        {
            data = _wallet?.MembersIdsHash;
            _wallet = next;
        }

        if (data is not null)
        {
            Sink.Use(data.Hash);
        }
    }
}
