using System.Diagnostics;
using System.Globalization;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.Cli.Tests.Signer.Kills;

/// <summary>A running <c>signer-client.mjs</c>, which shares no code with the node that it asks.</summary>
internal sealed class ScriptedClient : IDisposable
{
    private static readonly string Script = Path.Join(AppContext.BaseDirectory, "Signer", "Kills", "signer-client.mjs");

    private readonly Process _process;
    private readonly Task<string> _error;

    private ScriptedClient(Process process)
    {
        _process = process;
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts one that submits, repeats and polls until it is killed.</summary>
    /// <param name="url">Where.</param>
    /// <param name="record">The file that it writes down what it was told in.</param>
    /// <param name="seed">What it does next.</param>
    /// <param name="mostKeys">How many route requests it makes.</param>
    /// <param name="rather">More of what: <c>submits</c>, or nothing.</param>
    public static ScriptedClient Load(string url, string record, int seed, int mostKeys, params string[] rather) =>
        new(Start("load", url, record, [seed.ToString(CultureInfo.InvariantCulture), mostKeys.ToString(CultureInfo.InvariantCulture), .. rather]));

    /// <summary>Asks for everything that the record says was acknowledged.</summary>
    /// <returns>What was said of each route request id: <c>found</c>, <c>refused</c>, or what is broken.</returns>
    public static async Task<Dictionary<string, string>> CheckAsync(string url, string record)
    {
        using var client = new ScriptedClient(Start("check", url, record));
        var output = await client._process.StandardOutput.ReadToEndAsync();
        await client._process.WaitForExitAsync();
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return client._process.ExitCode == 0 && lines is [.. var verdicts, var last] && last == $"checked {verdicts.Length.ToString(CultureInfo.InvariantCulture)}"
            ? verdicts.Select(line => line.Split(' ', 2)).ToDictionary(words => words[0], words => words[1])
            : throw new InvalidOperationException($"The client's check ended with {client._process.ExitCode}: {await client._error}");
    }

    public async Task KillAsync()
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"The client ended by itself with {_process.ExitCode}: {await _error}");
        }

        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static Process Start(string mode, string url, string record, params string[] more) => Process.Start(
        new ProcessStartInfo("node", [Script, mode, url, record, Path.Join(Vectors.Folder, "vectors.json"), .. more]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
