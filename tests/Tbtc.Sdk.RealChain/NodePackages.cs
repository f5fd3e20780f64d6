using System.Reflection;

namespace Tbtc.Sdk.RealChain;

/// <summary>Where the build has installed the npm packages.</summary>
public static class NodePackages
{
    /// <summary>The folder <c>node_modules</c>.</summary>
    public static string Folder { get; } = typeof(NodePackages).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "NodePackagesFolder").Value!;

    /// <summary>The path of a file inside an installed package.</summary>
    /// <exception cref="FileNotFoundException">The package is not installed, or has no such file.</exception>
    public static string Find(string path)
    {
        var file = Path.Combine(Folder, path);
        return File.Exists(file) ? file : throw new FileNotFoundException($"The npm packages have no file '{path}': build tests/Tbtc.Sdk.RealChain again.", file);
    }
}
