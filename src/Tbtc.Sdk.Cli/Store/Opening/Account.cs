using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Store.Opening;

/// <summary>Who runs the tool, as it is recorded with what was done.</summary>
internal static class Account
{
    /// <summary>The account, and who became it by sudo.</summary>
    public static string Current()
    {
        var account = Printable.Line(Environment.UserName);
        return Environment.GetEnvironmentVariable("SUDO_USER") is { Length: > 0 and <= 64 } person ? $"{Printable.Line(person)} by sudo as {account}" : account;
    }
}
