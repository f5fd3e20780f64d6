using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

/// <summary>The test chain, which has no EVM, answers the reader program byte for byte as the node does.</summary>
[Collection(NodeWithWallets.Collection)]
public class TestChainProgramTests(NodeWithWallets chain)
{
    private const int BytesOfBlock = 64;
    private static readonly Address TestBridge = Address.Parse("0x00000000000000000000000000000000000b0b0b");

    public static TheoryData<string> Faults =>
        ["none", "reverts with a reason", "reverts with a long reason", "invalid opcode", "burns its gas", "no contract", "answers one word", "answers 10 kB"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Program_is_answered_as_the_node_answers_it(string name)
    {
        ChainFault? fault = name switch
        {
            "none" => null,
            "reverts with a reason" => ChainFault.Revert("the registry is paused"),
            "reverts with a long reason" => ChainFault.Revert(new string('x', 2_000)),
            "invalid opcode" => ChainFault.InvalidOpcode,
            "burns its gas" => ChainFault.OutOfGas,
            "no contract" => ChainFault.NoContract,
            "answers one word" => ChainFault.Answer(new byte[32]),
            _ => ChainFault.Answer(new byte[10_000]),
        };
        await using var test = await TestChain.StartAsync();
        foreach (var wallet in chain.Wallets)
        {
            test.AddWallet(wallet);
        }

        test.RegistryFault = fault;
        await chain.Node.UndoneAsync(async () =>
        {
            if (fault is not null)
            {
                await chain.Node.SetCodeAsync(chain.Node.WalletRegistry, fault.ToRuntimeCode());
            }

            WalletPublicKeyHash[] wallets = [.. chain.Hashes(8), SampleWallet.Create(999_999).WalletPublicKeyHash];
            var expected = await AskAsync(chain.Node.RpcUrl, chain.Node.Network, wallets);
            var actual = await AskAsync(test.RpcUrl, test.Network, wallets);

            Assert.Equal(expected[..12], actual[..12]);
            Assert.Equal(expected[28..32], actual[28..32]);
            Assert.Equal(chain.Node.WalletRegistry, new Address(expected.AsSpan(BytesOfBlock + 12, Address.Size)));
            Assert.Equal(test.Network.WalletRegistry, new Address(actual.AsSpan(BytesOfBlock + 12, Address.Size)));
            Assert.Equal(Convert.ToHexString(expected[96..]), Convert.ToHexString(actual[96..]));
        });
    }

    [Fact]
    public async Task Wallet_of_the_test_chain_is_read_in_one_request()
    {
        await using var test = await TestChain.StartAsync();
        var wallet = test.AddWallet(SampleWallets.Live);
        using var http = new HttpClient();
        var rpc = new HttpEthereumRpc(http, new TbtcOptions { RpcUrl = test.RpcUrl });

        var found = await new WalletReader(rpc, new(TestBridge, chainId: test.ChainId)).GetWalletAsync(wallet);

        Assert.Equal(SampleWallets.Live.ToChainData(test.BlockNumber), found);
        Assert.Equal(1, test.RequestCount);
    }

    [Fact]
    public async Task Block_of_the_test_chain_that_is_replaced_between_two_requests_is_noticed()
    {
        await using var test = await TestChain.StartAsync();
        var wallet = test.AddWallet(SampleWallets.Live);
        using var http = new HttpClient();
        var rpc = new InterceptedRpc(new HttpEthereumRpc(http, new TbtcOptions { RpcUrl = test.RpcUrl }));
        rpc.OnProgram = async (_, _, send) =>
        {
            var result = await send();
            test.Reorganise();
            return result;
        };

        var results = await new WalletReader(rpc, test.Network).ReadAllAsync(Enumerable.Repeat(wallet, 501));

        Assert.Equal(BridgeReadErrorKind.BlockReorganised, Assert.IsType<BridgeReadException>(results[500].Error).Kind);
    }

    private static async Task<byte[]> AskAsync(Uri rpcUrl, TbtcNetwork network, WalletPublicKeyHash[] wallets)
    {
        using var http = new HttpClient();
        var rpc = new HttpEthereumRpc(http, new TbtcOptions { RpcUrl = rpcUrl });
        return (await rpc.CallAsync(new EthCall(null, ReaderProgram.Encode(network, wallets)), BlockReference.Latest)).Data.ToArray();
    }
}
