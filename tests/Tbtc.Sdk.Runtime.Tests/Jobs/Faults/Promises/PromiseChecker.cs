namespace Tbtc.Sdk.Jobs.Faults;

/// <summary>Asks a store that was just opened about everything that its callers were told before, and for more. It shares no code with recovery.</summary>
internal sealed class PromiseChecker(IJobStore store, History history, Expectation expectation, JobSource source)
{
    /// <summary>Checks every job and every key.</summary>
    /// <exception cref="PromiseBrokenException">One does not hold.</exception>
    public async Task CheckAsync()
    {
        var knowledge = history.Learn();
        foreach (var requestId in knowledge.RequestIds)
        {
            await CheckJobAsync(knowledge, requestId);
        }

        foreach (var route in knowledge.Routes)
        {
            await CheckRouteAsync(knowledge, route);
            await CheckKeyIsNotGivenAgainAsync(knowledge, route);
        }

        await CheckNewKeyAsync();
        _ = history.Learn();
    }

    private async Task CheckJobAsync(Knowledge knowledge, string requestId)
    {
        switch (await store.FindAsync(requestId))
        {
            case FindResult.Found { Job: var job }:
                RequireServed(knowledge, job, job.RequestId == requestId);
                break;
            case FindResult.NotFound when knowledge.Shown(requestId) is not null || knowledge.IsKeepCores(requestId):
                throw new PromiseBrokenException(4, $"'{requestId}' was acknowledged and is said not to exist.");
            case FindResult.Quarantined { Quarantine: var quarantine } when !MayWithhold(knowledge, requestId):
                throw new PromiseBrokenException(2, $"'{requestId}' is whole and is not served: {quarantine.Reason}");
        }
    }

    private async Task CheckRouteAsync(Knowledge knowledge, RouteKey route)
    {
        switch (await store.FindByRouteAsync(route))
        {
            case FindResult.Found { Job: var job }:
                RequireServed(knowledge, job, job.Route == route && (knowledge.Owner(route) ?? job.RequestId) == job.RequestId);
                history.Show(job);
                break;
            case FindResult.NotFound when knowledge.Owner(route) is { } owner:
                throw new PromiseBrokenException(4, $"'{route}' was accepted as '{owner}' and is said to be free.");
            case FindResult.Quarantined { Quarantine: var quarantine } when !MayWithhold(knowledge, knowledge.Owner(route)):
                throw new PromiseBrokenException(2, $"'{route}' is whole and is not served: {quarantine.Reason}");
        }
    }

    private async Task CheckKeyIsNotGivenAgainAsync(Knowledge knowledge, RouteKey route)
    {
        var rival = source.Rival(route);
        var attempt = history.Begin(rival, isUpdate: false);
        var result = await store.AcceptAsync(rival);
        history.End(attempt, result);
        if (knowledge.Owner(route) is not { } owner)
        {
            return;
        }

        switch (result)
        {
            case AcceptResult.Accepted:
                throw new PromiseBrokenException(1, $"'{route}' was accepted as '{owner}' and is accepted again.");
            case AcceptResult.Conflict conflict when conflict.RequestId != owner:
                throw new PromiseBrokenException(1, $"'{route}' was accepted as '{owner}' and is '{conflict.RequestId}' now.");
            case AcceptResult.AlreadyAccepted:
                throw new PromiseBrokenException(3, $"'{route}' is said to have a digest that it never had.");
            case AcceptResult.Refused { Refusal: var refusal } when !MayWithhold(knowledge, owner):
                throw new PromiseBrokenException(2, $"'{route}' is whole and is refused: {refusal}");
        }
    }

    private async Task CheckNewKeyAsync()
    {
        var job = source.NewJob();
        var attempt = history.Begin(job, isUpdate: false);
        var result = await store.AcceptAsync(job);
        history.End(attempt, result);
        if (result is AcceptResult.Accepted || (expectation.MayRefuseNewKeys && result is AcceptResult.Refused))
        {
            return;
        }

        throw new PromiseBrokenException(2, $"The new key '{job.Route}' is not accepted: {result}");
    }

    private bool MayWithhold(Knowledge knowledge, string? requestId) =>
        requestId is null
            ? expectation.MayRefuseNewKeys
            : (expectation.MayWithhold(requestId) || knowledge.Damages.Exists(damage => damage.RequestId == requestId));

    private static void RequireServed(Knowledge knowledge, Job job, bool isTheOne)
    {
        if (!isTheOne || !knowledge.Allows(job))
        {
            throw new PromiseBrokenException(
                3, $"'{job.RequestId}' at revision {job.Revision} is not what was acknowledged at {knowledge.Shown(job.RequestId)?.Revision}: {System.Text.Encoding.UTF8.GetString(job.ToUtf8Json())}");
        }
    }
}
