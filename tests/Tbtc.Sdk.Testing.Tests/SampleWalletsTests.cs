using Microsoft.Extensions.DependencyInjection;

namespace Tbtc.Sdk.Testing;

/// <summary>What the package's README promises of the sample wallets, as an integrator uses them.</summary>
public class SampleWalletsTests
{
    // The public key and the hash of private key 1 are in every description of secp256k1.
    private const string Generator = "0x79be667ef9dcbbac55a06295ce870b07029bfcdb2dce28d959f2815b16f81798483ada7726a3c4655da4fbfc0e1108a8fd17b448a68554199c47d08ffb10d4b8";
    private const string Hash160OfGenerator = "0x751e76e8199196d454941c45d1b3a323f1433bd6";

    public static TheoryData<RegistryFaultKind> Kinds => [.. Enum.GetValues<RegistryFaultKind>().Where(kind => kind != RegistryFaultKind.CircuitOpen)];

    [Fact]
    public void Wallet_of_private_key_1_has_the_generator_as_its_key()
    {
        var wallet = SampleWallet.Create(1);

        Assert.Equal(Generator, wallet.PublicKey.ToString());
        Assert.Equal(Hash160OfGenerator, wallet.WalletPublicKeyHash.ToString());
        Assert.Equal(wallet.PublicKey.ComputeWalletId(), wallet.EcdsaWalletId);
    }

    [Fact]
    public void Wallet_is_the_same_for_the_same_number_and_another_for_another()
    {
        Assert.Equal(SampleWallet.Create(7), SampleWallet.Create(7));
        Assert.NotEqual(SampleWallet.Create(7).EcdsaWalletId, SampleWallet.Create(8).EcdsaWalletId);
        Assert.NotEqual(SampleWallet.Create(7).MembersIdsHash, SampleWallet.Create(8).MembersIdsHash);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Private_key_that_is_not_positive_is_refused(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SampleWallet.Create(number));

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Wallet_with_a_registry_fault_is_read_with_that_fault_and_the_others_are_not(RegistryFaultKind kind)
    {
        await using var chain = await TestChain.StartAsync();
        var sample = SampleWallets.WithRegistryFault(kind);
        chain.AddWallet(sample);
        chain.AddWallet(SampleWallets.Live);
        await using var services = Services(chain);
        var reader = services.GetRequiredService<IWalletReader>();

        var broken = await reader.GetWalletAsync(sample.WalletPublicKeyHash);
        var healthy = await reader.GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);

        Assert.Equal(kind, broken.RegistryFault?.Kind);
        Assert.Equal(sample.State, broken.State);
        Assert.Equal(sample.EcdsaWalletId, broken.EcdsaWalletId);
        Assert.Equal(SampleWallets.Live.MembersIdsHash, healthy.MembersIdsHash?.Hash);
    }

    [Fact]
    public void Open_circuit_is_no_fault_of_a_chain_and_can_be_had_as_a_value()
    {
        var refused = Assert.Throws<ArgumentOutOfRangeException>(() => SampleWallets.WithRegistryFault(RegistryFaultKind.CircuitOpen));
        Assert.Contains(nameof(SampleWallet.ToChainData), refused.Message, StringComparison.Ordinal);

        var fault = new RegistryFault(RegistryFaultKind.CircuitOpen, "the registry is not asked for a while", null, 9);
        Assert.Same(fault, SampleWallets.Live.ToChainData(9, fault).RegistryFault);
    }

    [Fact]
    public void Closed_wallet_as_a_value_says_that_it_is_not_registered()
    {
        var wallet = SampleWallets.Closed.ToChainData(9);

        Assert.False(wallet.HasMembersIdsHash);
        Assert.Equal(RegistryFaultKind.NotRegistered, wallet.RegistryFault.Kind);
    }

    private static ServiceProvider Services(TestChain chain) => new ServiceCollection()
        .AddTbtc(options =>
        {
            options.RpcUrl = chain.RpcUrl;
            options.Network = chain.Network;
            options.RegistryTimeout = TimeSpan.FromSeconds(2);
            options.MaxRetries = 0;
        })
        .BuildServiceProvider();
}
