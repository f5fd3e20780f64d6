using Tbtc.Sdk.Chain.Reading;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

/// <summary>All that is true of a reader whose node runs the reader program is true of one whose node does not.</summary>
public sealed class PlainRealNodeWalletReaderTests(RealNodeChain chain) : WalletReaderTests(chain), IClassFixture<RealNodeChain>
{
    protected override IEthereumRpc Connect(IEthereumRpc node) => new InterceptedRpc(node) { OnProgram = InterceptedRpc.RefuseProgram };
}

/// <inheritdoc cref="PlainRealNodeWalletReaderTests"/>
public sealed class PlainEmbeddedChainWalletReaderTests(EmbeddedChain chain) : WalletReaderTests(chain), IClassFixture<EmbeddedChain>
{
    protected override IEthereumRpc Connect(IEthereumRpc node) => new InterceptedRpc(node) { OnProgram = InterceptedRpc.RefuseProgram };
}
