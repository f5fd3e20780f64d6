using System.Reflection;
using System.Text.RegularExpressions;

namespace Tbtc.Sdk.Jobs;

/// <summary>The rows of docs/operating/recovery.md and the tests that have their labels in their names are the same.</summary>
public partial class RecoveryGuideTests
{
    [Fact]
    public void Every_row_of_the_recovery_tables_has_a_test_and_every_such_test_a_row()
    {
        var rows = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "operating", "recovery.md")).Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups[1].Value).ToList();
        var tested = typeof(RecoveryGuideTests).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(typeof(RecoveryGuideTests).Namespace!, StringComparison.Ordinal) is true)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.IsDefined(typeof(FactAttribute)))
            .Select(method => Label().Match(method.Name))
            .Where(label => label.Success)
            .Select(label => label.Groups[1].Value);

        Assert.True(rows.Count >= 14, string.Join(' ', rows));
        Assert.Equal(rows.Order(StringComparer.Ordinal), tested.Distinct().Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"^\| ([A-Z]\d+) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^([A-Z]\d+)_")]
    private static partial Regex Label();
}
