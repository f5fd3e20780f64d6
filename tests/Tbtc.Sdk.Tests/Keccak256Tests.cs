using System.Text;
using Org.BouncyCastle.Crypto.Digests;

namespace Tbtc.Sdk;

public sealed class Keccak256Tests
{
    // Known answers: the empty input and "abc", as every Ethereum client has them.
    [Theory]
    [InlineData("", "0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")]
    [InlineData("abc", "0x4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45")]
    public void Known_inputs_hash_to_the_known_answers(string text, string expected) =>
        Assert.Equal(expected, Keccak256.HashData(Encoding.ASCII.GetBytes(text)).ToString());

    [Fact]
    public void Every_length_up_to_several_blocks_agrees_with_BouncyCastle()
    {
        const int SeveralBlocks = 600;
        var data = new byte[SeveralBlocks];
        new Random(1).NextBytes(data);
        var peer = new KeccakDigest(256);
        var expected = new byte[Bytes32.Size];
        for (var length = 0; length <= data.Length; length++)
        {
            peer.BlockUpdate(data, 0, length);
            peer.DoFinal(expected, 0);

            Assert.Equal(new Bytes32(expected), Keccak256.HashData(data.AsSpan(0, length)));
        }
    }
}
