using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

[Collection(NodeWithWallets.Collection)]
public class OneRoundTripTests(NodeWithWallets chain)
{
    [Fact]
    public async Task One_wallet_is_read_in_one_request()
    {
        var rpc = chain.Connect();
        var block = await chain.Node.Client.BlockNumberAsync();

        var wallet = await Reader(rpc).GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash);

        Assert.Equal(SampleWallets.Live.ToChainData(block), wallet);
        Assert.Equal(["program latest"], rpc.Requests);
    }

    [Fact]
    public async Task Four_hundred_wallets_are_read_in_one_request_as_plain_calls_read_them()
    {
        var rpc = chain.Connect();
        var results = await Reader(rpc).ReadAllAsync(chain.Hashes(400));

        Assert.Equal(["program latest"], rpc.Requests);
        var plainly = await PlainReader().ReadAllAsync(chain.Hashes(400), results[0].Wallet!.BlockNumber);
        Assert.Equal(plainly.Select(WithoutBlockHash), results.Select(result => result.Wallet));
    }

    [Fact]
    public async Task Registry_that_the_Bridge_has_to_name_is_read_in_the_same_request()
    {
        var rpc = chain.Connect();
        var network = new TbtcNetwork(chain.Node.Bridge, chainId: chain.Node.Network.ChainId);

        var results = await new WalletReader(rpc, network).ReadAllAsync(chain.Hashes(20));

        Assert.Equal(["program latest"], rpc.Requests);
        Assert.Equal(await Reader(chain.Connect()).ReadAllAsync(chain.Hashes(20)), results, (one, other) => one.Wallet == other.Wallet);
    }

    [Theory]
    [InlineData(BlockReferenceKind.Safe)]
    [InlineData(BlockReferenceKind.Finalized)]
    [InlineData(BlockReferenceKind.Number)]
    [InlineData(BlockReferenceKind.Hash)]
    public async Task Wallet_is_read_in_one_request_at_any_block(BlockReferenceKind kind)
    {
        await chain.Node.MineAsync(4);
        var number = await chain.Node.Client.BlockNumberAsync() - 3;
        var hash = await chain.Node.Client.BlockHashAsync(number);
        BlockReference block = kind switch
        {
            BlockReferenceKind.Safe => BlockReference.Safe,
            BlockReferenceKind.Finalized => BlockReference.Finalized,
            BlockReferenceKind.Number => number,
            _ => hash,
        };
        var rpc = chain.Connect();

        var wallet = await Reader(rpc).GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash, block);

        Assert.Equal([$"program {block}"], rpc.Requests);
        Assert.Equal(kind == BlockReferenceKind.Hash ? hash : null, wallet.BlockHash);
        if (kind is BlockReferenceKind.Number or BlockReferenceKind.Hash)
        {
            Assert.Equal(number, wallet.BlockNumber);
        }
    }

    [Fact]
    public async Task Wallet_that_the_Bridge_does_not_know_is_not_found()
    {
        var rpc = chain.Connect();
        var unknown = SampleWallet.Create(999_999).WalletPublicKeyHash;

        var results = await Reader(rpc).ReadAllAsync([unknown, SampleWallets.Live.WalletPublicKeyHash]);

        Assert.True(results[0].IsNotFound);
        Assert.True(results[1].IsFound);
        Assert.Equal(["program latest"], rpc.Requests);
    }

    [Fact]
    public async Task More_wallets_than_one_request_reads_are_read_at_the_block_of_the_first()
    {
        var rpc = chain.Connect();
        var first = await chain.Node.Client.BlockNumberAsync();
        rpc.OnProgram = async (_, _, send) =>
        {
            var result = await send();
            await chain.Node.MineAsync();
            return result;
        };

        var results = await Reader(rpc).ReadAllAsync(Enumerable.Repeat(chain.Hashes(400), 3).SelectMany(wallets => wallets));

        Assert.Equal(["program latest", $"program {first}", $"program {first}"], rpc.Requests);
        Assert.Equal([500, 500, 200], rpc.ProgramSizes);
        Assert.Equal(1200, results.Count);
        Assert.All(results, result => Assert.Equal(first, result.Wallet!.BlockNumber));
    }

    [Fact]
    public async Task Block_that_is_replaced_between_two_requests_is_noticed()
    {
        await chain.Node.UndoneAsync(async () =>
        {
            var beforeBlock = await chain.Node.Client.AskAsync("evm_snapshot");
            await chain.Node.MineAsync();
            var rpc = chain.Connect();
            rpc.OnProgram = async (_, _, send) =>
            {
                var result = await send();
                await chain.Node.Client.AskAsync("evm_revert", beforeBlock!.DeepClone());
                await chain.Node.Client.AskAsync("evm_increaseTime", 12);
                await chain.Node.MineAsync();
                rpc.OnProgram = (_, _, sendNext) => sendNext();
                return result;
            };

            var results = await Reader(rpc).ReadAllAsync(chain.Hashes(400).Concat(chain.Hashes(200)));

            Assert.All(results.Take(500), result => Assert.True(result.IsFound));
            Assert.All(results.Skip(500), result => Assert.Equal(BridgeReadErrorKind.BlockReorganised, Assert.IsType<BridgeReadException>(result.Error).Kind));
            Assert.All(results.Skip(500), result => Assert.True(result.Error!.IsTransient));
        });
    }

    private WalletReader Reader(InterceptedRpc rpc) => new(rpc, chain.Node.Network);

    private WalletReader PlainReader()
    {
        var rpc = chain.Connect();
        rpc.OnProgram = InterceptedRpc.RefuseProgram;
        return Reader(rpc);
    }

    // Plain calls learn the block's hash on the way.
    private static WalletChainData WithoutBlockHash(WalletReadResult result)
    {
        var wallet = result.Wallet!;
        var without = wallet.HasMembersIdsHash
            ? new WalletChainData(wallet.WalletPublicKeyHash, wallet.EcdsaWalletId, wallet.BlockNumber, null, wallet.MembersIdsHash) { State = wallet.State, CreatedAt = wallet.CreatedAt }
            : new WalletChainData(wallet.WalletPublicKeyHash, wallet.EcdsaWalletId, wallet.BlockNumber, null, wallet.RegistryFault) { State = wallet.State, CreatedAt = wallet.CreatedAt };
        return without with
        {
            MainUtxoHash = wallet.MainUtxoHash,
            PendingRedemptionsValueSats = wallet.PendingRedemptionsValueSats,
            MovingFundsRequestedAt = wallet.MovingFundsRequestedAt,
            ClosingStartedAt = wallet.ClosingStartedAt,
            PendingMovedFundsSweepRequestsCount = wallet.PendingMovedFundsSweepRequestsCount,
            MovingFundsTargetWalletsCommitmentHash = wallet.MovingFundsTargetWalletsCommitmentHash,
        };
    }
}
