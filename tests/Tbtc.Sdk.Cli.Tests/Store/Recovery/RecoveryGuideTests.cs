using System.Collections.Concurrent;
using Tbtc.Sdk.Jobs;
using Xunit.Abstractions;

namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Whoever has only the guide takes every kind of damage to healthy, and no route request gets a second job on the way.</summary>
[Collection(StoreTemplatesCollection.Name)]
public sealed class RecoveryGuideTests(StoreTemplates templates, ITestOutputHelper output, RecoveryGuideTests.Runs runs) : IClassFixture<RecoveryGuideTests.Runs>
{
    public static TheoryData<string> Kinds => [.. DamageKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Guide_leads_from_damaged_to_healthy(string name)
    {
        var kind = DamageKind.All.Single(kind => kind.Name == name);

        var run = await runs.RunAsync(kind, templates);

        var way = $"{run.Operator.Commands} commands of the guide.\n{string.Join('\n', run.Operator.Steps)}";
        output.WriteLine(way);
        Assert.True(run.Failure is null, $"{run.Failure}\n{way}");
        Assert.Equal(kind.Label, run.Operator.Labels.FirstOrDefault());
    }

    [Fact]
    public void There_are_at_least_forty_kinds_and_each_has_its_own_name()
    {
        Assert.True(DamageKind.All.Count >= 40, $"There are {DamageKind.All.Count} kinds.");
        Assert.Equal(DamageKind.All.Count, DamageKind.All.Select(kind => kind.Name).Distinct().Count());
    }

    [Fact]
    public async Task Every_command_of_the_guide_is_typed_for_some_kind()
    {
        var typed = new HashSet<string>();
        var commands = 0;
        foreach (var kind in DamageKind.All)
        {
            var run = await runs.RunAsync(kind, templates);
            typed.UnionWith(run.Operator.Typed);
            commands += run.Operator.Commands;
        }

        output.WriteLine($"{DamageKind.All.Count} kinds of damage, {commands} commands of the guide.");
        var guide = RecoveryGuide.Read();

        // Permissions are given back in a test of their own, which is another user than this process.
        Assert.Empty(guide.Labels.Where(label => label != "AccessDenied").SelectMany(guide.Blocks).Except(typed));
    }

    [Fact]
    public void Every_row_of_the_tables_and_every_error_of_opening_has_a_section()
    {
        string[] labels = [
            .. Enumerable.Range(1, 7).Select(row => $"J{row}"), .. Enumerable.Range(1, 5).Select(row => $"F{row}"), .. Enumerable.Range(1, 6).Select(row => $"H{row}"),
            .. Enum.GetNames<JobStoreOpenErrorKind>(), "No store"];

        Assert.Empty(labels.Except(RecoveryGuide.Read().Labels));
    }

    [Fact]
    public void Every_section_says_what_is_seen_what_happened_what_to_do_and_what_not()
    {
        var guide = RecoveryGuide.Read();

        Assert.All(guide.Labels, label => Assert.All(
            ["**You see:**", "**What happened:**", "**What to do:**", "**What must not be done:**"],
            heading => Assert.Contains(heading, guide.Text(label), StringComparison.Ordinal)));
    }

    /// <summary>Each kind is gone through once, for all tests that ask for it.</summary>
    public sealed class Runs
    {
        private readonly ConcurrentDictionary<string, Lazy<Task<GuidedRun>>> _runs = new();

        internal Task<GuidedRun> RunAsync(DamageKind kind, StoreTemplates templates) =>
            _runs.GetOrAdd(kind.Name, _ => new(() => GoAsync(kind, templates))).Value;

        private static async Task<GuidedRun> GoAsync(DamageKind kind, StoreTemplates templates)
        {
            using var damaged = await DamagedDirectory.MakeAsync(templates, kind.Template, kind.Backup);
            await kind.Do(damaged);
            using var shell = new StoreShell();
            var guided = new GuidedOperator(RecoveryGuide.Read(), shell, damaged);
            var clients = new RetryingClients(damaged);
            try
            {
                await guided.HealAsync(clients.RetryAsync);
                await clients.RequireHealthyAsync();
                return new(guided, null);
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                return new(guided, failure);
            }
        }
    }
}
