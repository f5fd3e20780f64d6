using Tbtc.Sdk.Cli.Tests.Store.Recovery;
using Tbtc.Sdk.Jobs;

namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>What cannot be used is said in one line, and nothing is changed.</summary>
[Collection(StoreTemplatesCollection.Name)]
public sealed class StoreBadInputTests(StoreTemplates templates)
{
    private static readonly string[] Reason = ["--reason", "a test"];

    [Theory]
    [InlineData(TemplateKind.Encrypted)]
    [InlineData(TemplateKind.KeepCoreEncrypted)]
    [InlineData(TemplateKind.HandedOverEncrypted)]
    public async Task Wrong_password_or_none_touches_nothing_and_is_not_shown(TemplateKind template)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, template, BackupKind.None);
        var wrong = PrivateFile.Write(directory.Other("wrong"), "s3cr3t\n");
        var before = directory.Contents();

        foreach (var arguments in new[] { Array.Empty<string>(), ["--password-file", wrong] })
        {
            var result = await directory.RunAsync("status", arguments);

            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.StartsWith("tbtc: error: WrongPassword: ", result.OnlyErrorLine(), StringComparison.Ordinal);
            Assert.DoesNotContain("s3cr3t", result.Error, StringComparison.Ordinal);
            Assert.Equal(before, directory.Contents());
        }
    }

    [Fact]
    public async Task Password_for_a_store_without_one_touches_nothing()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        var before = directory.Contents();

        var result = await directory.RunAsync("status", "--password-file", PrivateFile.Write(directory.Other("password"), "s3cr3t\n"));

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("tbtc: error: WrongPassword: ", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(before, directory.Contents());
    }

    [Theory]
    [InlineData("", "does not hold a password")]
    [InlineData("\n", "does not hold a password")]
    [InlineData("\r\nsecond", "does not hold a password")]
    [InlineData("\u001b[2J", "does not hold a password")]
    [InlineData(null, "there is no such file")]
    public async Task Password_file_without_a_password_is_refused(string? content, string cause)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Encrypted, BackupKind.None);
        var before = directory.Contents();
        if (content is not null)
        {
            PrivateFile.Write(directory.Other("bad"), content);
        }

        var result = await directory.RunAsync("status", "--password-file", directory.Other("bad"));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains(cause, result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(before, directory.Contents());
    }

    [Fact]
    public async Task Password_file_that_others_can_read_is_warned_of()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Encrypted, BackupKind.None);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(directory.PasswordFile!, UnixFileMode.UserRead | UnixFileMode.OtherRead);
        }

        var result = await directory.RunAsync("status", "--password-file", directory.PasswordFile!);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("is open to other users", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.DoesNotContain(StoreTemplates.Password, result.Error + result.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("verify")]
    [InlineData("checkpoint")]
    [InlineData("quarantine list")]
    public async Task Directory_without_a_store_stays_without_one(string command)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);

        foreach (var path in new[] { directory.Other("missing"), Directory.CreateDirectory(directory.Other("empty")).FullName, directory.Jobs })
        {
            var before = directory.Contents();

            var result = await ConsoleApp.Tbtc.RunAsync(["store", .. command.Split(' '), path]);

            Assert.Equal((4, ""), (result.ExitCode, result.Output));
            Assert.Contains("There is no job store in", result.OnlyErrorLine(), StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Join(path, "covenant-signer-journal")));
            Assert.Equal(before, directory.Contents());
        }
    }

    [Fact]
    public async Task Directory_of_another_user_is_refused()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);

        // Root can give its directory away; nobody else can, and has root's to try.
        var path = directory.Path;
        if (Environment.UserName == "root")
        {
            Assert.Equal(0, (await new ConsoleApp("/bin/chown").RunAsync("65534", directory.Jobs)).ExitCode);
        }
        else
        {
            path = "/usr";
        }

        var before = directory.Contents();
        foreach (var command in new[] { "status", "verify", "checkpoint", "quarantine list" })
        {
            var result = await ConsoleApp.Tbtc.RunAsync(["store", .. command.Split(' '), path]);

            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains("belongs to the user", result.OnlyErrorLine(), StringComparison.Ordinal);
        }

        Assert.Equal(before, directory.Contents());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two\nlines")]
    [InlineData(null)]
    public async Task Act_without_a_reason_is_refused_before_the_store_is_opened(string? reason)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        File.Delete(directory.File(6));
        var before = directory.Contents();
        string[][] acts = [
            ["quarantine release", "--route", "qc_v1", "--route-request-id", "ors_6"],
            ["quarantine release", "--unknown", "covenant-signer-journal"],
            ["quarantine restore", "--request-id", TestJobs.Id(6)],
            ["quarantine identify", "--unknown", "x", "--request-id", TestJobs.Id(6), "--route", "qc_v1", "--route-request-id", "ors_6"],
            ["handover"],
            ["export", "--to", directory.Other("new")]];
        foreach (var act in acts)
        {
            var result = await directory.RunAsync(act[0], [.. act[1..], .. reason is null ? Array.Empty<string>() : ["--reason", reason]]);

            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains("--reason", result.OnlyErrorLine(), StringComparison.Ordinal);
        }

        Assert.Equal(before, directory.Contents());
    }

    [Fact]
    public async Task Reason_that_is_too_long_is_refused()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);

        var result = await directory.RunAsync("handover", "--reason", new string('x', OperatorAct.MaxLength + 1));

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("is not a reason", result.OnlyErrorLine(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("qc_v1", "ors_5", 4, "it is not in quarantine")]
    [InlineData("qc_v1", "ors_66", 4, "no job of qc_v1/ors_66")]
    [InlineData("self_v1", "ors_6", 4, "no job of self_v1/ors_6")]
    [InlineData("qc_v1", "ors 6", 2, "are not a route key")]
    [InlineData("qc_v1", "", 2, "are not a route key")]
    [InlineData("qc/v1", "ors_6", 2, "are not a route key")]
    public async Task Mistyped_route_key_releases_nothing(string route, string routeRequestId, int exitCode, string said)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        File.Delete(directory.File(6));

        var result = await directory.RunAsync("quarantine release", ["--route", route, "--route-request-id", routeRequestId, .. Reason]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Contains(said, result.OnlyErrorLine(), StringComparison.Ordinal);
        await RequireUndecidedAsync(directory, 1);
    }

    [Theory]
    [InlineData("--route", "qc_v1")]
    [InlineData("--route-request-id", "ors_6")]
    [InlineData("--route", "qc_v1", "--route-request-id", "ors_6", "--unknown", "x")]
    [InlineData]
    public async Task Release_names_one_thing(params string[] arguments)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        var before = directory.Contents();

        var result = await directory.RunAsync("quarantine release", [.. arguments, .. Reason]);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Contains("--route", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(before, directory.Contents());
    }

    [Theory]
    [InlineData(5, 1, "is that of the job")]
    [InlineData(0, 1, "is not a job")]
    [InlineData(-1, 2, "there is no such file")]
    [InlineData(-2, 2, "longer than 16 MiB")]
    public async Task Restoring_what_is_not_the_job_does_nothing(int content, int exitCode, string said)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        var file = directory.Other("given.json");
        switch (content)
        {
            case 0:
                DamagedDirectory.WriteText(file, "{}");
                break;
            case > 0:
                File.Copy(directory.File(content), file);
                break;
            case -2:
                DamagedDirectory.MakeSparse(file, 1L << 30);
                break;
        }

        File.Delete(directory.File(6));

        var result = await directory.RunAsync("quarantine restore", ["--request-id", TestJobs.Id(6), "--file", file, .. Reason]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Contains(said, result.OnlyErrorLine(), StringComparison.Ordinal);
        await RequireUndecidedAsync(directory, 1);
    }

    [Fact]
    public async Task Content_that_takes_a_final_state_back_is_refused()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        var file = directory.Other("given.json");
        File.WriteAllBytes(file, TestJobs.New(2).ToUtf8Json());
        File.Delete(directory.File(2));

        var result = await directory.RunAsync("quarantine restore", ["--request-id", TestJobs.Id(2), "--file", file, .. Reason]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("which is final", result.OnlyErrorLine(), StringComparison.Ordinal);
        await RequireUndecidedAsync(directory, 1);
    }

    [Theory]
    [InlineData("restore", "--request-id", "kcs_qc_0000000000000005", 4)]
    [InlineData("restore", "--request-id", "nonsense", 4)]
    [InlineData("show", "--request-id", "kcs_qc_0000000000000005", 4)]
    [InlineData("show", "--unknown", "../../etc/passwd", 4)]
    [InlineData("release", "--unknown", "../../etc/passwd", 4)]
    [InlineData("release", "--unknown", "covenant-signer-jobs/kcs_qc_0000000000000005.json", 4)]
    public async Task What_is_not_in_quarantine_is_not_found(string command, string option, string value, int exitCode)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);

        var result = await directory.RunAsync($"quarantine {command}", [option, value, .. command == "show" ? [] : Reason]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.NotEmpty(result.OnlyErrorLine());
        await RequireUndecidedAsync(directory, 0);
    }

    [Theory]
    [InlineData("kcs_qc_new", "ors_5", 1, "has the job kcs_qc_0000000000000005 already")]
    [InlineData("kcs_qc_0000000000000005", "ors_new", 1, "is that of another job")]
    [InlineData("../x", "ors_new", 2, "is not a request id")]
    [InlineData("kcs_qc_new", "ors new", 2, "are not a route key")]
    public async Task Identity_that_another_job_has_or_none_can_have_is_refused(string requestId, string routeRequestId, int exitCode, string said)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.KeepCore, BackupKind.None);
        DamagedDirectory.Truncate(directory.File(6), 0.5);
        Assert.Equal(1, (await directory.StatusAsync()).GetProperty("unknown").GetArrayLength());

        var result = await directory.RunAsync(
            "quarantine identify", ["--unknown", $"covenant-signer-jobs/{TestJobs.Id(6)}.json", "--request-id", requestId, "--route", "qc_v1", "--route-request-id", routeRequestId, .. Reason]);

        Assert.Equal((exitCode, ""), (result.ExitCode, result.Output));
        Assert.Contains(said, result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(1, (await directory.StatusAsync()).GetProperty("unknown").GetArrayLength());
        await RequireUndecidedAsync(directory, 0);
    }

    [Theory]
    [InlineData("handover")]
    [InlineData("export")]
    public async Task Nothing_is_given_to_keep_core_while_something_is_in_quarantine_or_unknown(string command)
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        File.Delete(directory.File(6));
        DamagedDirectory.WriteText(Path.Join(directory.Jobs, "notes.json"), "[1]");
        string[] to = command == "export" ? ["--to", directory.Other("new")] : [];

        var result = await directory.RunAsync(command, [.. to, "--json", .. Reason]);

        Assert.Equal(3, result.ExitCode);
        Assert.Equal(3, result.ErrorLines.Length);
        Assert.Contains(TestJobs.Id(6), result.Error, StringComparison.Ordinal);
        Assert.Contains("notes.json", result.Error, StringComparison.Ordinal);
        Assert.False(StoreFixture.Json(result).GetProperty("completed").GetBoolean());
        Assert.True(Directory.Exists(directory.Second));
        Assert.False(Directory.Exists(Path.Join(directory.Other("new"), "covenant-signer-jobs")));
    }

    [Fact]
    public async Task Export_into_a_directory_with_jobs_is_refused()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.Old);
        var before = Directory.GetFiles(Path.Join(directory.Backup!, "covenant-signer-jobs")).Length;

        var result = await directory.RunAsync("export", ["--to", directory.Backup!, .. Reason]);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("give a directory without jobs", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFiles(Path.Join(directory.Backup!, "covenant-signer-jobs")).Length);
    }

    [Fact]
    public async Task Exporting_bytes_never_writes_over_a_file()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        DamagedDirectory.Truncate(directory.File(6), 0.5);
        var there = PrivateFile.Write(directory.Other("there"), "mine");

        var result = await directory.RunAsync("quarantine export", "--request-id", TestJobs.Id(6), "--to", there);

        Assert.Equal((1, ""), (result.ExitCode, result.Output));
        Assert.Contains("cannot be written", result.OnlyErrorLine(), StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(there));
    }

    [Fact]
    public async Task Store_that_a_node_has_open_is_left_to_it()
    {
        using var directory = await DamagedDirectory.MakeAsync(templates, TemplateKind.Owned, BackupKind.None);
        await using var node = await StoreTemplates.OpenAsync(directory.Path, null);
        string[][] commands = [["verify"], ["checkpoint"], ["handover", .. Reason], ["quarantine list"]];

        foreach (var command in commands)
        {
            var result = await directory.RunAsync(command[0], command[1..]);

            Assert.Equal((1, ""), (result.ExitCode, result.Output));
            Assert.StartsWith("tbtc: error: Locked: ", result.OnlyErrorLine(), StringComparison.Ordinal);
        }
    }

    /// <summary>Nothing was decided, and as much is in quarantine as before.</summary>
    private static async Task RequireUndecidedAsync(DamagedDirectory directory, int quarantined)
    {
        var list = StoreFixture.Json(await directory.RunAsync("quarantine list", "--json"));
        Assert.Equal(quarantined, list.GetProperty("quarantined").GetArrayLength());
        Assert.Equal(0, list.GetProperty("decisions").GetArrayLength());
    }
}
