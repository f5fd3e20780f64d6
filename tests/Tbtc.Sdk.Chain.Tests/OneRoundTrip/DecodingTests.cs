namespace Tbtc.Sdk.Chain.OneRoundTrip;

[Collection(NodeWithWallets.Collection)]
public class DecodingTests(NodeWithWallets chain)
{
    [Fact]
    public async Task Decoding_allocates_nothing_but_what_it_hands_out()
    {
        var asked = chain.Wallets.Where(wallet => wallet.MembersIdsHash is not null).Select(wallet => wallet.WalletPublicKeyHash).ToArray();
        var call = new EthCall(null, ReaderProgram.Encode(chain.Node.Network, asked));
        var answer = await chain.Connect().CallAsync(call, BlockReference.Latest);
        var decoder = new ProgramDecoder(chain.Node.Network, "http://node");
        var read = decoder.Decode(answer, asked, new(BlockReference.Latest))!;
        Rebuild(read);

        var decoding = AllocatedBy(() => decoder.Decode(answer, asked, new(BlockReference.Latest)));
        var handedOut = AllocatedBy(() => Rebuild(read));

        // Apart from the wallets: the list that holds them and its wrapper.
        const int BytesPerReading = 300;
        Assert.InRange(decoding, handedOut, handedOut + BytesPerReading);
    }

    private static WalletReadResult[] Rebuild(ProgramReading reading)
    {
        var copies = new WalletReadResult[reading.Results.Count];
        for (var i = 0; i < copies.Length; i++)
        {
            var wallet = reading.Results[i]!.Wallet!;
            var data = new RegistryData(wallet.MembersIdsHash!.Hash, wallet.MembersIdsHash.PublicKey, wallet.BlockNumber);
            copies[i] = new(new WalletChainData(wallet.WalletPublicKeyHash, wallet.EcdsaWalletId, wallet.BlockNumber, null, data) { State = wallet.State, CreatedAt = wallet.CreatedAt });
        }

        return copies;
    }

    private static long AllocatedBy(Func<object?> action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        GC.KeepAlive(action());
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
