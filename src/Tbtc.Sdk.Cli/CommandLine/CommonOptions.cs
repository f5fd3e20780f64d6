using System.CommandLine;

namespace Tbtc.Sdk.Cli.CommandLine;

/// <summary>Options that mean the same in every command.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json(string description) => new("--json") { Description = description };
}
