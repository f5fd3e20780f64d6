using System.Net;
using System.Text;

namespace Tbtc.Sdk.Chain.Rpc;

/// <summary>Answers that are almost right: whatever a byte of them is changed to, the outcome is a result or an <see cref="EthereumRpcException"/>.</summary>
public sealed class MalformedAnswerTests
{
    private const int Seed = 20_260_102;
    private const int Mutations = 5_000;
    private const string Hash = "0x1111111111111111111111111111111111111111111111111111111111111111";

    private static readonly EthCall[] Calls = [new(null, new byte[] { 1 }), new(null, new byte[] { 2 })];

    // The bytes that JSON and hex are made of, and some that they are not.
    private static readonly byte[] Alphabet = [.. "{}[]\":,\\0x1efnult-.+ \n"u8, 0, 0x7f, 0x80, 0xc3, 0xed, 0xff];

    [Theory]
    [InlineData("""{"jsonrpc":"2.0","id":1,"result":"0x2a"}""")]
    [InlineData("""{"\ud83d\ude00":"\ud83d\ude00","id":1,"result":"0x2a"}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":3,"message":"execution \ud83d\ude00 reverted","data":"0x08c379a0"}}""")]
    [InlineData("""{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"no","data":{"data":"0x","a":[1,{"b":null}]}},"result":null}""")]
    public async Task Mutated_answer_to_a_call_throws_nothing_else(string answer) =>
        await AssertAsync(answer, (rpc, token) => rpc.CallAsync(Calls[0], BlockReference.Latest, token));

    [Fact]
    public async Task Mutated_answer_to_a_batch_throws_nothing_else() => await AssertAsync(
        """[{"jsonrpc":"2.0","id":2,"result":"0x2a"},{"id":1,"error":{"code":3,"message":"reverted","data":"Reverted 0x01"}}]""",
        (rpc, token) => rpc.CallBatchAsync(Calls, BlockReference.Latest, token));

    [Fact]
    public async Task Mutated_header_throws_nothing_else() => await AssertAsync(
        $$$"""{"jsonrpc":"2.0","id":1,"result":{"number":"0x10","hash":"{{{Hash}}}","uncles":[]}}""", (rpc, token) => rpc.GetBlockAsync(16, token));

    private static async Task AssertAsync(string answer, Func<IEthereumRpc, CancellationToken, Task> ask)
    {
        var random = new Random(Seed);
        using var handler = new Answering();
        using var http = new HttpClient(handler);
        var failed = 0;
        for (var i = 0; i < Mutations; i++)
        {
            handler.Body = Mutate(Encoding.UTF8.GetBytes(answer), random);
            // A new transport for each, so that the id asked with is always 1.
            var rpc = new HttpEthereumRpc(http, new TbtcOptions { RpcUrl = new Uri("http://node.example") });
            try
            {
                await ask(rpc, CancellationToken.None);
            }
            catch (EthereumRpcException)
            {
                failed++;
            }
            catch (Exception other)
            {
                Assert.Fail($"{other.GetType()} for {Convert.ToHexString(handler.Body)}: {other}");
            }
        }

        Assert.InRange(failed, Mutations / 10, Mutations);
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        var mutated = body.ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(mutated.Count);
            var value = Alphabet[random.Next(Alphabet.Length)];
            switch (random.Next(4))
            {
                case 0:
                    mutated.RemoveAt(at);
                    break;
                case 1:
                    mutated.Insert(at, value);
                    break;
                case 2:
                    mutated.InsertRange(at, mutated.GetRange(at, Math.Min(12, mutated.Count - at)));
                    break;
                default:
                    mutated[at] = value;
                    break;
            }
        }

        return [.. mutated];
    }

    private sealed class Answering : HttpMessageHandler
    {
        public byte[] Body { get; set; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(Body) });
    }
}
