namespace Corpus;

// Controllers, mappers, view models.
internal sealed record ApiResult(int Status, object? Body);

internal sealed record WalletView(string Wallet, string State, string MembersIdsHash);

internal sealed record NullableWalletView(string Wallet, string State, string? MembersIdsHash, string? Fault);

internal sealed class WalletEntity
{
    public string Id { get; set; } = "";

    public byte[] MembersIdsHash { get; set; } = [];

    public byte[]? OptionalMembersIdsHash { get; set; }
}

internal sealed class WalletsController(IWalletReader reader)
{
    public async Task<ApiResult> Bad_GetAsync(string id, CancellationToken cancellationToken)
    {
        if (!WalletPublicKeyHash.TryParse(id, out var key))
        {
            return BadRequest("Not a wallet public key hash.");
        }

        var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        return Ok(new WalletView(id, wallet.State.ToString(), wallet.MembersIdsHash.Hash.ToString())); // TBTC1001
    }

    public async Task<ApiResult> Bad_GetWithEmptyTextAsync(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        return Ok(new WalletView(
            key.ToString(),
            wallet.State.ToString(),
            wallet.MembersIdsHash?.Hash.ToString() ?? string.Empty)); // TBTC1003
    }

    public async Task<ApiResult> Bad_CatchesWhatItShouldCheckAsync(WalletPublicKeyHash key)
    {
        try
        {
            var wallet = await reader.GetWalletAsync(key);
            return Ok(wallet.MembersIdsHash.Hash); // TBTC1001
        }
        catch (NullReferenceException)
        {
            return new ApiResult(503, null);
        }
    }

    public static IEnumerable<WalletView> Bad_MapAll(IEnumerable<WalletChainData> wallets) =>
        from w in wallets
        orderby w.CreatedAt descending
        let state = w.State.ToString()
        select new WalletView(w.WalletPublicKeyHash.ToString(), state, w.MembersIdsHash.Hash.ToString()); // TBTC1001

    public static WalletEntity Bad_ToEntity(WalletChainData w) => new()
    {
        Id = w.WalletPublicKeyHash.ToString(),
        MembersIdsHash = w.MembersIdsHash?.Hash.ToArray() ?? new byte[32], // TBTC1003
    };

    public static WalletEntity Bad_ToEntityForgiven(WalletChainData w) => new()
    {
        Id = w.WalletPublicKeyHash.ToString(),
        MembersIdsHash = w.MembersIdsHash!.Hash.ToArray(), // TBTC1002
    };

    public static WalletEntity Bad_ToEntityUnchecked(WalletChainData w) => new()
    {
        Id = w.WalletPublicKeyHash.ToString(),
        MembersIdsHash = w.MembersIdsHash?.Hash.ToArray(), // TBTC1001
    };

    public static void Bad_UpdateEntity(WalletEntity entity, WalletChainData w)
    {
        entity.MembersIdsHash = w.HasMembersIdsHash ? w.MembersIdsHash.Hash.ToArray() : []; // TBTC1003
    }

    public static string Bad_Csv(IEnumerable<WalletChainData> wallets)
    {
        var text = new StringBuilder();
        foreach (var w in wallets)
        {
            text.AppendLine($"{w.WalletPublicKeyHash};{w.State};{w.MembersIdsHash?.Hash}"); // TBTC1007
        }

        return text.ToString();
    }

    public static NullableWalletView Bad_MapByState(WalletChainData w) => w.State switch
    {
        WalletState.Live or WalletState.MovingFunds => new(w.WalletPublicKeyHash.ToString(), "active", w.MembersIdsHash.Hash.ToString(), null), // TBTC1001
        _ => new(w.WalletPublicKeyHash.ToString(), "inactive", null, w.RegistryFault?.Message),
    };

    public async Task<ApiResult> Good_GetAsync(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        return wallet.TryGetMembersIdsHash(out var members)
            ? Ok(new WalletView(key.ToString(), wallet.State.ToString(), members.Hash.ToString()))
            : new ApiResult(503, wallet.RegistryFault);
    }

    public async Task<ApiResult> Good_GetWholeAsync(WalletPublicKeyHash key, CancellationToken cancellationToken) =>
        Ok(await reader.GetWalletAsync(key, cancellationToken: cancellationToken));

    public async Task<ApiResult> Good_GetAnonymousAsync(WalletPublicKeyHash key, CancellationToken cancellationToken)
    {
        var wallet = await reader.GetWalletAsync(key, cancellationToken: cancellationToken);
        return Ok(new { wallet.State, hash = wallet.MembersIdsHash?.Hash, fault = wallet.RegistryFault });
    }

    public static NullableWalletView Good_Map(WalletChainData w) => new(
        w.WalletPublicKeyHash.ToString(),
        w.State.ToString(),
        w.MembersIdsHash?.Hash.ToString(),
        w.RegistryFault?.Message);

    public static IEnumerable<WalletView> Good_MapAvailable(IEnumerable<WalletChainData> wallets) =>
        wallets
            .Where(w => w.State is WalletState.Live && w.HasMembersIdsHash)
            .OrderByDescending(w => w.CreatedAt)
            .Select(w => new WalletView(w.WalletPublicKeyHash.ToString(), w.State.ToString(), w.MembersIdsHash.Hash.ToString()));

    public static WalletEntity Good_ToEntity(WalletChainData w) => new()
    {
        Id = w.WalletPublicKeyHash.ToString(),
        OptionalMembersIdsHash = w.MembersIdsHash?.Hash.ToArray(),
    };

    public static bool Good_TryToEntity(WalletChainData w, [NotNullWhen(true)] out WalletEntity? entity)
    {
        if (!w.HasMembersIdsHash)
        {
            entity = null;
            return false;
        }

        entity = new WalletEntity { Id = w.WalletPublicKeyHash.ToString(), MembersIdsHash = w.MembersIdsHash.Hash.ToArray() };
        return true;
    }

    public static NullableWalletView Good_MapByAvailability(WalletChainData w) => w switch
    {
        { MembersIdsHash: { } data } => new(w.WalletPublicKeyHash.ToString(), "known", data.Hash.ToString(), null),
        { RegistryFault: { IsOutage: true } fault } => new(w.WalletPublicKeyHash.ToString(), "outage", null, fault.Message),
        _ => new(w.WalletPublicKeyHash.ToString(), "not registered", null, null),
    };

    private static ApiResult Ok(object? body) => new(200, body);

    private static ApiResult BadRequest(string reason) => new(400, reason);
}
