using System.Text.Json;
using Tbtc.Sdk.Cli.Tests.Store.Recovery;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>What operators decide is done, and kept with who, when and why.</summary>
[Collection(StoreTemplatesCollection.Name)]
public sealed class QuarantineActTests(StoreTemplates templates)
{
    [Fact]
    public async Task Restored_job_is_served_as_it_was_and_the_act_is_kept()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.Old);
        var good = directory.Content(6);
        DamagedDirectory.Flip(directory.File(6), 0.5);

        var result = await directory.RunAsync(
            "quarantine restore", "--request-id", TestJobs.Id(6), "--file", Path.Join(directory.Backup!, "covenant-signer-jobs", TestJobs.Id(6) + ".json"), "--reason", "ticket 17", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        var json = StoreFixture.Json(result);
        Assert.Equal(
            ("served", TestJobs.Id(6), "qc_v1", "ors_6", "Submitted"),
            (Text(json, "outcome"), Text(json, "requestId"), Text(json, "route"), Text(json, "routeRequestId"), Text(json, "state")));
        Assert.Equal(good, directory.Content(6));
        var decision = await OnlyDecisionAsync(directory);
        Assert.Equal(("restore", TestJobs.Id(6), "ticket 17"), (Text(decision, "verb"), Text(decision, "requestId"), Text(decision, "why")));
        Assert.Equal(Environment.UserName, Text(decision, "who"));
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", Text(decision, "at"));
    }

    [Fact]
    public async Task Who_became_another_user_by_sudo_is_named_with_both()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        File.Delete(directory.File(6));
        var input = new ConsoleInput { Environment = new Dictionary<string, string> { ["SUDO_USER"] = "alice" } };

        var result = await ConsoleApp.Tbtc.RunAsync(input, "store", "quarantine", "release", directory.Path, "--route", "qc_v1", "--route-request-id", "ors_6", "--reason", "gone");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal($"alice by sudo as {Environment.UserName}", Text(await OnlyDecisionAsync(directory), "who"));
    }

    [Fact]
    public async Task Released_job_failed_under_its_old_id_and_its_key_stays_taken()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        File.Delete(directory.File(6));

        var result = await directory.RunAsync("quarantine release", "--route", "qc_v1", "--route-request-id", "ors_6", "--reason", "no copy is left");

        Assert.Equal((0, $"The job {TestJobs.Id(6)} of qc_v1/ors_6 is served, Failed.\n", ""), (result.ExitCode, result.Output, result.Error));
        await using var opened = await StoreTemplates.OpenAsync(directory.Path, null);
        var again = Assert.IsType<AcceptResult.AlreadyAccepted>(await opened.Store.AcceptAsync(TestJobs.New(6, requestId: "kcs_qc_again"))).Job;
        Assert.Equal((TestJobs.Id(6), JobState.Failed), (again.RequestId, again.State));
    }

    [Fact]
    public async Task Identified_file_is_a_job_in_quarantine_and_the_next_commands_are_shown()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.KeepCore, BackupKind.None);
        DamagedDirectory.Truncate(directory.File(6), 0.5);
        var file = $"covenant-signer-jobs/{TestJobs.Id(6)}.json";
        Assert.Equal("knownOnly", Text(await directory.StatusAsync(), "accepting"));

        var result = await directory.RunAsync(
            "quarantine identify", "--unknown", file, "--request-id", TestJobs.Id(6), "--route", "qc_v1", "--route-request-id", "ors_6", "--reason", "the client has it");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains($"tbtc store quarantine release {directory.Path} --route qc_v1 --route-request-id ors_6", result.Output, StringComparison.Ordinal);
        var status = await directory.StatusAsync();
        Assert.Equal("all", Text(status, "accepting"));
        Assert.StartsWith("Identified: ", Text(Assert.Single(status.GetProperty("quarantined").EnumerateArray()), "reason"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Job_that_the_store_has_need_not_be_identified()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);

        var result = await directory.RunAsync(
            "quarantine identify", "--unknown", "covenant-signer-journal", "--request-id", TestJobs.Id(6), "--route", "qc_v1", "--route-request-id", "ors_6", "--reason", "the log", "--json");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal("known", Text(StoreFixture.Json(result), "outcome"));
    }

    [Fact]
    public async Task Released_file_is_set_aside_with_its_bytes()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        DamagedDirectory.WriteText(Path.Join(directory.Jobs, "notes.json"), "[1]");

        var result = await directory.RunAsync("quarantine release", "--unknown", "covenant-signer-jobs/notes.json", "--reason", "not ours", "--json");

        Assert.Equal((0, "discarded"), (result.ExitCode, Text(StoreFixture.Json(result), "outcome")));
        Assert.False(File.Exists(Path.Join(directory.Jobs, "notes.json")));
        Assert.Equal("[1]", await File.ReadAllTextAsync(Assert.Single(Directory.GetFiles(Path.Join(directory.Path, "covenant-signer-quarantine"), "*notes.json"))));
    }

    [Fact]
    public async Task Shown_job_says_what_its_bytes_claim()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        File.Copy(directory.File(5), directory.File(6), overwrite: true);

        var result = await directory.RunAsync("quarantine show", "--request-id", TestJobs.Id(6), "--json");

        Assert.Equal((3, ""), (result.ExitCode, result.Error));
        var shown = StoreFixture.Json(result);
        Assert.Equal((TestJobs.Id(6), JsonValueKind.Null), (Text(shown, "requestId"), shown.GetProperty("file").ValueKind));
        Assert.Equal((TestJobs.Id(5), "ors_5"), (Text(shown.GetProperty("claims"), "requestId"), Text(shown.GetProperty("claims"), "routeRequestId")));
        Assert.Equal(directory.Content(5).Length, shown.GetProperty("bytes").GetInt32());
    }

    [Fact]
    public async Task Exported_bytes_are_those_that_are_there()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        DamagedDirectory.Truncate(directory.File(6), 0.5);
        DamagedDirectory.WriteText(Path.Join(directory.Jobs, "notes.json"), "[1]");

        var job = await directory.RunAsync("quarantine export", "--request-id", TestJobs.Id(6), "--to", directory.Other("job"));
        var file = await directory.RunAsync("quarantine export", "--unknown", "covenant-signer-jobs/notes.json", "--to", directory.Other("file"), "--json");

        Assert.Equal((0, "", 0, ""), (job.ExitCode, job.Error, file.ExitCode, file.Error));
        Assert.Equal(directory.Content(6), await File.ReadAllBytesAsync(directory.Other("job")));
        Assert.Equal("[1]", await File.ReadAllTextAsync(directory.Other("file")));
    }

    [Theory]
    [InlineData(TemplateKind.Owned)]
    [InlineData(TemplateKind.Encrypted)]
    public async Task Handed_over_directory_has_no_marker_and_every_job_in_its_file(TemplateKind template)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, template, BackupKind.None);
        await directory.CrashAfterAsync(store => directory.AcceptAsync(store, 11));
        string[] password = directory.PasswordFile is { } file ? ["--password-file", file] : [];

        var result = await directory.RunAsync("handover", [.. password, "--reason", "back to keep-core", "--json"]);

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Equal(7, StoreFixture.Json(result).GetProperty("jobs").GetInt32());
        Assert.False(Directory.Exists(directory.Second));
        Assert.Equal(directory.Accepted.Select(job => job.RequestId + ".json").Order(StringComparer.Ordinal), Directory.GetFiles(directory.Jobs, "*.json").Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var back = await directory.RunAsync("status", [.. password, "--json"]);
        Assert.Equal((0, 7), (back.ExitCode, StoreFixture.Json(back).GetProperty("jobs").GetInt32()));
    }

    [Fact]
    public async Task Exported_directory_has_the_very_files_and_the_store_goes_on()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);

        var result = await directory.RunAsync("export", "--to", directory.Other("new"), "--reason", "a copy");

        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.Contains("6 jobs were copied", result.Output, StringComparison.Ordinal);
        Assert.All(directory.Accepted, job => Assert.Equal(
            File.ReadAllBytes(Path.Join(directory.Jobs, job.RequestId + ".json")),
            File.ReadAllBytes(Path.Join(directory.Other("new"), "covenant-signer-jobs", job.RequestId + ".json"))));
        Assert.Equal("export", Text(await OnlyDecisionAsync(directory), "verb"));
    }

    private static async Task<JsonElement> OnlyDecisionAsync(DamagedDirectory directory) =>
        Assert.Single(StoreFixture.Json(await directory.RunAsync("quarantine list", "--json")).GetProperty("decisions").EnumerateArray());

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
