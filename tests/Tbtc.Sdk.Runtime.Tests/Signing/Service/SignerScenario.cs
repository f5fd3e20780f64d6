using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Signers over a real directory store.</summary>
internal sealed class SignerScenario : IAsyncDisposable
{
    private readonly TestDirectory _directory = new();
    private readonly List<CovenantSigner> _signers = [];

    public SignerScenario() => Store = DirectoryJobStore.Open(new() { Directory = _directory.Path }).Store;

    /// <summary>The body of a good submit, and of its polls.</summary>
    public static byte[] Body { get; } = Vectors.Body(Vectors.Request()).Bytes();

    public DirectoryJobStore Store { get; }

    public CovenantSigner Signer(ISigningEngine engine, IJobStore? store = null, TimeProvider? time = null, CovenantRequestPolicy? policy = null)
    {
        var signer = new CovenantSigner(store ?? Store, engine, new() { Policy = policy ?? Policies.Open, EnableSelfV1 = true }, time: time);
        _signers.Add(signer);
        return signer;
    }

    /// <summary>Accepts a job as a process did that died before it drove it.</summary>
    public async Task<Job> AcceptedAsync(string requestId = "kcs_qc_00000000000000aa", string routeRequestId = "rr-1", Bytes32? digest = null, string? request = null)
    {
        var good = Vectors.Request().Inspect();
        var accepted = await Store.AcceptAsync(new Job
        {
            RequestId = requestId,
            Route = new("qc_v1", routeRequestId),
            RequestDigest = digest ?? good.RequestDigest!.Value,
            Request = RawJson.Parse(request is null ? CovenantRequestJson.Write(good.Request!) : Vectors.Bytes(request)),
            CreatedAt = JobTimestamp.From(TestJobs.Start),
            UpdatedAt = JobTimestamp.From(TestJobs.Start),
        });
        return Assert.IsType<AcceptResult.Accepted>(accepted).Job;
    }

    public async Task<Job> StoredAsync(string requestId) => Assert.IsType<FindResult.Found>(await Store.FindAsync(requestId)).Job;

    public async ValueTask DisposeAsync()
    {
        foreach (var signer in _signers)
        {
            await signer.DisposeAsync();
        }

        await Store.DisposeAsync();
        _directory.Dispose();
    }
}
