namespace Tbtc.Sdk.Cli.Tests.Store.Recovery;

/// <summary>Copies data directories with everything that is in them; the zeros of spare logs become holes.</summary>
internal static class StoreCopy
{
    private static readonly ConsoleApp Cp = new("/bin/cp");

    public static async Task CopyAsync(string from, string to)
    {
        Directory.CreateDirectory(to);
        var result = await Cp.RunAsync("-a", "--sparse=always", from + "/.", to);
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
    }
}
