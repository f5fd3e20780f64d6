namespace Tbtc.Sdk.Chain.Transport;

/// <summary>A table of a guide: the rows, each cell by the heading of its column, without the marks of Markdown.</summary>
internal static class GuideTable
{
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string guide, string firstColumn)
    {
        var lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "guides", guide));
        var rows = lines.Select(Cells).SkipWhile(cells => cells.FirstOrDefault() != firstColumn).TakeWhile(cells => cells.Length > 0).ToList();
        return rows.Count < 3
            ? throw new InvalidOperationException($"The guide {guide} has no table whose first column is '{firstColumn}'.")
            : [.. rows.Skip(2).Select(row => rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second))];
    }

    private static string[] Cells(string line) => line.StartsWith('|') ? [.. line.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))] : [];
}
