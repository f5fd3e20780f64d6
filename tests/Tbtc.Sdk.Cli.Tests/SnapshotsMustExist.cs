using System.Runtime.CompilerServices;

namespace Tbtc.Sdk.Cli.Tests;

internal static class SnapshotsMustExist
{
    // Without it, a test whose snapshot is missing writes one and passes.
    [ModuleInitializer]
    public static void Require() => Environment.SetEnvironmentVariable("SNAPSHOOTER_STRICT_MODE", "true");
}
