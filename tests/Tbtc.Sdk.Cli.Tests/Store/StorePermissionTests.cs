using Tbtc.Sdk.Cli.Tests.Store.Recovery;

namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>Permissions bind every user but root, so where the tests are root's these become somebody else.</summary>
[Collection(StoreTemplatesCollection.Name)]
public sealed class StorePermissionTests(StoreTemplates templates)
{
    private const string Nobody = "65534";

    [Theory]
    [InlineData("covenant-signer-journal", "0000")]
    [InlineData("covenant-signer-jobs", "0000")]
    [InlineData("covenant-signer-jobs/.lock", "0000")]
    public async Task Lost_permissions_are_named_and_the_guide_gives_them_back(string part, string mode)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        using var shell = new StoreShell();
        var variables = new Dictionary<string, string> { ["DIR"] = directory.Path, ["TOOL"] = directory.Other("tool") };

        // With a tool that they can reach, wherever the repository is.
        await RequireAsync(shell, "cp -r \"$(dirname \"$TBTC\")\" \"$TOOL\" && chmod -R a+rX \"$TOOL\"", variables);
        var person = "env";
        if (Environment.UserName == "root")
        {
            person = $"setpriv --reuid={Nobody} --regid={Nobody} --clear-groups";
            await RequireAsync(shell, $"chown -R {Nobody}:{Nobody} \"$DIR/..\"", variables);
        }

        await RequireAsync(shell, $"chmod {mode} \"$DIR/{part}\"", variables);

        var denied = await shell.RunAsync($"exec {person} \"$TOOL/tbtc\" store status \"$DIR\"", variables);
        Assert.Equal((1, ""), (denied.ExitCode, denied.Output));
        Assert.StartsWith("tbtc: error: AccessDenied: ", denied.OnlyErrorLine(), StringComparison.Ordinal);

        await RequireAsync(shell, Assert.Single(RecoveryGuide.Read().Blocks("AccessDenied")), variables);
        await RequireAsync(shell, $"exec {person} \"$TOOL/tbtc\" store status \"$DIR\"", variables);
    }

    private static async Task RequireAsync(StoreShell shell, string commands, Dictionary<string, string> variables)
    {
        var result = await shell.RunAsync(commands, variables);
        Assert.True(result.ExitCode == 0, $"{commands}: {result}");
    }
}
