using System.Reflection;

namespace Tbtc.Sdk.Package.Tests;

/// <summary>What the build says of the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    /// <summary>Its public address, which help links derive from.</summary>
    public static string Url { get; } = Metadata("HelpLinkBase");

    private static string Metadata(string key) =>
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(metadata => metadata.Key == key).Value!;
}
