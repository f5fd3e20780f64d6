using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Tbtc.Sdk.Chain.Resilience;

namespace Tbtc.Sdk.Chain;

public sealed class TbtcOptionsTests
{
    [Fact]
    public void Every_mistake_is_listed_and_no_address_shown()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Resolve(options =>
        {
            options.RpcUrl = new Uri("ftp://user:secret@node.example");
            options.FallbackRpcUrls.Add(new Uri("/secret", UriKind.Relative));
            options.FallbackRpcUrls.Add(new Uri("http://second.example/secret"));
            options.FallbackRpcUrls.Add(new Uri("http://second.example/secret"));
            options.TotalTimeout = TimeSpan.FromSeconds(5);
            options.RegistryBreakDuration = TimeSpan.Zero;
            options.MaxRetries = 11;
            options.MaxResponseBytes = 1;
        }));

        Assert.Equal(
            [
                "RpcUrl is not an absolute http or https address: set it to one, such as https://node.example.",
                "FallbackRpcUrls[0] is not an absolute http or https address: set it to one, such as https://node.example.",
                "FallbackRpcUrls[2] is an address that comes before it: remove it, or set it to that of another node.",
                "MaxResponseBytes is 1: set it to between 65536 and 1073741824.",
                "Network is missing: set it to TbtcNetwork.Mainnet or to the addresses of your deployment.",
                "RequestTimeout is 00:00:10: set it to between 00:00:00.0100000 and TotalTimeout, 00:00:05.",
                "RegistryTimeout is 00:00:10: set it to between 00:00:00.0100000 and TotalTimeout, 00:00:05.",
                "RegistryBreakDuration is 00:00:00: set it to between 00:00:00.5000000 and 01:00:00.",
                "MaxRetries is 11: set it to between 0 and 10.",
            ],
            error.Failures);
    }

    [Fact]
    public void Mistakes_are_told_when_a_host_starts_before_anything_is_asked_for()
    {
        using var services = Services(options => options.MaxRetries = -1);

        var error = Assert.Throws<OptionsValidationException>(services.GetRequiredService<IStartupValidator>().Validate);

        Assert.Equal(3, error.Failures.Count());
    }

    [Fact]
    public void Url_and_network_are_enough()
    {
        using var services = Services(options =>
        {
            options.RpcUrl = new Uri("https://user:secret@node.example/key");
            options.FallbackRpcUrls.Add(new Uri("https://other.example"));
            options.Network = TbtcNetwork.Mainnet;
        });

        Assert.Equal("https://node.example or https://other.example", services.GetRequiredService<IEthereumRpc>().Endpoint);
        Assert.NotNull(services.GetRequiredService<IWalletReader>());
    }

    [Fact]
    public async Task Nodes_that_are_not_reached_over_http_need_no_url()
    {
        var chain = new PlainChain();
        await using var services = new ServiceCollection().AddTbtc(options => options.Network = PlainChain.Network, _ => [chain]).BuildServiceProvider();

        var wallet = await services.GetRequiredService<IWalletReader>().GetWalletAsync(PlainChain.Wallet);

        Assert.True(wallet.HasMembersIdsHash);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(600_000)]
    public void Shortest_and_longest_timeouts_are_taken(int milliseconds)
    {
        var timeout = TimeSpan.FromMilliseconds(milliseconds);
        using var services = Services(options =>
        {
            options.RpcUrl = new Uri("https://node.example");
            options.Network = TbtcNetwork.Mainnet;
            options.RequestTimeout = timeout;
            options.RegistryTimeout = timeout;
            options.TotalTimeout = timeout;
            options.RegistryBreakDuration = TimeSpan.FromHours(1);
            options.MaxRetries = 10;
        });

        Assert.NotNull(services.GetRequiredService<IWalletReader>());
    }

    private static ServiceProvider Services(Action<TbtcOptions> configure) => new ServiceCollection().AddTbtc(configure).BuildServiceProvider();

    private static void Resolve(Action<TbtcOptions> configure)
    {
        using var services = Services(configure);
        services.GetRequiredService<IWalletReader>();
    }
}
