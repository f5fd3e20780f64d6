using Snapshooter.Xunit;

namespace Tbtc.Sdk.Cli.Tests;

public sealed class HelpTests
{
    [Fact]
    public async Task Help_of_the_tool_is_as_recorded() => Snapshot.Match(await HelpAsync());

    [Fact]
    public async Task Help_of_wallet_is_as_recorded() => Snapshot.Match(await HelpAsync("wallet"));

    [Fact]
    public async Task Help_of_wallet_show_is_as_recorded() => Snapshot.Match(await HelpAsync("wallet", "show"));

    [Fact]
    public async Task Help_of_request_is_as_recorded() => Snapshot.Match(await HelpAsync("request"));

    [Fact]
    public async Task Help_of_request_inspect_is_as_recorded() => Snapshot.Match(await HelpAsync("request", "inspect"));

    [Fact]
    public async Task Help_of_approval_is_as_recorded() => Snapshot.Match(await HelpAsync("approval"));

    [Fact]
    public async Task Help_of_approval_verify_is_as_recorded() => Snapshot.Match(await HelpAsync("approval", "verify"));

    [Fact]
    public async Task Help_of_signer_is_as_recorded() => Snapshot.Match(await HelpAsync("signer"));

    [Fact]
    public async Task Help_of_signer_serve_is_as_recorded() => Snapshot.Match(await HelpAsync("signer", "serve"));

    [Fact]
    public async Task Help_of_store_is_as_recorded() => Snapshot.Match(await HelpAsync("store"));

    [Fact]
    public async Task Help_of_store_status_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "status"));

    [Fact]
    public async Task Help_of_store_verify_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "verify"));

    [Fact]
    public async Task Help_of_store_checkpoint_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "checkpoint"));

    [Fact]
    public async Task Help_of_store_handover_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "handover"));

    [Fact]
    public async Task Help_of_store_export_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "export"));

    [Fact]
    public async Task Help_of_store_migrate_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "migrate"));

    [Fact]
    public async Task Help_of_store_quarantine_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "quarantine"));

    [Fact]
    public async Task Help_of_store_quarantine_list_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "quarantine", "list"));

    [Fact]
    public async Task Help_of_store_quarantine_show_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "quarantine", "show"));

    [Fact]
    public async Task Help_of_store_quarantine_identify_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "quarantine", "identify"));

    [Fact]
    public async Task Help_of_store_quarantine_restore_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "quarantine", "restore"));

    [Fact]
    public async Task Help_of_store_quarantine_release_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "quarantine", "release"));

    [Fact]
    public async Task Help_of_store_quarantine_export_is_as_recorded() => Snapshot.Match(await HelpAsync("store", "quarantine", "export"));

    [Fact]
    public async Task Version_is_printed()
    {
        var result = await ConsoleApp.Tbtc.RunAsync("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+", result.Output);
    }

    private static async Task<string> HelpAsync(params string[] command)
    {
        var result = await ConsoleApp.Tbtc.RunAsync([.. command, "--help"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.Output;
    }
}
