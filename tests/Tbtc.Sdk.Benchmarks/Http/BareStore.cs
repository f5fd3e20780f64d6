using System.Globalization;
using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Benchmarks.Http;

/// <summary>The calls that a submit and a poll make of the store, without HTTP, reading and signatures: the same jobs in a store of their own.</summary>
internal sealed class BareStore : IAsyncDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("tbtc-benchmark-");
    private readonly DirectoryJobStore _store;
    private readonly RequestInspection _request = SampleRequest.Inspect();
    private readonly RawJson _json;

    public BareStore()
    {
        _store = DirectoryJobStore.Open(new DirectoryJobStoreOptions { Directory = _directory.FullName }).Store;
        _json = RawJson.Parse(CovenantRequestJson.Write(_request.Request!));
    }

    /// <summary>Looks for a job under the route key, accepts one, and stores that it is pending: two writes that are durable each.</summary>
    public async Task SubmitAsync(int number)
    {
        var now = JobTimestamp.From(DateTimeOffset.UtcNow);
        var job = new Job
        {
            RequestId = RequestId(number),
            Route = new RouteKey("qc_v1", SampleRequest.RouteRequestId(number)),
            RequestDigest = _request.RequestDigest!.Value,
            Request = _json,
            IdempotencyKey = _request.Request!.IdempotencyKey,
            FacadeRequestId = _request.Request.FacadeRequestId,
            State = JobState.Submitted,
            Detail = "accepted for covenant signing",
            CreatedAt = now,
            UpdatedAt = now,
        };
        if (await _store.FindByRouteAsync(job.Route) is not FindResult.NotFound
            || await _store.AcceptAsync(job) is not AcceptResult.Accepted(var accepted)
            || await _store.UpdateAsync(accepted with { State = JobState.Pending }) is not UpdateResult.Updated)
        {
            throw new InvalidOperationException($"'{job.RequestId}' was not accepted.");
        }
    }

    public async Task PollAsync(int number)
    {
        if (await _store.FindAsync(RequestId(number)) is not FindResult.Found)
        {
            throw new InvalidOperationException($"'{RequestId(number)}' was not found.");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _store.DisposeAsync();
        _directory.Delete(recursive: true);
    }

    private static string RequestId(int number) => string.Create(CultureInfo.InvariantCulture, $"kcs_qc_{number:x16}");
}
