namespace Corpus;

// Services and repositories.
internal sealed record Approval(WalletPublicKeyHash Wallet, Bytes32 MembersIdsHash, ulong BlockNumber);

internal sealed record SignOutcome(bool Accepted, string Reason, Bytes32? Hash = null);

internal interface IApprovalStore
{
    Task SaveAsync(Approval approval, CancellationToken cancellationToken);

    Task<Approval?> FindAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken);
}

internal sealed class SigningService(IWalletReader reader, IApprovalStore store, ILogger<SigningService> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task<Approval> Bad_ApproveAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        var data = await reader.GetWalletAsync(wallet, BlockReference.Finalized, cancellationToken);
        if (data.State != WalletState.Live)
        {
            throw new InvalidOperationException($"The wallet {wallet} is {data.State}, not live.");
        }

        var approval = new Approval(wallet, data.MembersIdsHash.Hash, data.BlockNumber); // TBTC1001
        await store.SaveAsync(approval, cancellationToken);
        return approval;
    }

    public async Task<bool> Bad_StillValidAsync(Approval approval, CancellationToken cancellationToken)
    {
        var now = await reader.GetWalletAsync(approval.Wallet, cancellationToken: cancellationToken);
        var hash = now.MembersIdsHash?.Hash ?? default; // TBTC1003
        return approval.MembersIdsHash == hash;
    }

    public async Task<bool> Bad_RotatedAsync(WalletPublicKeyHash wallet, ulong before, ulong after, CancellationToken cancellationToken)
    {
        var old = await reader.GetWalletAsync(wallet, before, cancellationToken);
        var current = await reader.GetWalletAsync(wallet, after, cancellationToken);
        return old.MembersIdsHash != current.MembersIdsHash; // TBTC1004
    }

    public async Task Bad_RefreshedBetweenCheckAndUseAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        var data = await reader.GetWalletAsync(wallet, cancellationToken: cancellationToken);
        if (!data.HasMembersIdsHash)
        {
            return;
        }

        var existing = await store.FindAsync(wallet, cancellationToken);
        if (existing is not null && existing.BlockNumber > data.BlockNumber)
        {
            data = await reader.GetWalletAsync(wallet, existing.BlockNumber, cancellationToken);
        }

        await store.SaveAsync(new Approval(wallet, data.MembersIdsHash.Hash, data.BlockNumber), cancellationToken); // TBTC1001
    }

    public async Task Bad_RejectWithoutACauseAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        var data = await reader.GetWalletAsync(wallet, cancellationToken: cancellationToken);
        if (data.MembersIdsHash is not { } members)
        {
            throw new InvalidOperationException($"Cannot approve for {wallet}."); // TBTC1006
        }

        await store.SaveAsync(new Approval(wallet, members.Hash, members.BlockNumber), cancellationToken);
    }

    public async Task<SignOutcome> Bad_LogBeforeTheCheckAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        var data = await reader.GetWalletAsync(wallet, cancellationToken: cancellationToken);
        logger.LogInformation("Signing for {Wallet} with {Members}", wallet, data.MembersIdsHash?.Hash); // TBTC1007
        return data.HasMembersIdsHash ? new SignOutcome(true, "signed", data.MembersIdsHash.Hash) : new SignOutcome(false, data.RegistryFault.Message);
    }

    public async Task Bad_CheckInsideTheRetryOnlyAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        WalletChainData? data = null;
        for (var attempt = 0; attempt < 3; attempt++)
        {
            data = await reader.GetWalletAsync(wallet, cancellationToken: cancellationToken);
            if (data.HasMembersIdsHash)
            {
                break;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        await store.SaveAsync(new Approval(wallet, data!.MembersIdsHash.Hash, data.BlockNumber), cancellationToken); // TBTC1001
    }

    public async Task<Dictionary<WalletPublicKeyHash, Bytes32>> Bad_SnapshotAsync(IEnumerable<WalletPublicKeyHash> wallets, CancellationToken cancellationToken)
    {
        var snapshot = new Dictionary<WalletPublicKeyHash, Bytes32>();
        await foreach (var result in reader.GetWalletsAsync(wallets, cancellationToken: cancellationToken))
        {
            if (!result.IsFound)
            {
                logger.LogWarning("Not read: {Error}", result.Error);
                continue;
            }

            snapshot[result.WalletPublicKeyHash] = result.Wallet.MembersIdsHash.Hash; // TBTC1001
        }

        return snapshot;
    }

    public async Task<Approval> Good_ApproveAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        var data = await reader.GetWalletAsync(wallet, BlockReference.Finalized, cancellationToken);
        var members = data.RequireMembersIdsHash("approve the signer set");
        var approval = new Approval(wallet, members.Hash, members.BlockNumber);
        await store.SaveAsync(approval, cancellationToken);
        return approval;
    }

    public async Task<SignOutcome> Good_SignAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        var data = await reader.GetWalletAsync(wallet, cancellationToken: cancellationToken);
        if (!data.HasMembersIdsHash)
        {
            logger.LogWarning("Refused {Wallet}: {Fault}. {Remedy}", wallet, data.RegistryFault, data.RegistryFault.Remedy);
            return new SignOutcome(false, data.RegistryFault.Message);
        }

        await Task.Yield();
        return new SignOutcome(true, "signed", data.MembersIdsHash.Hash);
    }

    public async Task<bool> Good_StillValidAsync(Approval approval, CancellationToken cancellationToken)
    {
        var now = await reader.GetWalletAsync(approval.Wallet, cancellationToken: cancellationToken);
        return now.TryGetMembersIdsHash(out var members) && members.Hash == approval.MembersIdsHash;
    }

    public async Task<bool?> Good_RotatedAsync(WalletPublicKeyHash wallet, ulong before, ulong after, CancellationToken cancellationToken)
    {
        var old = await reader.GetWalletAsync(wallet, before, cancellationToken);
        var current = await reader.GetWalletAsync(wallet, after, cancellationToken);
        if (!old.HasMembersIdsHash || !current.HasMembersIdsHash)
        {
            return null;
        }

        return old.MembersIdsHash.Hash != current.MembersIdsHash.Hash;
    }

    public async Task<Approval?> Good_RetryAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < 3; attempt++)
        {
            var data = await reader.GetWalletAsync(wallet, cancellationToken: cancellationToken);
            if (data.HasMembersIdsHash)
            {
                return new Approval(wallet, data.MembersIdsHash.Hash, data.BlockNumber);
            }

            if (!data.RegistryFault.IsOutage)
            {
                return null;
            }

            await Task.Delay(Pause, cancellationToken);
        }

        return null;
    }

    public async Task<Dictionary<WalletPublicKeyHash, RegistryData>> Good_SnapshotAsync(IEnumerable<WalletPublicKeyHash> wallets, CancellationToken cancellationToken)
    {
        var snapshot = new Dictionary<WalletPublicKeyHash, RegistryData>();
        await foreach (var result in reader.GetWalletsAsync(wallets, cancellationToken: cancellationToken))
        {
            switch (result.Wallet)
            {
                case { MembersIdsHash: { } members }:
                    snapshot[result.WalletPublicKeyHash] = members;
                    break;
                case { RegistryFault: { } fault }:
                    logger.LogWarning("No members for {Wallet}: {Fault}", result.WalletPublicKeyHash, fault);
                    break;
                default:
                    logger.LogWarning("Not read: {Error}", result.Error);
                    break;
            }
        }

        return snapshot;
    }

    public async Task<Approval?> Good_FallBackToTheStoredApprovalAsync(WalletPublicKeyHash wallet, CancellationToken cancellationToken)
    {
        var data = await reader.GetWalletAsync(wallet, cancellationToken: cancellationToken);
        return data.MembersIdsHash is { } members
            ? new Approval(wallet, members.Hash, members.BlockNumber)
            : await store.FindAsync(wallet, cancellationToken);
    }
}
