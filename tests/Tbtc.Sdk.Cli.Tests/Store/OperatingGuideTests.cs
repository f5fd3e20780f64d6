using Tbtc.Sdk.Cli.Tests.Store.Recovery;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>Every command of the other guides is typed, in the order of the text, and does what the text says.</summary>
[Collection(StoreTemplatesCollection.Name)]
public sealed class OperatingGuideTests(StoreTemplates templates)
{
    [Theory]
    [InlineData("monitoring.md", TemplateKind.Owned, 3)]
    [InlineData("takeover.md", TemplateKind.KeepCore, 2)]
    [InlineData("takeover.md", TemplateKind.KeepCoreEncrypted, 2)]
    [InlineData("takeover.md", TemplateKind.HandedOver, 2)]
    [InlineData("handover.md", TemplateKind.Owned, 4)]
    [InlineData("handover.md", TemplateKind.Encrypted, 4)]
    [InlineData("backups.md", TemplateKind.Owned, 4)]
    [InlineData("backups.md", TemplateKind.Encrypted, 4)]
    public async Task Commands_of_a_guide_work_in_their_order(string guide, TemplateKind template, int blocks)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, template, BackupKind.Newest);
        using var shell = new StoreShell();
        var variables = new Dictionary<string, string>
        {
            ["DIR"] = directory.Path,
            ["NEWDIR"] = directory.Other("new"),
            ["BACKUP"] = directory.Backup!,
            ["REQUEST_ID"] = TestJobs.Id(6),
            ["WITH_PASSWORD_FILE"] = directory.PasswordFile ?? "",
        };

        var commands = OperatingGuides.Blocks(OperatingGuides.Read(guide));

        Assert.Equal(blocks, commands.Count);
        foreach (var block in commands)
        {
            if (block.Contains("quarantine restore", StringComparison.Ordinal))
            {
                File.Delete(directory.File(6));
            }

            var result = await shell.RunAsync(block, variables);
            Assert.True(result.ExitCode == 0, $"{block}: {result}");
        }
    }

    [Fact]
    public void Every_guide_has_a_test() =>
        Assert.Equal(["backups.md", "handover.md", "monitoring.md", "recovery.md", "takeover.md"], OperatingGuides.Names.Order(StringComparer.Ordinal));
}
