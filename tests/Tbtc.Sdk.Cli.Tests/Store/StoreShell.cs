namespace Tbtc.Sdk.Cli.Tests.Store;

/// <summary>A shell in which a guide's commands are typed: <c>tbtc</c> is the tool, and <c>systemctl stop</c> ends the node of the test.</summary>
internal sealed class StoreShell : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("tbtc-shell-").FullName;

    public StoreShell()
    {
        Write("tbtc", """if [ -n "$WITH_PASSWORD_FILE" ]; then exec "$TBTC" "$@" --password-file "$WITH_PASSWORD_FILE"; else exec "$TBTC" "$@"; fi""");
        Write("systemctl", """[ "$1" = stop ] && [ -n "$NODE" ] && kill "$NODE" && while kill -0 "$NODE" 2>/dev/null; do sleep 0.1; done""");
    }

    public Task<ConsoleResult> RunAsync(string commands, IReadOnlyDictionary<string, string> variables)
    {
        var environment = new Dictionary<string, string>(variables)
        {
            ["PATH"] = $"{_path}:{Environment.GetEnvironmentVariable("PATH")}",
            ["TBTC"] = ConsoleApp.Tbtc.Path,
        };
        return new ConsoleApp("/bin/sh").RunAsync(new ConsoleInput { Environment = environment }, "-euc", commands);
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);

    private void Write(string name, string script) => PrivateFile.Write(Path.Join(_path, name), $"#!/bin/sh\n{script}\n", isProgram: true);
}
