namespace Corpus;

// The branch for the absent hash throws or logs, and the cause is lost.
internal static class FaultLost
{
    public static void Bad_Throw(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            throw new InvalidOperationException("There is no members-ids hash."); // TBTC1006
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Bad_ThrowOnNull(WalletChainData w)
    {
        if (w.MembersIdsHash is null)
        {
            throw new ArgumentException("The wallet has no members-ids hash.", nameof(w)); // TBTC1006
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static RegistryData Bad_CoalesceThrow(WalletChainData w) =>
        w.MembersIdsHash ?? throw new InvalidOperationException("No hash."); // TBTC1006

    public static Bytes32 Bad_ConditionalThrow(WalletChainData w) =>
        w.HasMembersIdsHash ? w.MembersIdsHash.Hash : throw new WalletUnavailableException("No hash."); // TBTC1006

    public static Bytes32 Bad_SwitchThrow(WalletChainData w) => w.MembersIdsHash switch
    {
        { } data => data.Hash,
        null => throw new NotSupportedException("No hash."), // TBTC1006
    };

    public static void Bad_SwitchStatementThrow(WalletChainData w)
    {
        switch (w.MembersIdsHash)
        {
            case null:
                throw new InvalidOperationException("No hash."); // TBTC1006
            case var data:
                Sink.Use(data.Hash);
                break;
        }
    }

    // Other facts of the wallet do not say why.
    public static void Bad_ThrowWithTheWalletsName(WalletChainData w)
    {
        if (!w.TryGetMembersIdsHash(out var data))
        {
            throw new WalletUnavailableException($"Wallet {w.WalletPublicKeyHash} has no hash at block {w.BlockNumber}."); // TBTC1006
        }

        Sink.Use(data.Hash);
    }

    public static void Bad_Log(WalletChainData w, ILogger logger)
    {
        if (!w.HasMembersIdsHash)
        {
            logger.LogWarning("No hash for {Wallet}", w.WalletPublicKeyHash); // TBTC1006
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Bad_LogInElse(WalletChainData w, ILogger logger)
    {
        if (w.MembersIdsHash is { } data)
        {
            Sink.Use(data.Hash);
        }
        else
        {
            logger.LogError("The registry did not answer."); // TBTC1006
        }
    }

    public static void Bad_LogInALoop(IEnumerable<WalletChainData> wallets, ILogger logger)
    {
        foreach (var w in wallets)
        {
            if (w.MembersIdsHash == null)
            {
                logger.LogInformation("Skipping {Wallet}", w.WalletPublicKeyHash); // TBTC1006
                continue;
            }

            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    public static void Bad_ThrowByPattern(WalletChainData w)
    {
        if (w is { HasMembersIdsHash: false })
        {
            throw new WalletUnavailableException("No hash."); // TBTC1006
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Bad_ThrowByFlag(WalletChainData w)
    {
        var available = w.HasMembersIdsHash;
        if (!available)
        {
            throw new WalletUnavailableException("No hash."); // TBTC1006
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Bad_FaultOfAnotherWallet(WalletChainData a, WalletChainData b)
    {
        if (!a.HasMembersIdsHash)
        {
            throw new WalletUnavailableException(b.RegistryFault); // TBTC1006
        }

        Sink.Use(a.MembersIdsHash.Hash);
    }

    public static async Task Bad_LogAfterAwait(IWalletReader reader, WalletPublicKeyHash key, ILogger logger)
    {
        var wallet = await reader.GetWalletAsync(key);
        if (!wallet.HasMembersIdsHash)
        {
            logger.LogError("Cannot approve for {Wallet}", key); // TBTC1006
            return;
        }

        Sink.Use(wallet.MembersIdsHash.Hash);
    }

    public static Func<WalletChainData, Bytes32> Bad_ThrowInALambda() =>
        w => w.MembersIdsHash?.Hash ?? throw new WalletUnavailableException("No hash."); // TBTC1006

    // What a tool prints to standard error is its log.
    public static void Bad_StandardError(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            Console.Error.WriteLine("The members-ids hash is not available."); // TBTC1006
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_ThrowWithTheFault(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            throw new WalletUnavailableException(w.RegistryFault);
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_ThrowWithAPartOfTheFault(WalletChainData w)
    {
        if (w.MembersIdsHash is null)
        {
            throw new InvalidOperationException($"No hash: {w.RegistryFault?.Message}");
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static Bytes32 Good_CoalesceThrowWithTheFault(WalletChainData w) =>
        (w.MembersIdsHash ?? throw new WalletUnavailableException(w.RegistryFault)).Hash;

    // Printing the wallet prints its fault.
    public static void Good_LogOfTheWholeWallet(WalletChainData w, ILogger logger)
    {
        if (!w.HasMembersIdsHash)
        {
            logger.LogWarning("No hash: {Wallet}", w);
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_LogWithTheFault(WalletChainData w, ILogger logger)
    {
        if (w.MembersIdsHash is not { } data)
        {
            logger.LogWarning("No hash for {Wallet}: {Fault}", w.WalletPublicKeyHash, w.RegistryFault);
            return;
        }

        Sink.Use(data.Hash);
    }

    public static void Good_LogWithTheFaultsException(WalletChainData w, ILogger logger)
    {
        if (!w.HasMembersIdsHash)
        {
            logger.LogError(w.RegistryFault.Exception, "No hash for {Wallet}", w.WalletPublicKeyHash);
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    // The cause is in the log, so it is not lost.
    public static void Good_LogWithTheFaultThenThrow(WalletChainData w, ILogger logger)
    {
        if (!w.HasMembersIdsHash)
        {
            logger.LogError("No hash: {Fault}", w.RegistryFault);
            throw new InvalidOperationException("Cannot sign now.");
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_FaultInALocal(WalletChainData w, ILogger logger)
    {
        var fault = w.RegistryFault;
        if (fault is not null)
        {
            logger.LogWarning("No hash: {Kind} {Message}", fault.Kind, fault.Message);
            return;
        }

        Sink.Use(w.MembersIdsHash.Hash);
    }

    public static void Good_SwitchOnTheKind(WalletChainData w, ILogger logger)
    {
        switch (w.RegistryFault?.Kind)
        {
            case null:
                Sink.Use(w.MembersIdsHash.Hash);
                break;
            case { } kind:
                logger.LogWarning("No hash: {Kind}", kind);
                break;
        }
    }

    public static bool Good_QuietReturn(WalletChainData w)
    {
        if (!w.HasMembersIdsHash)
        {
            return false;
        }

        Sink.Use(w.MembersIdsHash.Hash);
        return true;
    }

    public static void Good_LogInTheAvailableBranch(WalletChainData w, ILogger logger)
    {
        if (w.HasMembersIdsHash)
        {
            logger.LogInformation("Signing for {Wallet}", w.WalletPublicKeyHash);
        }
    }

    public static void Good_ThrowOfSomethingElse(WalletChainData w)
    {
        if (w.State == WalletState.Closed)
        {
            throw new InvalidOperationException("The wallet is closed.");
        }

        if (w.HasMembersIdsHash)
        {
            Sink.Use(w.MembersIdsHash.Hash);
        }
    }

    // There is no wallet here whose fault could be named.
    public static Bytes32 Good_NoWalletInSight(RegistryData? data) =>
        data is null ? throw new ArgumentNullException(nameof(data)) : data.Hash;

    public static RegistryFault? Good_FaultReturned(WalletChainData w) => w.HasMembersIdsHash ? null : w.RegistryFault;
}
