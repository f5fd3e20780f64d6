namespace Tbtc.Sdk.Package.Tests;

[Collection(nameof(PackedPackages))]
public sealed class ToolPackageTests(PackedPackages packages)
{
    [Fact]
    public async Task Installed_tool_runs_as_tbtc()
    {
        var tools = Path.Combine(packages.Folder, "tools");

        var installed = await ConsoleProcess.DotNetAsync(
            packages.Folder, packages.Environment, "tool", "install", "Tbtc.Sdk.Cli", "--version", packages.Version, "--tool-path", tools);
        installed.RequireSuccess();
        var ran = await ConsoleProcess.RunAsync(Path.Combine(tools, "tbtc"), packages.Folder, packages.Environment, "--version");

        Assert.StartsWith(packages.Version, ran.RequireSuccess().Output, StringComparison.Ordinal);
    }
}
