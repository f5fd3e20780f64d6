using Microsoft.Extensions.DependencyInjection;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

public class RegisteredReaderTests
{
    [Fact]
    public async Task Reader_that_is_registered_asks_for_the_chain_once_and_then_reads_each_wallet_in_one_request()
    {
        await using var chain = await TestChain.StartAsync();
        var live = chain.AddWallet(SampleWallets.Live);
        var closed = chain.AddWallet(SampleWallets.Closed);
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddTbtc(options =>
            {
                options.RpcUrl = chain.RpcUrl;
                options.Network = chain.Network;
            })
            .BuildServiceProvider();
        var reader = services.GetRequiredService<IWalletReader>();

        Assert.True((await reader.GetWalletAsync(live)).HasMembersIdsHash);
        Assert.Equal(2, chain.RequestCount);

        Assert.False((await reader.GetWalletAsync(closed)).HasMembersIdsHash);
        Assert.Equal(3, chain.RequestCount);

        Assert.Equal(400, (await reader.ReadAllAsync(Enumerable.Repeat(live, 400))).Count);
        Assert.Equal(4, chain.RequestCount);
    }
}
