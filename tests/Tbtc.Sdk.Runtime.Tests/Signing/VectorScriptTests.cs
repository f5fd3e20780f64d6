using System.ComponentModel;
using System.Diagnostics;

namespace Tbtc.Sdk.Tests.Signing;

public class VectorScriptTests
{
    [NodeFact]
    public async Task Committed_vectors_are_those_that_the_script_makes()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        if (!IsInstalled)
        {
            await RunAsync("npm", ["ci", "--prefer-offline", "--no-audit", "--no-fund"], limit.Token);
        }

        var made = await RunAsync("node", ["generate.mjs"], limit.Token);

        var committed = await File.ReadAllTextAsync(Path.Combine(Vectors.Folder, "vectors.json"), limit.Token);
        Assert.Equal(committed, made);
    }

    [Fact]
    public void Lock_file_names_no_registry()
    {
        var lockFile = File.ReadAllText(Path.Combine(Vectors.Folder, "package-lock.json"));

        Assert.Contains("\"integrity\"", lockFile, StringComparison.Ordinal);
        Assert.DoesNotContain("\"resolved\"", lockFile, StringComparison.Ordinal);
    }

    /// <summary>What is installed once serves later runs without a network, until the lock file changes.</summary>
    private static bool IsInstalled
    {
        get
        {
            var installed = new FileInfo(Path.Combine(Vectors.Folder, "node_modules", ".package-lock.json"));
            return installed.Exists && installed.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(Vectors.Folder, "package-lock.json"));
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(OperatingSystem.IsWindows() && program == "npm" ? "npm.cmd" : program, arguments)
        {
            WorkingDirectory = Vectors.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            Assert.True(process.ExitCode == 0, $"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}: {await errors}");
            return await output;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidOperationException($"'{program}' could not be started; install Node.js 20 or later, CI needs it to regenerate the vectors.", missing);
        }
    }
}
