namespace Tbtc.Sdk.Chain.OneRoundTrip;

internal static class AsyncEnumerableReading
{
    public static async Task<List<WalletReadResult>> ReadAllAsync(this IWalletReader reader, IEnumerable<WalletPublicKeyHash> wallets, BlockReference block = default)
    {
        var results = new List<WalletReadResult>();
        await foreach (var result in reader.GetWalletsAsync(wallets, block))
        {
            results.Add(result);
        }

        return results;
    }
}
