using System.Text;

namespace Tbtc.Sdk.Jobs;

/// <summary>A directory under a password.</summary>
public sealed class EncryptedStoreTests : IDisposable
{
    private readonly StoreScenario _scenario = new();

    public EncryptedStoreTests() => _scenario.Options.Password = "correct horse";

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public async Task Nothing_on_the_disk_has_a_route_key_or_content_in_the_clear()
    {
        await _scenario.OpenAsync();
        var job = await _scenario.AcceptAsync(1);
        await _scenario.UpdateAsync(job with { State = JobState.Signing });
        _scenario.Store.Core.Maintenance.RunCompaction();
        await _scenario.AcceptAsync(2);
        _scenario.Crash();
        await _scenario.OpenAsync();
        _scenario.Close();

        foreach (var secret in new[] { job.Route.RouteRequestId, job.Detail, "number", "correct horse", Encoding.Latin1.GetString(job.RequestDigest.AsSpan()) })
        {
            Assert.All(
                Directory.GetFiles(_scenario.Directory.Path, "*", SearchOption.AllDirectories),
                file => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.Latin1.GetBytes(secret))));
        }
    }

    [Fact]
    public async Task Jobs_are_served_after_crash_compaction_and_loss_of_a_copy()
    {
        await _scenario.OpenAsync();
        var jobs = new List<Job>();
        for (var number = 0; number < 20; number++)
        {
            jobs.Add(await _scenario.AcceptAsync(number));
        }

        _scenario.Crash();
        Directory.Delete(_scenario.Directory.First, recursive: true);
        await _scenario.OpenAsync();
        await _scenario.AssertServedAsync(jobs);
        _scenario.Close();
        await _scenario.OpenAsync();
        Assert.Equal(0, _scenario.Report.PendingJobs);
        await _scenario.AssertServedAsync(jobs);
        Assert.True((await _scenario.Store.ScrubAsync()).IsHealthy);
    }

    [Theory]
    [InlineData("another")]
    [InlineData(null)]
    public async Task J9_Wrong_password_is_not_opened_and_nothing_is_touched(string? password)
    {
        await _scenario.OpenAsync();
        await _scenario.AcceptAsync(1);
        _scenario.Close();
        var before = StoreScenario.Contents(_scenario.Directory.Path);
        _scenario.Options.Password = password;

        var refused = await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync);

        Assert.Equal(JobStoreOpenErrorKind.WrongPassword, refused.Kind);
        Assert.Equal(before, StoreScenario.Contents(_scenario.Directory.Path));
        _scenario.Options.Password = "correct horse";
        await _scenario.OpenAsync();
        Assert.True(_scenario.Report.IsHealthy);
    }

    [Fact]
    public async Task J9_Password_for_a_plain_store_is_not_opened_and_nothing_is_touched()
    {
        _scenario.Options.Password = null;
        await _scenario.OpenAsync();
        await _scenario.AcceptAsync(1);
        _scenario.Close();
        var before = StoreScenario.Contents(_scenario.Directory.Path);
        _scenario.Options.Password = "correct horse";

        Assert.Equal(JobStoreOpenErrorKind.WrongPassword, (await Assert.ThrowsAsync<JobStoreOpenException>(_scenario.OpenAsync)).Kind);

        Assert.Equal(before, StoreScenario.Contents(_scenario.Directory.Path));
    }
}
