using System.Reflection;

namespace Tbtc.Sdk;

public sealed class WalletChainDataTests
{
    [Fact]
    public void With_a_hash_there_is_no_fault()
    {
        var data = Samples.Data();
        var wallet = Samples.Wallet(data);

        Assert.True(wallet.HasMembersIdsHash);
        Assert.Same(data, wallet.MembersIdsHash);
        Assert.Null(wallet.RegistryFault);
        Assert.True(wallet.TryGetMembersIdsHash(out var hash));
        Assert.Same(data, hash);
        Assert.Same(data, wallet.RequireMembersIdsHash());
    }

    [Fact]
    public void With_a_fault_there_is_no_hash()
    {
        var fault = Samples.Fault();
        var wallet = Samples.Wallet(fault);

        Assert.False(wallet.HasMembersIdsHash);
        Assert.Null(wallet.MembersIdsHash);
        Assert.Same(fault, wallet.RegistryFault);
        Assert.False(wallet.TryGetMembersIdsHash(out var hash));
        Assert.Null(hash);
    }

    [Fact]
    public void Requiring_an_absent_hash_names_the_action_the_wallet_the_registry_the_cause_and_the_remedy()
    {
        var wallet = Samples.Wallet(Samples.Fault());

        var error = Assert.Throws<MembersIdsHashUnavailableException>(() => wallet.RequireMembersIdsHash("verify the signer approval"));

        Assert.Equal(
            $"'verify the signer approval' needs the members-ids hash of the wallet {wallet.EcdsaWalletId}, and the wallet registry {Samples.Registry} could not be read"
            + " at block 21000000: Timeout: the node at http://localhost did not answer within 10 s. Try again; if it lasts, raise the request timeout or use another node.",
            error.Message);
        Assert.Equal("verify the signer approval", error.Action);
        Assert.Equal(wallet.EcdsaWalletId, error.EcdsaWalletId);
        Assert.Same(wallet.RegistryFault, error.Fault);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public void Requiring_an_absent_hash_names_the_calling_member_unless_told_otherwise()
    {
        var error = Assert.Throws<MembersIdsHashUnavailableException>(() => Samples.Wallet(Samples.Fault()).RequireMembersIdsHash());

        Assert.Equal(nameof(Requiring_an_absent_hash_names_the_calling_member_unless_told_otherwise), error.Action);
    }

    [Fact]
    public void A_wallet_that_is_not_registered_is_not_an_outage_and_not_transient()
    {
        var fault = Samples.Fault(RegistryFaultKind.NotRegistered);
        var error = Assert.Throws<MembersIdsHashUnavailableException>(() => Samples.Wallet(fault).RequireMembersIdsHash());

        Assert.False(fault.IsOutage);
        Assert.False(error.IsTransient);
        Assert.Contains("does not hold the wallet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_of_another_wallet_is_refused() =>
        Assert.Throws<ArgumentException>("membersIdsHash", () => Samples.Wallet(Samples.Data(Samples.OtherPublicKey)));

    [Fact]
    public void Data_and_faults_of_another_block_are_refused()
    {
        Assert.Throws<ArgumentException>("membersIdsHash", () => Samples.Wallet(Samples.Data(blockNumber: Samples.BlockNumber + 1)));
        Assert.Throws<ArgumentException>("registryFault", () => Samples.Wallet(Samples.Fault(blockNumber: Samples.BlockNumber + 1)));
    }

    [Fact]
    public void Neither_a_hash_nor_a_fault_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Samples.Wallet((RegistryData)null!));
        Assert.Throws<ArgumentNullException>(() => Samples.Wallet((RegistryFault)null!));
    }

    [Fact]
    public void No_constructor_takes_both_and_no_setter_can_pair_a_wallet_with_another_hash()
    {
        var constructors = typeof(WalletChainData).GetConstructors();
        Assert.Equal(2, constructors.Length);
        Assert.All(constructors, constructor => Assert.Single(
            constructor.GetParameters(), parameter => parameter.ParameterType == typeof(RegistryData) || parameter.ParameterType == typeof(RegistryFault)));

        var settable = typeof(WalletChainData).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite).Select(property => property.Name);
        Assert.Empty(settable.Intersect(["WalletPublicKeyHash", "EcdsaWalletId", "BlockNumber", "BlockHash", "MembersIdsHash", "RegistryFault", "HasMembersIdsHash"]));
    }

    [Fact]
    public void Equality_is_by_value()
    {
        Assert.Equal(Samples.Wallet(Samples.Data()), Samples.Wallet(Samples.Data()));
        Assert.Equal(Samples.Wallet(Samples.Fault()), Samples.Wallet(Samples.Fault()));
        Assert.NotEqual(Samples.Wallet(Samples.Fault()), Samples.Wallet(Samples.Fault(RegistryFaultKind.Transport)));
        Assert.NotEqual(Samples.Wallet(Samples.Data()), Samples.Wallet(Samples.Fault()));
    }
}
