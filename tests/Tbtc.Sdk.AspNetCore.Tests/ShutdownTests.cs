using Tbtc.Sdk.Jobs;
using Tbtc.Sdk.Signing;
using Tbtc.Sdk.Tests.Signing;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>A submit outlives its client, and not the process.</summary>
public sealed class ShutdownTests
{
    private static byte[] Submit { get; } = Vectors.Body(Vectors.Request()).Bytes();

    [Fact]
    public async Task Submit_outlives_its_client()
    {
        var begun = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var engine = new ScriptedEngine
        {
            OnSubmit = async (_, stopping) =>
            {
                begun.SetResult();
                await go.Task.WaitAsync(stopping);
                return SigningTransition.ArtifactReady("0xaa", "0xbb", "signed");
            },
        };
        var log = new RecordedLog();
        await using var host = await SignerHost.StartAsync(new() { Engine = engine, Log = log });
        using (var hangUp = new CancellationTokenSource())
        {
            using var content = new ByteArrayContent(Submit);
            var submit = host.Http.PostAsync(new Uri("/v1/qc_v1/signer/requests", UriKind.Relative), content, hangUp.Token);
            await begun.Task;
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => submit);
        }

        await Eventually.IsAsync(() => Task.FromResult(log.Count(3101) == 1));
        go.SetResult();

        await Eventually.IsAsync(async () => (await host.SubmitAsync(Submit)).Json["status"]!.GetValue<string>() == "READY");
        Assert.Equal(1, await host.CountJobsAsync());
    }

    [Fact]
    public async Task Shutdown_interrupts_the_engine_answers_the_client_and_the_next_start_drives_the_job()
    {
        var begun = new TaskCompletionSource();
        var hanging = new ScriptedEngine
        {
            OnSubmit = async (_, stopping) =>
            {
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, stopping);
                return null;
            },
        };
        var host = await SignerHost.StartAsync(new() { Engine = hanging });
        var submit = host.SubmitAsync(Submit);
        await begun.Task;

        await host.StopAsync();

        var answer = await submit;
        answer.IsStep("PENDING");
        Assert.Equal(JobState.Submitted, Assert.IsType<FindResult.Found>(await host.Store.FindAsync(answer.RequestId)).Job.State);
        await host.LeaveAsync();
        var log = new RecordedLog();
        var signing = new ScriptedEngine { OnSubmit = static (_, _) => Task.FromResult<SigningTransition?>(SigningTransition.ArtifactReady("0xaa", "0xbb", "signed")) };
        await using var after = await SignerHost.StartAsync(new() { Directory = host.Directory, Engine = signing, Log = log });
        await Eventually.IsAsync(async () => (await after.PollAsync(answer.RequestId, Submit)).Json["status"]!.GetValue<string>() == "READY");
        await Eventually.IsAsync(() => Task.FromResult(log.Count(3007) == 1));
    }

    [Fact]
    public async Task Requests_under_way_are_answered_before_the_server_ends()
    {
        var host = await SignerHost.StartAsync();
        var submits = Enumerable.Range(0, 20).Select(i =>
        {
            var body = Vectors.Body(Vectors.Request());
            body["routeRequestId"] = $"rr-{i}";
            return SubmitOrFailAsync(host, body.Bytes());
        }).ToList();
        await Task.WhenAny(submits);

        await host.StopAsync();

        var answers = (await Task.WhenAll(submits)).OfType<Reply>().ToList();
        var known = (await host.Store.GetReportAsync()).Jobs;
        Assert.NotEmpty(answers);
        foreach (var answer in answers.Where(answer => answer.Status == System.Net.HttpStatusCode.OK))
        {
            Assert.IsType<FindResult.Found>(await host.Store.FindAsync(answer.RequestId));
        }

        Assert.True(answers.Count(answer => answer.Status == System.Net.HttpStatusCode.OK) <= known);
        await host.DisposeAsync();
    }

    /// <summary>The answer, or null where the connection was refused: that submit never reached the server.</summary>
    private static async Task<Reply?> SubmitOrFailAsync(SignerHost host, byte[] body)
    {
        try
        {
            return await host.SubmitAsync(body);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
