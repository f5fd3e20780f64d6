using System.Buffers.Binary;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Chain.OneRoundTrip;

/// <summary>An answer of the program that was tampered with is never taken for data.</summary>
[Collection(NodeWithWallets.Collection)]
public class LyingNodeTests(NodeWithWallets chain)
{
    private const int HeadBytes = 96;
    private const int RecordBytes = 416;
    private const int Wallets = 3;

    [Fact]
    public async Task Answer_that_is_cut_off_anywhere_or_too_long_is_not_used()
    {
        var whole = await AnswerAsync();
        Assert.Equal(HeadBytes + (Wallets * RecordBytes), whole.Length);
        byte[] longer = [.. whole, 0];
        for (var length = 0; length <= longer.Length; length++)
        {
            if (length != whole.Length)
            {
                Assert.Null(Decode(longer.AsSpan(0, length)));
            }
        }

        Assert.NotNull(Decode(whole));
    }

    [Theory]
    [InlineData(0, "the mark")]
    [InlineData(31, "the number of wallets")]
    [InlineData(HeadBytes, "the first wallet's hash")]
    [InlineData(HeadBytes + RecordBytes + 19, "the second wallet's hash")]
    [InlineData(HeadBytes + 21, "the registry's status")]
    [InlineData(HeadBytes + 27, "the length of the registry's answer")]
    [InlineData(HeadBytes + 31, "how much of it follows")]
    [InlineData(HeadBytes + 28, "how much of it follows, far too large")]
    public async Task Answer_that_was_tampered_with_never_gives_a_hash_to_all_wallets(int position, string what)
    {
        var answer = await AnswerAsync();
        for (var value = 1; value <= byte.MaxValue; value++)
        {
            var wrong = answer.ToArray();
            wrong[position] ^= (byte)value;
            var reading = Decode(wrong);
            Assert.True(reading is null || reading.Results.Count(result => result is { Wallet.HasMembersIdsHash: true }) < Wallets, $"{what} ^ {value}");
        }
    }

    [Fact]
    public async Task Answer_for_fewer_wallets_is_used_for_those_and_the_others_are_asked_for()
    {
        var rpc = chain.Connect();
        rpc.OnProgram = async (_, _, send) =>
        {
            var answer = (await send()).Data.ToArray();
            answer[31] = 1;
            return EthCallResult.Reverted("execution reverted", answer.AsMemory(0, HeadBytes + RecordBytes));
        };

        var results = await new WalletReader(rpc, chain.Node.Network).ReadAllAsync(chain.Hashes(Wallets));

        Assert.Equal(chain.Hashes(Wallets), results.Select(result => result.Wallet!.WalletPublicKeyHash));
        Assert.Equal([3, 2, 1], rpc.ProgramSizes);
    }

    [Fact]
    public async Task Answer_to_another_request_is_not_used_and_plain_calls_are()
    {
        var rpc = chain.Connect();
        var other = await AnswerAsync();
        rpc.OnProgram = (_, _, _) => Task.FromResult(EthCallResult.Reverted("execution reverted", other));

        var wallet = await new WalletReader(rpc, chain.Node.Network).GetWalletAsync(SampleWallets.Closed.WalletPublicKeyHash);

        Assert.Equal(SampleWallets.Closed.EcdsaWalletId, wallet.EcdsaWalletId);
        Assert.Contains(rpc.Requests, request => request.StartsWith("header", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answer_from_another_chain_is_an_error()
    {
        var wrongChain = new TbtcNetwork(chain.Node.Bridge, chain.Node.WalletRegistry, chainId: 1);
        var rpc = chain.Connect();

        var error = await Assert.ThrowsAsync<BridgeReadException>(() => new WalletReader(rpc, wrongChain).GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash));

        Assert.Equal(BridgeReadErrorKind.WrongChain, error.Kind);
        Assert.Single(rpc.Requests);
    }

    [Fact]
    public async Task Answer_from_another_block_than_asked_is_an_error()
    {
        await chain.Node.MineAsync(2);
        var rpc = chain.Connect();
        var asked = await chain.Node.Client.BlockNumberAsync() - 1;
        rpc.OnProgram = async (_, _, send) =>
        {
            var answer = (await send()).Data.ToArray();
            BinaryPrimitives.WriteUInt64BigEndian(answer.AsSpan(12), asked - 1);
            return EthCallResult.Reverted("execution reverted", answer);
        };

        var error = await Assert.ThrowsAsync<BridgeReadException>(
            () => new WalletReader(rpc, chain.Node.Network).GetWalletAsync(SampleWallets.Live.WalletPublicKeyHash, asked));

        Assert.Equal(BridgeReadErrorKind.MalformedResponse, error.Kind);
        Assert.Contains($"at block {asked - 1} when asked for block {asked}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answer_of_another_registry_than_asked_is_not_used()
    {
        var answer = await AnswerAsync();
        answer[95] ^= 1;

        Assert.True(Decode(answer) is { NeedsPlainCalls: true, Results.Count: 0 });
    }

    private async Task<byte[]> AnswerAsync()
    {
        var call = new EthCall(null, ReaderProgram.Encode(chain.Node.Network, [.. chain.Hashes(Wallets)]));
        return (await chain.Connect().CallAsync(call, BlockReference.Latest)).Data.ToArray();
    }

    private ProgramReading? Decode(ReadOnlySpan<byte> answer) => new ProgramDecoder(chain.Node.Network, "http://node")
        .Decode(EthCallResult.Reverted("execution reverted", answer.ToArray()), [.. chain.Hashes(Wallets)], new(BlockReference.Latest));
}
