using System.Net;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Cli.Tests.Approval;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Testing;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.Cli.Tests.Signer;

/// <summary>The real process, asked over HTTP.</summary>
public sealed class SignerServeTests : IDisposable
{
    private const string Token = "0123456789abcdef0123456789abcdef";
    private const string SubmitPath = "/v1/qc_v1/signer/requests";

    private readonly TestDirectory _directory = new();

    private static byte[] Body { get; } = Vectors.Body(Vectors.Request()).Bytes();

    private string Store => Path.Combine(_directory.Path, "store");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Submits_and_polls_and_ends_in_good_order_and_knows_its_jobs_after()
    {
        string requestId;
        await using (var node = await ServedSigner.StartAsync("--store", Store))
        {
            requestId = await SubmitAsync(node, Body);
            using var poll = await node.PostAsync($"{SubmitPath}/{requestId}:poll", Body);
            Assert.Equal(HttpStatusCode.OK, poll.StatusCode);

            var ended = await node.StopAsync();

            Assert.Equal(0, ended.ExitCode);
            Assert.EndsWith("Stopped.\n", ended.Output, StringComparison.Ordinal);
            Assert.Contains($"Accepted qc_v1/rr-1 as the job {requestId}", ended.Output, StringComparison.Ordinal);
            Assert.Equal(3, ended.ErrorLines.Length);
            Assert.All(ended.ErrorLines, line => Assert.StartsWith("tbtc: warning: ", line, StringComparison.Ordinal));
        }

        await using var after = await ServedSigner.StartAsync("--store", Store);
        Assert.Equal(requestId, await SubmitAsync(after, Body));
    }

    [Fact]
    public async Task Killed_node_knows_its_jobs_after()
    {
        string requestId;
        await using (var node = await ServedSigner.StartAsync("--store", Store))
        {
            requestId = await SubmitAsync(node, Body);
            Assert.Equal(137, (await node.StopAsync("KILL")).ExitCode);
        }

        await using var after = await ServedSigner.StartAsync("--store", Store);
        Assert.Equal(requestId, await SubmitAsync(after, Body));
    }

    [Fact]
    public async Task Token_and_password_come_from_files_and_are_shown_nowhere()
    {
        const string Password = "correct horse battery staple";
        var arguments = new[] { "--store", Store, "--token-file", Write("token", Token + "\n"), "--password-file", Write("password", Password + "\r\n") };
        string requestId;
        await using (var node = await ServedSigner.StartAsync(arguments))
        {
            using (var refused = await node.PostAsync(SubmitPath, Body))
            {
                Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
            }

            node.Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
            requestId = await SubmitAsync(node, Body);
            var ended = await node.StopAsync();
            Assert.All([Token, Password], secret => Assert.DoesNotContain(secret, ended.Output + ended.Error, StringComparison.Ordinal));
            Assert.Contains("with a token", ended.Output, StringComparison.Ordinal);
        }

        var file = Assert.Single(Directory.GetFiles(Path.Combine(Store, "covenant-signer-jobs"), requestId + ".json"));
        Assert.DoesNotContain("routeRequestId", await File.ReadAllTextAsync(file), StringComparison.Ordinal);
        await using var after = await ServedSigner.StartAsync(arguments);
        after.Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        Assert.Equal(requestId, await SubmitAsync(after, Body));
    }

    [Fact]
    public async Task Config_file_has_the_settings_and_the_command_line_comes_first()
    {
        var depositor = Vectors.Request()["scriptTemplate"]!["depositorPublicKey"]!.GetValue<string>();
        var config = Write("config.json", $$"""
            {
              // Comments are taken.
              "store": "{{Path.Combine(_directory.Path, "not this one")}}",
              "listen": "127.0.0.1:1",
              "tokenFile": "{{Write("token", Token)}}",
              "enableSelfV1": true,
              "chainId": 1,
              "depositorTrustRoots": [{ "route": "qc_v1", "reserve": "{{Vectors.Request()["reserve"]}}", "network": "other", "publicKey": "{{depositor}}" }]
            }
            """);
        await using var node = await ServedSigner.StartAsync("--config", config, "--store", Store);
        node.Http.DefaultRequestHeaders.Authorization = new("Bearer", Token);

        using var untrusted = await node.PostAsync(SubmitPath, Body);
        using var unknownRoute = await node.PostAsync("/v1/self_v1/signer/requests", "{}"u8.ToArray());

        Assert.Contains("this node trusts no depositor", await untrusted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, unknownRoute.StatusCode);
        Assert.True(Directory.Exists(Store));
        Assert.False(Directory.Exists(Path.Combine(_directory.Path, "not this one")));
    }

    [Fact]
    public async Task With_a_node_named_signer_approvals_are_verified_against_the_chain()
    {
        const int Number = 7;
        await using var chain = await TestChain.StartAsync();
        chain.AddWallet(SampleWallet.Create(Number));
        var key = SampleWallet.Create(Number).PublicKey.ToArray();
        var request = Vectors.Request("with_signer_approval");
        var digest = Bytes32.Parse(Vectors.Vector("with_signer_approval")["approvalDigest"]!.GetValue<string>());
        request["signerApproval"] = SampleApproval.Issue(Number, chain.BlockNumber, SampleWallet.Create(Number).MembersIdsHash!.Value, digest);
        request["artifactSignatures"]![2] = request["signerApproval"]!["signature"]!.DeepClone();
        request["scriptTemplate"]!["signerPublicKey"] = $"0x{(key[^1] % 2 == 0 ? "02" : "03")}{Convert.ToHexStringLower(key.AsSpan(0, 32))}";
        var body = Vectors.Body(request);
        chain.ChainId = 1;
        await using var node = await ServedSigner.StartAsync(
            "--store", Store, "--rpc", chain.RpcUrl.ToString(), "--bridge", chain.Network.Bridge.ToString(), "--chain-id", "1", "--timeout", "5");

        using var without = await node.PostAsync(SubmitPath, Body);
        chain.RegistryFault = ChainFault.Revert("registry is paused");
        using var outage = await node.PostAsync(SubmitPath, body.Bytes());
        chain.RegistryFault = null;

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, outage.StatusCode);
        Assert.Contains("registry is paused", await outage.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("kcs_qc_", await SubmitAsync(node, body.Bytes()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_without_meaning_is_404_in_one_line()
    {
        await using var node = await ServedSigner.StartAsync("--store", Store);

        using var response = await node.Http.GetAsync(new Uri("/v2/anything", UriKind.Relative));

        Assert.Equal((HttpStatusCode.NotFound, "There is nothing at this address.\n"), (response.StatusCode, await response.Content.ReadAsStringAsync()));
    }

    private static async Task<string> SubmitAsync(ServedSigner node, byte[] body)
    {
        using var response = await node.PostAsync(SubmitPath, body);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!["requestId"]!.GetValue<string>();
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.Path, name);
        File.WriteAllText(path, text);
        return path;
    }
}
