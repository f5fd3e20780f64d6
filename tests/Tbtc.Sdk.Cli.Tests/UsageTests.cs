using System.Net;
using System.Net.Sockets;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>What cannot be used is said on standard error, with exit code 2, before anything is asked.</summary>
public sealed class UsageTests : IDisposable
{
    private const string Hash = "0x3091d288521caec06ea912eacfd733edc5a36d6e";
    private const string Secret = "s3cr3t";

    private readonly TcpListener _node = new(IPAddress.Loopback, 0);

    public UsageTests() => _node.Start();

    public void Dispose()
    {
        Assert.False(_node.Pending(), "The node was asked.");
        _node.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData("wallet")]
    [InlineData("request")]
    [InlineData("approval")]
    [InlineData("signer")]
    [InlineData("store")]
    public async Task No_command_names_the_commands(string group)
    {
        var result = await ConsoleApp.Tbtc.RunAsync(group.Length == 0 ? [] : [group]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("the commands are", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0x3091d288521caec06ea912eacfd733edc5a36d6", "these are 41")]
    [InlineData("0x3091d288521caec06ea912eacfd733edc5a36d6e00", "these are 44")]
    [InlineData("3091d288521caec06ea912eacfd733edc5a36d6e", "these are 40")]
    [InlineData("0x3091d288521caec06ea912eacfd733edc5a36d6g", "'0x3091d288521caec06ea912eacfd733edc5a36d6g'")]
    [InlineData("[red]\u001b[2J", "'[red]?[2J'")]
    [InlineData("", "''")]
    public async Task Malformed_hash_is_named_with_the_remedy(string hash, string named)
    {
        var result = await ShowAsync(hash);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        var line = result.OnlyErrorLine();
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Contains("give 0x and 40 hex digits", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_malformed_hash_among_good_ones_is_named()
    {
        var result = await ShowAsync("0xaa", Hash, "0xbb");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Collection(
            result.ErrorLines,
            line => Assert.Contains("'0xaa'", line, StringComparison.Ordinal),
            line => Assert.Contains("'0xbb'", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Malformed_lines_of_a_list_are_named_by_number_and_bounded()
    {
        var list = $"# wallets\n{Hash} # good\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"bad{i}\n"));

        var result = await ShowAsync(new ConsoleInput { StandardInput = list }, "--file", "-");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal(11, result.ErrorLines.Length);
        Assert.StartsWith("tbtc: error: Standard input, line 3: 'bad0'", result.ErrorLines[0], StringComparison.Ordinal);
        Assert.Contains("20 more", result.ErrorLines[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_without_hashes_names_the_remedy()
    {
        var result = await ShowAsync(new ConsoleInput { StandardInput = "# none\n\n" }, "--file", "-");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("No wallet is named", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.txt", "there is no such file")]
    [InlineData(".", "it is a directory")]
    public async Task List_that_cannot_be_read_is_named_with_the_cause(string list, string cause)
    {
        var result = await ShowAsync("--file", list);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains($"The list '{list}' cannot be read: {cause}", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--bridge", "0x00", "give 0x and 40 hex digits")]
    [InlineData("--bridge", "0x0000000000000000000000000000000000000000", "not all zero")]
    [InlineData("--wallet-registry", "registry", "give 0x and 40 hex digits")]
    [InlineData("--network", "sepolia", "give mainnet")]
    [InlineData("--chain-id", "0x1", "give a decimal number")]
    [InlineData("--chain-id", "-1", "give a decimal number")]
    [InlineData("--timeout", "0", "from 1 to 600")]
    [InlineData("--block", "0x1", "give latest, safe, finalized")]
    [InlineData("--block", "pending", "give latest, safe, finalized")]
    public async Task Malformed_option_is_named_with_the_remedy(string option, string value, string remedy)
    {
        var result = await ShowAsync(Hash, option, value);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        var line = result.OnlyErrorLine();
        Assert.Contains($"{option}: '{value}' is not", line, StringComparison.Ordinal);
        Assert.Contains(remedy, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_deployments_are_refused()
    {
        var result = await ShowAsync(Hash, "--network", "mainnet", "--bridge", "0x5e4861a80b55f035d899f66772117f00fa0e8e7b");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--network and --bridge both", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registry_without_a_bridge_is_refused()
    {
        var result = await ShowAsync(Hash, "--wallet-registry", "0x46d52e41c2f300bc82217ce22b920c34995204eb");

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--wallet-registry is given without --bridge", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_node_names_the_option_and_the_variable()
    {
        var result = await ConsoleApp.Tbtc.RunAsync("wallet", "show", Hash);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        var line = result.OnlyErrorLine();
        Assert.Contains("--rpc", line, StringComparison.Ordinal);
        Assert.Contains("TBTC_RPC_URL", line, StringComparison.Ordinal);
    }

    // An address given in the wrong place, or wrong in itself, is as secret as one in the right place.
    [Theory]
    [InlineData("show", Hash, "--rpc", $"ftp://user:{Secret}@node.example/{Secret}")]
    [InlineData("show", Hash, "--rpc", $"user:{Secret}@node.example")]
    [InlineData("show", Hash, "--rpc", $"https://user:{Secret}@node example/?key={Secret}")]
    [InlineData("show", $"https://node.example/?key={Secret}")]
    [InlineData("show", Hash, "--file", $"https://node.example/?key={Secret}")]
    [InlineData("show", Hash, "--block", $"https://node.example/?key={Secret}")]
    [InlineData("show", Hash, "--network", $"https://node.example/?key={Secret}")]
    [InlineData("show", Hash, "--bridge", $"https://user:{Secret}@node.example")]
    [InlineData("show", Hash, "--rcp", $"https://user:{Secret}@node.example")]
    [InlineData("show", Hash, $"--rcp=https://user:{Secret}@node.example")]
    [InlineData("show", Hash, $"--json=https://user:{Secret}@node.example")]
    [InlineData("show", Hash, $"--rpc=https://node.example/{Secret}", $"--rpc=https://node.example/{Secret}")]
    [InlineData("shwo", $"https://node.example/?key={Secret}")]
    public async Task Address_in_any_argument_is_not_shown(params string[] arguments)
    {
        var result = await ConsoleApp.Tbtc.RunAsync(["wallet", .. arguments, .. arguments.Contains("--rpc") ? [] : (string[])["--timeout", "1"]]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.ErrorLines);
        Assert.DoesNotContain(Secret, result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_in_the_variable_is_not_shown()
    {
        var input = new ConsoleInput { Environment = new Dictionary<string, string> { ["TBTC_RPC_URL"] = $"node.example/{Secret}" } };

        var result = await ConsoleApp.Tbtc.RunAsync(input, "wallet", "show", Hash);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Equal("tbtc: error: TBTC_RPC_URL is not an http or https address: give one such as https://node.example.", result.OnlyErrorLine());
    }

    private Task<ConsoleResult> ShowAsync(params string[] arguments) => ShowAsync(new ConsoleInput(), arguments);

    private Task<ConsoleResult> ShowAsync(ConsoleInput input, params string[] arguments) =>
        ConsoleApp.Tbtc.RunAsync(input, ["wallet", "show", "--rpc", $"http://{_node.LocalEndpoint}", .. arguments]);
}
