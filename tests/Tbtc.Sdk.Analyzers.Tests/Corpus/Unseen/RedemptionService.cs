namespace UnseenCases;

public sealed class RedemptionService(IWalletReader reader, ILogger<RedemptionService> logger)
{
    public async Task Bad_SignsStraightAfterTheRead(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var wallet = await reader.GetWalletAsync(key, BlockReference.Finalized, cancellationToken).ConfigureAwait(false);
        if (wallet.PendingRedemptionsValueSats == 0)
        {
            return;
        }

        await Sink.SignAsync(wallet.MembersIdsHash.Hash, cancellationToken); // TBTC1001
    }

    public async Task Bad_RetryReadsAnotherInstance(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        if (!wallet.HasMembersIdsHash)
        {
            logger.LogWarning("No signers: {Fault}", wallet.RegistryFault);
            return;
        }

        try
        {
            await Sink.SignAsync(wallet.MembersIdsHash.Hash, cancellationToken);
        }
        catch (TimeoutException)
        {
            wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
            await Sink.SignAsync(wallet.MembersIdsHash.Hash, cancellationToken); // TBTC1001
        }
    }

    public async Task Good_RetrySignsTheSameInstance(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        if (!wallet.HasMembersIdsHash)
        {
            logger.LogWarning("No signers: {Fault}", wallet.RegistryFault);
            return;
        }

        try
        {
            await Sink.SignAsync(wallet.MembersIdsHash.Hash, cancellationToken);
        }
        catch (TimeoutException)
        {
            await Sink.SignAsync(wallet.MembersIdsHash.Hash, cancellationToken);
        }
    }

    public async Task<Bytes32> Bad_GivesUpAfterThreeAttempts(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        for (var attempt = 0; attempt < 3 && !wallet.HasMembersIdsHash; attempt++)
        {
            await Task.Delay(TimeSpan.FromSeconds(1));
            wallet = await reader.GetWalletAsync(key);
        }

        return wallet.MembersIdsHash.Hash; // TBTC1001
    }

    public async Task<Bytes32> Good_ThrowsAfterThreeAttempts(WalletPublicKeyHash key)
    {
        WalletChainData wallet;
        var attempt = 0;
        do
        {
            wallet = await reader.GetWalletAsync(key);
            attempt++;
        }
        while (!wallet.HasMembersIdsHash && attempt < 3);

        if (!wallet.HasMembersIdsHash)
        {
            throw new MembersIdsHashUnavailableException("redeem", wallet.EcdsaWalletId, wallet.RegistryFault);
        }

        return wallet.MembersIdsHash.Hash;
    }

    public async Task<Bytes32> Good_ReadsUntilItIsThere(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        while (!wallet.HasMembersIdsHash)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
            wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        }

        return wallet.MembersIdsHash.Hash;
    }

    public void Bad_FinallyAuditsWhatTheTryMayNotHave(WalletChainData wallet, Action prepare)
    {
        try
        {
            prepare();
            if (!wallet.HasMembersIdsHash)
            {
                return;
            }

            Sink.Keep(wallet.MembersIdsHash);
        }
        finally
        {
            Sink.Sign(wallet.MembersIdsHash.Hash); // TBTC1001
        }
    }

    // The flag is true only after the check.
    public void Good_FinallyAuditsWhatWasSigned(WalletChainData wallet)
    {
        var signed = false;
        try
        {
            if (!wallet.HasMembersIdsHash)
            {
                return;
            }

            Sink.Sign(wallet.MembersIdsHash.Hash);
            signed = true;
        }
        finally
        {
            if (signed)
            {
                Sink.Keep(wallet.MembersIdsHash);
            }
        }
    }

    public void Good_FilterChecks(WalletChainData wallet, Action action)
    {
        try
        {
            action();
        }
        catch (InvalidOperationException) when (wallet.HasMembersIdsHash)
        {
            Sink.Sign(wallet.MembersIdsHash.Hash);
        }
    }

    public Bytes32 Bad_ThrowForgetsTheFault(WalletChainData wallet)
    {
        var signers = wallet.MembersIdsHash ?? throw new InvalidOperationException($"No signers for {wallet.EcdsaWalletId}."); // TBTC1006
        return signers.Hash;
    }

    public Bytes32 Good_ThrowNamesTheWholeWallet(WalletChainData wallet)
    {
        var signers = wallet.MembersIdsHash ?? throw new InvalidOperationException($"No signers: {wallet}");
        return signers.Hash;
    }

    public void Bad_LogForgetsTheFault(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash is not { } signers)
        {
            logger.LogError("Redemption of {Sats} sat postponed", wallet.PendingRedemptionsValueSats); // TBTC1006
            return;
        }

        Sink.Keep(signers);
    }

    public void Good_LogNamesTheKindAndTheRemedy(WalletChainData wallet)
    {
        if (wallet.MembersIdsHash is not { } signers)
        {
            logger.LogError("Redemption postponed, {Kind}: {Remedy}", wallet.RegistryFault?.Kind, wallet.RegistryFault?.Remedy);
            return;
        }

        Sink.Keep(signers);
    }

    public void Bad_FaultOfTheOtherWallet(WalletChainData source, WalletChainData target)
    {
        if (!source.HasMembersIdsHash)
        {
            throw new InvalidOperationException($"Cannot move funds: {target.RegistryFault}"); // TBTC1006
        }

        Sink.Keep(source.MembersIdsHash);
    }
}
