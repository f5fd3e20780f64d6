namespace Tbtc.Sdk;

public sealed class RegistryDataTests
{
    [Fact]
    public void A_zero_hash_is_refused() =>
        Assert.Throws<ArgumentException>("hash", () => new RegistryData(Bytes32.Parse("0x" + new string('0', 64)), Samples.PublicKey, Samples.BlockNumber));

    [Fact]
    public void The_wallet_id_is_that_of_the_key() => Assert.Equal(Samples.PublicKey.ComputeWalletId(), Samples.Data().WalletId);

    [Fact]
    public void Equality_is_by_value()
    {
        Assert.Equal(Samples.Data(), Samples.Data());
        Assert.NotEqual(Samples.Data(), Samples.Data(Samples.OtherPublicKey));
        Assert.NotEqual(Samples.Data(), Samples.Data(blockNumber: 1));
    }

    [Fact]
    public void Text_names_the_hash_the_wallet_and_the_block() => Assert.Equal(
        $"{Samples.Word(0x55)} (members-ids hash of wallet {Samples.WalletId} at block 21000000)", Samples.Data().ToString());
}
