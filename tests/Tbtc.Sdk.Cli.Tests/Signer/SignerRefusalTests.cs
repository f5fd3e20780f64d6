using System.Net;
using System.Net.Sockets;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Signer;

/// <summary>What keeps a node from starting: one line that says what is wrong and what to do, and nothing is created.</summary>
public sealed class SignerRefusalTests : IDisposable
{
    private readonly TestDirectory _directory = new();

    private string Store => Path.Combine(_directory.Path, "store");

    public static TheoryData<string, string> Configs { get; } = new()
    {
        { """{"stroe":"x"}""", "there is no such key" },
        { """{"store":"x","store":"y"}""", "more than once" },
        { """{"Store":"x"}""", "there is no such key" },
        { """{"enableSelfV1":"yes"}""", "of another kind" },
        { """{"chainId":-1}""", "of another kind" },
        { """{"store":null}""", "No store is named" },
        { """{"store":"x","depositorTrustRoots":[{"route":"qc_v1"}]}""", "keys are missing" },
        { """{"store":"x","depositorTrustRoots":[{"route":"other","reserve":"0x00","network":"n","publicKey":"0x02ad9a25b9f6ed376bd2785965db29a6780bceec370e9640211a29735ee0914dc7"}]}""", "$.depositorTrustRoots[0].route" },
        { """{"store":"x","quoteTrustRoots":[{"keyId":"k","publicKeyPem":"not a key"}]}""", "$.quoteTrustRoots[0].publicKeyPem" },
        { """{"store":"x","approvalSalt":"0x12"}""", "$.approvalSalt" },
        { """{"store":"x","bridge":"0x12"}""", "$.bridge" },
        { """{"store":"x","walletRegistry":"0x0000000000000000000000000000000000000001"}""", "without $.bridge" },
        { """{"store":"x","listen":"0.0.0.0:80"}""", "no token is named" },
        { """{"store":"x","listen":"nowhere"}""", "is not an address to listen on" },
        { """{"store":"x","storeId":"not an id"}""", "of another kind" },
        { """{"store":""", "not JSON" },
        { "", "not JSON" },
        { "null", "is null" },
        { "[]", "of another kind" },
    };

    public void Dispose() => _directory.Dispose();

    [Theory]
    [MemberData(nameof(Configs))]
    public async Task Config_that_is_wrong_is_refused_in_one_line(string config, string says)
    {
        var path = Path.Combine(_directory.Path, "config.json");
        await File.WriteAllTextAsync(path, config);

        await RefusedAsync(2, says, "--config", path);
    }

    [Theory]
    [InlineData("0.0.0.0:9702")]
    [InlineData("[::]:9702")]
    [InlineData("192.0.2.1:9702")]
    public async Task Listen_address_that_is_not_loopback_needs_a_token(string listen) =>
        await RefusedAsync(2, "no token is named", "--store", Store, "--listen", listen);

    [Theory]
    [InlineData("9702")]
    [InlineData("127.0.0.1")]
    [InlineData("127.0.0.1:")]
    [InlineData("127.0.0.1:65536")]
    [InlineData(":9702")]
    [InlineData("::1:9702")]
    [InlineData("signer.example:9702")]
    public async Task Listen_address_that_is_none_is_refused(string listen) =>
        await RefusedAsync(2, "is not an address to listen on", "--store", Store, "--listen", listen);

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("0123456789abcdef 0123456789abcdef")]
    [InlineData("0123456789abcdef\n0123456789abcdef\n")]
    public async Task Token_file_without_a_token_is_refused_and_not_shown(string token)
    {
        var path = Path.Combine(_directory.Path, "token");
        await File.WriteAllTextAsync(path, token);

        var line = await RefusedAsync(2, "The token file", "--store", Store, "--token-file", path);

        Assert.DoesNotContain("0123456789abcdef", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_not_there_are_named()
    {
        await RefusedAsync(2, "The token file", "--store", Store, "--token-file", Path.Combine(_directory.Path, "none"));
        await RefusedAsync(2, "The password file", "--store", Store, "--password-file", Path.Combine(_directory.Path, "none"));
        await RefusedAsync(2, "The config file", "--store", Store, "--config", Path.Combine(_directory.Path, "none"));
        await RefusedAsync(2, "The config file", "--store", Store, "--config", _directory.Path);
    }

    [Fact]
    public async Task Nothing_named_names_the_store() => await RefusedAsync(2, "No store is named");

    [Fact]
    public async Task Deployment_without_its_chain_is_refused() =>
        await RefusedAsync(2, "--chain-id", "--store", Store, "--rpc", "http://127.0.0.1:1", "--bridge", "0x0000000000000000000000000000000000000001");

    [Fact]
    public async Task Address_of_a_node_that_is_none_is_refused_and_not_shown()
    {
        var line = await RefusedAsync(2, "--rpc is not an http or https address", "--store", Store, "--rpc", "ftp://user:secret@node.example");

        Assert.DoesNotContain("secret", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_that_is_a_file_is_refused()
    {
        await File.WriteAllTextAsync(Store, "a file");

        await RefusedAsync(1, Store, "--store", Store);
    }

    [Fact]
    public async Task Store_that_another_process_has_is_refused()
    {
        await using var other = await DirectoryJobStore.OpenAsync(new() { Directory = Store });

        await RefusedAsync(1, Store, "--store", Store, "--listen", "127.0.0.1:0");
    }

    [Fact]
    public async Task Store_of_another_id_is_refused()
    {
        await using (await DirectoryJobStore.OpenAsync(new() { Directory = Store }))
        {
        }

        var config = Path.Combine(_directory.Path, "config.json");
        await File.WriteAllTextAsync(config, """{"storeId":"00000000-0000-0000-0000-000000000001"}""");

        await RefusedAsync(1, "00000000-0000-0000-0000-000000000001", "--store", Store, "--config", config);
    }

    [Fact]
    public async Task Port_that_is_taken_is_refused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var result = await ConsoleApp.Tbtc.RunAsync("signer", "serve", "--store", Store, "--listen", other.LocalEndpoint.ToString()!);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains($"{other.LocalEndpoint} cannot be listened on", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    private async Task<string> RefusedAsync(int exitCode, string says, params string[] arguments)
    {
        var result = await ConsoleApp.Tbtc.RunAsync(["signer", "serve", .. arguments]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        var line = result.OnlyErrorLine();
        Assert.Contains(says, line, StringComparison.Ordinal);
        Assert.True(exitCode != 2 || !Directory.Exists(Store), "The store was created.");
        return line;
    }
}
