namespace UnseenCases;

public sealed class Answer
{
    private Answer(int status) => Status = status;

    public int Status { get; }

    public static Answer Ok(RegistryData data) => new(data.BlockNumber > 0 ? 200 : 500);

    public static Answer Wallet(WalletChainData wallet) => new(wallet.BlockNumber > 0 ? 200 : 500);

    public static Answer NotFound() => new(404);

    public static Answer Unavailable(string reason) => new(reason.Length > 0 ? 503 : 500);
}

public sealed class WalletsController(IWalletReader reader, ILogger<WalletsController> logger)
{
    public async Task<Answer> Good_NotFoundOrUnavailable(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        WalletChainData wallet;
        try
        {
            wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        }
        catch (WalletNotFoundException)
        {
            return Answer.NotFound();
        }

        return wallet.HasMembersIdsHash ? Answer.Ok(wallet.MembersIdsHash) : Answer.Unavailable(wallet.RegistryFault.Message);
    }

    public async Task<Answer> Bad_FoundIsNotAvailable(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        try
        {
            var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
            return Answer.Ok(wallet.MembersIdsHash); // TBTC1001
        }
        catch (WalletNotFoundException)
        {
            return Answer.NotFound();
        }
    }

    // An unregistered wallet has no hash either.
    public async Task<Answer> Bad_OnlyOutagesAreHandled(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        if (wallet.RegistryFault is { IsOutage: true } fault)
        {
            return Answer.Unavailable(fault.Message);
        }

        return Answer.Ok(wallet.MembersIdsHash); // TBTC1001
    }

    public async Task<Answer> Good_EveryFaultIsHandled(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        switch (wallet.RegistryFault)
        {
            case { IsOutage: true } fault:
                return Answer.Unavailable(fault.Message);
            case not null:
                return Answer.NotFound();
            default:
                return Answer.Ok(wallet.MembersIdsHash);
        }
    }

    public async Task<Answer> Good_WholeWallet(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        logger.LogInformation("Read {Wallet}", wallet);
        return Answer.Wallet(wallet);
    }

    public async Task<Answer> Bad_LogsAnAbsentHash(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        logger.LogInformation("Signers of {Key}: {Signers}", key, wallet.MembersIdsHash?.Hash); // TBTC1007
        return Answer.Wallet(wallet);
    }

    public async Task<Answer> Bad_CheckUnderAnotherCondition(WalletPublicKeyHash key, bool strict)
    {
        var wallet = await reader.GetWalletAsync(key);
        if (strict && !wallet.HasMembersIdsHash)
        {
            return Answer.Unavailable(wallet.RegistryFault.Message);
        }

        return Answer.Ok(wallet.MembersIdsHash); // TBTC1001
    }

    public async Task<bool> Bad_SameSignersDuringAnOutage(WalletPublicKeyHash first, WalletPublicKeyHash second)
    {
        var left = await reader.GetWalletAsync(first);
        var right = await reader.GetWalletAsync(second);
        return Equals(left.MembersIdsHash, right.MembersIdsHash); // TBTC1004
    }

    public async Task<Bytes32?> Good_EqualityProvesTheOther(WalletPublicKeyHash first, WalletPublicKeyHash second)
    {
        var left = await reader.GetWalletAsync(first);
        var right = await reader.GetWalletAsync(second);
        if (left.TryGetMembersIdsHash(out var signers) && signers == right.MembersIdsHash)
        {
            return right.MembersIdsHash.Hash;
        }

        return null;
    }

    public async Task<bool> Bad_ZeroMeansUnavailable(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        return wallet.MembersIdsHash?.Hash.IsZero == true; // TBTC1005
    }

    public async Task<bool> Good_ZeroOfAnotherField(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        return wallet.MainUtxoHash?.IsZero == true || wallet.EcdsaWalletId == default;
    }

    public async Task<ulong> Bad_CastsBack(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        object? boxed = wallet.MembersIdsHash;
        return ((RegistryData)boxed).BlockNumber; // TBTC1002
    }

    public async Task<ulong?> Good_CastsWithAs(WalletPublicKeyHash key)
    {
        var wallet = await reader.GetWalletAsync(key);
        object? boxed = wallet.MembersIdsHash;
        return boxed is RegistryData data ? data.BlockNumber : null;
    }
}
