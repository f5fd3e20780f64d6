namespace Tbtc.Sdk;

public sealed class WalletReadResultTests
{
    private static readonly Address Bridge = Address.Parse("0x5e4861a80b55f035d899f66772117f00fa0e8e7b");

    [Fact]
    public void Found_hands_out_the_wallet()
    {
        var wallet = Samples.Wallet(Samples.Data());
        var result = new WalletReadResult(wallet);

        Assert.True(result.IsFound);
        Assert.False(result.IsNotFound);
        Assert.Same(wallet, result.GetWalletOrThrow());
        Assert.Equal(wallet.WalletPublicKeyHash, result.WalletPublicKeyHash);
    }

    [Fact]
    public void Not_found_throws_what_a_single_read_throws()
    {
        var result = new WalletReadResult(new WalletNotFoundException(Samples.WalletPublicKeyHash, Bridge, 7));

        Assert.True(result.IsNotFound);
        Assert.False(result.IsFound);
        Assert.Equal(Samples.WalletPublicKeyHash, result.WalletPublicKeyHash);
        var error = Assert.Throws<WalletNotFoundException>(result.GetWalletOrThrow);
        Assert.Contains($"knows no wallet {Samples.WalletPublicKeyHash} at block 7", error.Message, StringComparison.Ordinal);
        Assert.False(error.IsTransient);
    }

    [Fact]
    public void Failed_is_neither_found_nor_not_found()
    {
        var result = new WalletReadResult(
            Samples.WalletPublicKeyHash, new BridgeReadException(BridgeReadErrorKind.Timeout, "no answer", isTransient: true, Bridge, "http://localhost"));

        Assert.False(result.IsFound);
        Assert.False(result.IsNotFound);
        Assert.Throws<BridgeReadException>(result.GetWalletOrThrow);
    }
}
