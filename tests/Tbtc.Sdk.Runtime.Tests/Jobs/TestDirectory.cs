namespace Tbtc.Sdk.Jobs;

/// <summary>A data directory of a test, removed at the end.</summary>
public sealed class TestDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tbtc-store-").FullName;

    public string Jobs => System.IO.Path.Join(Path, "covenant-signer-jobs");

    public string First => System.IO.Path.Join(Path, "covenant-signer-journal");

    public string Second => System.IO.Path.Join(Jobs, "0-OWNED-BY-TBTC-SDK.json");

    public string Quarantine => System.IO.Path.Join(Path, "covenant-signer-quarantine");

    public string File(string requestId) => System.IO.Path.Join(Jobs, requestId + ".json");

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
