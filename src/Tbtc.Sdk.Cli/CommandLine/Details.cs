using Spectre.Console;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>Names and values, one pair a line.</summary>
internal static class Details
{
    public static void Write(params ReadOnlySpan<(string Name, string Value)> rows)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn();
        foreach (var (name, value) in rows)
        {
            grid.AddRow(new Text(name), new Text(Printable.Line(value)));
        }

        Terminal.WriteTable(grid);
    }
}
