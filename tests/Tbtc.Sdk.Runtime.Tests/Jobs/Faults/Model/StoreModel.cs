namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>A store and the dictionary that it has to answer like.</summary>
internal sealed class StoreModel
{
    private readonly Dictionary<RouteKey, Job> _expected = [];
    private SimulatedDisk _disk = new();
    private DirectoryJobStore _store;
    private int _count;

    public StoreModel() => _store = StoreSetup.Open(_disk);

    public async Task RunAsync(ModelStep[] steps)
    {
        foreach (var step in steps)
        {
            await RunAsync(step);
        }

        for (var key = 0; key <= 5; key++)
        {
            await FindAsync(Route(key));
        }

        Assert.True((await _store.ScrubAsync()).IsHealthy);
        Assert.Equal(_expected.Count, (await _store.GetReportAsync()).Jobs);
        await _store.DisposeAsync();
    }

    private async Task RunAsync(ModelStep step)
    {
        var route = Route(step.Key);
        switch (step.Action)
        {
            case ModelAction.Accept:
                await AcceptAsync(route, step.Digest);
                break;
            case ModelAction.Update when _expected.TryGetValue(route, out var job):
                var updated = Assert.IsType<UpdateResult.Updated>(await _store.UpdateAsync(job with { Detail = $"{_count++}" })).Job;
                Assert.True(updated.Revision > job.Revision);
                Assert.True(updated.UpdatedAt.TryCompareTo(job.UpdatedAt, out var order) && order > 0);
                _expected[route] = updated;
                break;
            case ModelAction.UpdateStale when _expected.TryGetValue(route, out var job):
                Assert.Equal(job, Assert.IsType<UpdateResult.RevisionMismatch>(await _store.UpdateAsync(job with { Revision = job.Revision - 1 })).Job);
                break;
            case ModelAction.Find:
                await FindAsync(route);
                break;
            case ModelAction.Checkpoint:
                Assert.True(await _store.CheckpointAsync());
                break;
            case ModelAction.Scrub:
                Assert.True((await _store.ScrubAsync()).IsHealthy);
                break;
            case ModelAction.Reopen:
                await _store.DisposeAsync();
                _store = StoreSetup.Open(_disk);
                break;
            case ModelAction.Kill:
                await CutAsync(_disk.AfterKill());
                break;
            case ModelAction.PowerLoss:
                await CutAsync(_disk.AfterPowerLoss(new CrashChoice((ulong)_count++)));
                break;
        }
    }

    private static RouteKey Route(int key) => new("qc_v1", $"r{key}");

    private async Task AcceptAsync(RouteKey route, int digest)
    {
        var job = new Job
        {
            RequestId = $"kcs_qc_{_count++:x16}",
            Route = route,
            RequestDigest = new Bytes32([.. Enumerable.Repeat((byte)(digest + 1), Bytes32.Size)]),
            Request = RawJson.Parse("{}"),
            CreatedAt = JobTimestamp.From(DateTimeOffset.UnixEpoch),
            UpdatedAt = JobTimestamp.From(DateTimeOffset.UnixEpoch),
        };
        var result = await _store.AcceptAsync(job);
        if (!_expected.TryGetValue(route, out var first))
        {
            _expected.Add(route, Assert.IsType<AcceptResult.Accepted>(result).Job);
        }
        else if (first.RequestDigest == job.RequestDigest)
        {
            Assert.Equal(first, Assert.IsType<AcceptResult.AlreadyAccepted>(result).Job);
        }
        else
        {
            Assert.Equal(first.RequestId, Assert.IsType<AcceptResult.Conflict>(result).RequestId);
        }
    }

    private async Task FindAsync(RouteKey route)
    {
        var result = await _store.FindByRouteAsync(route);
        if (_expected.TryGetValue(route, out var job))
        {
            Assert.Equal(job, Assert.IsType<FindResult.Found>(result).Job);
            Assert.Equal(job, Assert.IsType<FindResult.Found>(await _store.FindAsync(job.RequestId)).Job);
        }
        else
        {
            Assert.IsType<FindResult.NotFound>(result);
        }
    }

    private async Task CutAsync(SimulatedDisk cut)
    {
        await Task.Run(_store.Abandon);
        _disk = cut;
        _store = StoreSetup.Open(_disk);
    }
}
