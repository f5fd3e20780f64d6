using System.Text.Json;
using Tbtc.Sdk.Cli.Tests.Store.Recovery;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Store;

[Collection(StoreTemplatesCollection.Name)]
public sealed class StoreStatusTests(StoreTemplates templates)
{
    [Fact]
    public async Task Healthy_store_has_every_key_and_ends_with_0()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);

        var result = await directory.RunAsync("status", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var status = StoreFixture.Json(result);
        Assert.Equal(["jobs", "accepting", "locked", "quarantined", "unknown", "journal"], status.EnumerateObject().Select(property => property.Name));
        Assert.Equal((6, "all", false), (status.GetProperty("jobs").GetInt32(), status.GetProperty("accepting").GetString(), status.GetProperty("locked").GetBoolean()));
        Assert.Equal((0, 0), (status.GetProperty("quarantined").GetArrayLength(), status.GetProperty("unknown").GetArrayLength()));
        Assert.True(status.GetProperty("journal").GetProperty("bytes").GetInt64() > 0);
        Assert.Equal(0, status.GetProperty("journal").GetProperty("pending").GetInt32());
    }

    [Fact]
    public async Task Damaged_job_is_a_row_and_does_not_count_and_ends_with_3()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        File.Delete(directory.File(6));

        var result = await directory.RunAsync("status", "--json");

        Assert.Equal(3, result.ExitCode);
        var status = StoreFixture.Json(result);
        Assert.Equal(5, status.GetProperty("jobs").GetInt32());
        var row = Assert.Single(status.GetProperty("quarantined").EnumerateArray());
        Assert.Equal(["requestId", "route", "routeRequestId", "reason", "since"], row.EnumerateObject().Select(property => property.Name));
        Assert.Equal((TestJobs.Id(6), "qc_v1", "ors_6"), (row.GetProperty("requestId").GetString(), row.GetProperty("route").GetString(), row.GetProperty("routeRequestId").GetString()));
        Assert.StartsWith("F3: ", row.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", row.GetProperty("since").GetString());
    }

    [Fact]
    public async Task Unknown_file_is_a_row_and_ends_with_3()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        DamagedDirectory.WriteText(Path.Join(directory.Jobs, "notes.json"), "[1]");

        var result = await directory.RunAsync("status", "--json");

        Assert.Equal(3, result.ExitCode);
        var row = Assert.Single(StoreFixture.Json(result).GetProperty("unknown").EnumerateArray());
        Assert.Equal(["file", "reason", "since"], row.EnumerateObject().Select(property => property.Name));
        Assert.Equal("covenant-signer-jobs/notes.json", row.GetProperty("file").GetString());
        Assert.StartsWith("F4: ", row.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_that_a_node_has_open_is_looked_at_without_a_change()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        await using var node = await StoreTemplates.OpenAsync(directory.Path, null);
        Assert.IsType<AcceptResult.Accepted>(await node.Store.AcceptAsync(TestJobs.New(11)));

        var result = await directory.RunAsync("status", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var status = StoreFixture.Json(result);
        Assert.True(status.GetProperty("locked").GetBoolean());
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null), (status.GetProperty("jobs").ValueKind, status.GetProperty("accepting").ValueKind));
        Assert.Equal(1, status.GetProperty("journal").GetProperty("pending").GetInt32());
        Assert.IsType<AcceptResult.Accepted>(await node.Store.AcceptAsync(TestJobs.New(12)));
    }

    [Fact]
    public async Task Directory_that_a_keep_core_node_has_open_is_locked_and_not_taken_over()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.KeepCore, BackupKind.None);
        await directory.StartNodeAsync();
        var before = directory.Contents();

        var result = await directory.RunAsync("status", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var status = StoreFixture.Json(result);
        Assert.True(status.GetProperty("locked").GetBoolean());
        Assert.Equal(JsonValueKind.Null, status.GetProperty("journal").GetProperty("bytes").ValueKind);
        Assert.Equal(before, directory.Contents());
    }

    [Fact]
    public async Task Keep_core_directory_is_taken_over_and_its_files_stay_as_they_are()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.KeepCore, BackupKind.None);
        var before = directory.Contents().Where(file => file.Key.EndsWith(".json", StringComparison.Ordinal)).ToList();

        Assert.Equal(6, (await directory.StatusAsync()).GetProperty("jobs").GetInt32());

        var after = directory.Contents();
        Assert.Equal(6, before.Count);
        Assert.All(before, file => Assert.Equal(file.Value, after[file.Key]));
        Assert.True(Directory.Exists(directory.Second));
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("checkpoint")]
    [InlineData("quarantine list")]
    public async Task Other_commands_take_nothing_over(string command)
    {
        foreach (var template in new[] { TemplateKind.KeepCore, TemplateKind.HandedOver })
        {
            using var directory = await DamagedDirectory.MakeAsync(templates, template, BackupKind.None);
            var before = directory.Contents();

            var result = await directory.RunAsync(command);

            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.Contains("is a keep-core node's, and this would take it over", result.OnlyErrorLine(), StringComparison.Ordinal);
            Assert.Equal(before, directory.Contents());
        }
    }

    [Fact]
    public async Task Table_says_what_to_type_next_and_what_it_says_can_be_typed()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        File.Delete(directory.File(6));
        const string Hostile = "$(touch x)' \u001b[2J.json";
        DamagedDirectory.WriteText(Path.Join(directory.Jobs, Hostile), "[1]");

        var result = await directory.RunAsync("status");

        Assert.Equal((3, ""), (result.ExitCode, result.Error));
        Assert.DoesNotContain('\u001b', result.Output);
        Assert.Contains("restore its file, else release it", result.Output, StringComparison.Ordinal);
        using var shell = new StoreShell();
        var releases = result.Output.Split('\n').Where(line => line.Contains(" quarantine release ", StringComparison.Ordinal)).Select(line => line[line.IndexOf("tbtc", StringComparison.Ordinal)..]).ToList();
        Assert.Equal(2, releases.Count);
        foreach (var release in releases)
        {
            // As bash reads it: what cannot be shown is written in its own way.
            var typed = await new ConsoleApp("/bin/bash").RunAsync("-c", ConsoleApp.Tbtc.Path + release["tbtc".Length..]);
            Assert.True(typed.ExitCode == 0, $"{release}: {typed}");
        }

        Assert.Equal((0, ""), await directory.RunAsync("status") is var healthy ? (healthy.ExitCode, healthy.Error) : default);
        Assert.False(File.Exists("x"));
    }

    [Fact]
    public async Task Verify_counts_what_it_checked()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);

        var good = await directory.RunAsync("verify");
        DamagedDirectory.Flip(directory.File(6), 0.5);
        var bad = await directory.RunAsync("verify", "--json");

        Assert.Equal((0, "6 jobs were checked, 6 are as they were last acknowledged.\n", ""), (good.ExitCode, good.Output, good.Error));
        Assert.Equal(3, bad.ExitCode);
        Assert.Equal(6, StoreFixture.Json(bad).GetProperty("verified").GetInt32());
        Assert.Equal(1, StoreFixture.Json(bad).GetProperty("quarantined").GetArrayLength());
    }

    [Fact]
    public async Task Checkpoint_writes_what_is_pending_to_the_files()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        await directory.CrashAfterAsync(store => directory.AcceptAsync(store, 11));
        Assert.False(File.Exists(directory.File(11)));

        var result = await directory.RunAsync("checkpoint", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var json = StoreFixture.Json(result);
        Assert.Equal((1, 0), (json.GetProperty("written").GetInt32(), json.GetProperty("journal").GetProperty("pending").GetInt32()));
        Assert.True(File.Exists(directory.File(11)));
    }

    [Fact]
    public async Task Progress_is_shown_on_a_terminal_and_nothing_of_it_stays()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        await using (var opened = await StoreTemplates.OpenAsync(directory.Path, null))
        {
            for (var number = 100; number < 130; number++)
            {
                Assert.IsType<AcceptResult.Accepted>(await opened.Store.AcceptAsync(TestJobs.New(number)));
            }
        }

        // script gives the tool a terminal.
        var result = await new ConsoleApp("/bin/sh").RunAsync("-c", $"script --quiet --return --command '\"{ConsoleApp.Tbtc.Path}\" store status {directory.Path}' /dev/null");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("Verifying jobs", result.Output, StringComparison.Ordinal);
        Assert.True(
            result.Output.LastIndexOf("Verifying jobs", StringComparison.Ordinal) < result.Output.IndexOf("Jobs served", StringComparison.Ordinal),
            "The bar is still drawn after the table.");
    }
}
