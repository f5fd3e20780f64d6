using Tbtc.Sdk.Jobs;

namespace Corpus;

// What becomes of the answer to an accept. A report stands on the line of the first test, or of the call whose answer is dropped.
internal sealed class AcceptResults(IJobStore store, ILogger<AcceptResults> logger)
{
    private readonly List<AcceptResult> _all = [];
    private AcceptResult? _last;

    public async Task Bad_Awaited(Job job)
    {
        await store.AcceptAsync(job); // TBTC2001
    }

    public async Task Bad_Discarded(Job job)
    {
        _ = await store.AcceptAsync(job); // TBTC2001
    }

    public void Bad_NotAwaited(Job job)
    {
        _ = store.AcceptAsync(job); // TBTC2001
    }

    public void Bad_NotAwaitedStatement(Job job)
    {
        store.AcceptAsync(job).AsTask(); // TBTC2001
    }

    public async Task Bad_ConfiguredAwait(Job job) => await store.AcceptAsync(job).ConfigureAwait(false); // TBTC2001

    public void Bad_Blocking(Job job) => store.AcceptAsync(job).AsTask().GetAwaiter().GetResult(); // TBTC2001

    public void Bad_Waited(Job job)
    {
        store.AcceptAsync(job).AsTask().Wait(); // TBTC2001
    }

    public async Task Bad_NeverRead(Job job)
    {
        var result = await store.AcceptAsync(job); // TBTC2001
    }

    public async Task Bad_TaskNeverRead(Job job)
    {
        var task = store.AcceptAsync(job); // TBTC2001
        await Task.Yield();
    }

    public Task Bad_ReturnedAsAPlainTask(Job job) => store.AcceptAsync(job).AsTask(); // TBTC2001

    public async Task Bad_PlainTaskVariable(Job job)
    {
        Task task = store.AcceptAsync(job).AsTask(); // TBTC2001
        await task;
    }

    public async Task Bad_WhenAll(IEnumerable<Job> jobs)
    {
        await Task.WhenAll(jobs.Select(job => store.AcceptAsync(job).AsTask())); // TBTC2001
    }

    public async Task Bad_InALoop(IEnumerable<Job> jobs)
    {
        foreach (var job in jobs)
        {
            await store.AcceptAsync(job); // TBTC2001
        }
    }

    public async Task Bad_InAParallelLoop(IEnumerable<Job> jobs) =>
        await Parallel.ForEachAsync(jobs, async (job, token) => await store.AcceptAsync(job, token)); // TBTC2001

    public async Task Bad_InATry(Job job)
    {
        try
        {
            await store.AcceptAsync(job); // TBTC2001
        }
        catch (ObjectDisposedException error)
        {
            logger.LogError(error, "Closed");
        }
    }

    public async Task Bad_ThroughAWrapper(Job job) => await SaveAsync(job); // TBTC2001

    public async Task<Job?> Bad_OnlyAcceptedInAnIf(Job job)
    {
        Job? accepted = null;
        if (await store.AcceptAsync(job) is AcceptResult.Accepted(var stored)) // TBTC2001
        {
            accepted = stored;
        }

        return accepted;
    }

    public async Task Bad_OnlyGoodCasesInAnIf(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is AcceptResult.Accepted or AcceptResult.AlreadyAccepted) // TBTC2001
        {
            Sink.OfferObject(job);
        }
    }

    public async Task Bad_EarlyReturn(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is not AcceptResult.Accepted accepted) // TBTC2001
        {
            return;
        }

        Sink.OfferObject(accepted.Job);
    }

    public async Task Bad_Continue(IEnumerable<Job> jobs)
    {
        foreach (var job in jobs)
        {
            if (await store.AcceptAsync(job) is not AcceptResult.Accepted(var accepted)) // TBTC2001
            {
                continue;
            }

            Sink.OfferObject(accepted);
        }
    }

    public async Task Bad_ReturnsAtTheEndAnyway(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is AcceptResult.Accepted accepted) // TBTC2001
        {
            Sink.OfferObject(accepted.Job);
            return;
        }
    }

    public async Task Bad_ConflictForgotten(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is AcceptResult.Refused(var refusal)) // TBTC2001
        {
            throw new InvalidOperationException(refusal.ToString());
        }
    }

    public async Task Bad_RefusedForgottenInAChain(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is AcceptResult.Accepted) // TBTC2001
        {
            logger.LogInformation("New");
        }
        else if (result is AcceptResult.Conflict(var requestId))
        {
            logger.LogWarning("Conflict with {Id}", requestId);
        }
    }

    public async Task Bad_SwitchWithoutTheBadCases(Job job)
    {
        switch (await store.AcceptAsync(job)) // TBTC2001
        {
            case AcceptResult.Accepted(var accepted):
                Sink.OfferObject(accepted);
                break;
            case AcceptResult.AlreadyAccepted(var accepted):
                Sink.OfferObject(accepted);
                break;
        }
    }

    public async Task Bad_SwitchWithASilentDefault(Job job)
    {
        switch (await store.AcceptAsync(job)) // TBTC2001
        {
            case AcceptResult.Accepted(var accepted):
                Sink.OfferObject(accepted);
                break;
            default:
                break;
        }
    }

    public async Task Bad_SwitchWithoutRefused(Job job)
    {
        switch (await store.AcceptAsync(job)) // TBTC2001
        {
            case AcceptResult.Accepted or AcceptResult.AlreadyAccepted:
                break;
            case AcceptResult.Conflict(var requestId):
                throw new InvalidOperationException(requestId);
        }
    }

    public async Task<Job> Bad_SwitchExpressionWithoutTheBadCases(Job job) => await store.AcceptAsync(job) switch // TBTC2001
    {
        AcceptResult.Accepted(var accepted) => accepted,
        AcceptResult.AlreadyAccepted(var accepted) => accepted,
    };

    public async Task<Job> Bad_Cast(Job job) => ((AcceptResult.Accepted)await store.AcceptAsync(job)).Job; // TBTC2001

    public async Task<Job> Bad_CastOfALocal(Job job)
    {
        var result = await store.AcceptAsync(job);
        return ((AcceptResult.Accepted)result).Job; // TBTC2001
    }

    public async Task<Job?> Bad_As(Job job) => (await store.AcceptAsync(job) as AcceptResult.Accepted)?.Job; // TBTC2001

    public async Task Bad_AsThenUse(Job job)
    {
        var result = await store.AcceptAsync(job);
        var accepted = result as AcceptResult.Accepted; // TBTC2001
        if (accepted != null)
        {
            Sink.OfferObject(accepted.Job);
        }
    }

    public async Task Bad_AsWithAConditionalCall(Job job)
    {
        var accepted = await store.AcceptAsync(job) as AcceptResult.Accepted; // TBTC2001
        accepted?.Job.ToString();
    }

    public IEnumerable<Job> Bad_OfType(IEnumerable<AcceptResult> results) => results.OfType<AcceptResult.Accepted>().Select(a => a.Job); // TBTC2001

    public async Task Bad_PropertyPattern(Job job)
    {
        if (await store.AcceptAsync(job) is AcceptResult.Accepted { Job: { } accepted } && accepted.State == job.State) // TBTC2001
        {
            Sink.OfferObject(accepted);
        }
    }

    public void Bad_EachOfMany(IEnumerable<AcceptResult> results)
    {
        foreach (var result in results)
        {
            if (result is AcceptResult.Accepted accepted) // TBTC2001
            {
                Sink.OfferObject(accepted.Job);
            }
        }
    }

    public void Bad_HelperThatTakesOnlyTheGood(AcceptResult result)
    {
        if (result is AcceptResult.Accepted accepted) // TBTC2001
        {
            Sink.OfferObject(accepted.Job);
        }
    }

    public void Bad_LambdaThatTakesOnlyTheGood(List<AcceptResult> results) => results.ForEach(result =>
    {
        if (result is AcceptResult.Accepted accepted) // TBTC2001
        {
            Sink.OfferObject(accepted.Job);
        }
    });

    public async Task Bad_EmptyElse(Job job)
    {
        if (await store.AcceptAsync(job) is AcceptResult.Accepted accepted) // TBTC2001
        {
            Sink.OfferObject(accepted.Job);
        }
        else
        {
        }
    }

    public async Task Bad_LocalFunction(Job job)
    {
        await Store();

        async Task Store() => await store.AcceptAsync(job); // TBTC2001
    }

    public ValueTask<AcceptResult> Good_Returned(Job job) => store.AcceptAsync(job);

    public async Task<AcceptResult> Good_ReturnedAwaited(Job job)
    {
        var result = await store.AcceptAsync(job).ConfigureAwait(false);
        logger.LogDebug("Asked for {Job}", job.RequestId);
        return result;
    }

    public async Task Good_StoredInAField(Job job) => _last = await store.AcceptAsync(job);

    public async Task Good_StoredInAList(Job job) => _all.Add(await store.AcceptAsync(job));

    public async Task Good_Passed(Job job) => Report(await store.AcceptAsync(job));

    public async Task Good_Logged(Job job) => logger.LogInformation("Accept: {Result}", await store.AcceptAsync(job));

    public async Task<(Job, AcceptResult)> Good_Tuple(Job job) => (job, await store.AcceptAsync(job));

    public async Task<AcceptResult[]> Good_WhenAll(IEnumerable<Job> jobs) => await Task.WhenAll(jobs.Select(job => store.AcceptAsync(job).AsTask()));

    public async Task<bool> Good_TasksAskedOneByOne(Job a, Job b)
    {
        var first = store.AcceptAsync(a).AsTask();
        var second = store.AcceptAsync(b).AsTask();
        await Task.WhenAll(first, second);
        return await first is AcceptResult.Accepted && await second is AcceptResult.Accepted;
    }

    public async Task<Job> Good_SwitchExpression(Job job) => await store.AcceptAsync(job) switch
    {
        AcceptResult.Accepted(var accepted) => accepted,
        AcceptResult.AlreadyAccepted(var accepted) => accepted,
        AcceptResult.Conflict(var requestId) => throw new InvalidOperationException($"Another request has the route: {requestId}"),
        AcceptResult.Refused(var refusal) => throw new InvalidOperationException(refusal.ToString()),
        _ => throw new InvalidOperationException("There is no other case."),
    };

    public async Task<Job?> Good_SwitchExpressionWithADefault(Job job) => await store.AcceptAsync(job) switch
    {
        AcceptResult.Accepted(var accepted) => accepted,
        _ => null,
    };

    public async Task Good_SwitchStatement(Job job)
    {
        switch (await store.AcceptAsync(job))
        {
            case AcceptResult.Accepted or AcceptResult.AlreadyAccepted:
                break;
            case AcceptResult.Conflict conflict:
                logger.LogError("Conflict: {Conflict}", conflict);
                break;
            case AcceptResult.Refused refused:
                logger.LogError("Refused: {Refused}", refused);
                break;
        }
    }

    public async Task Good_SwitchWithADefaultThatThrows(Job job)
    {
        switch (await store.AcceptAsync(job))
        {
            case AcceptResult.Accepted(var accepted):
                Sink.OfferObject(accepted);
                break;
            case var other:
                throw new InvalidOperationException(other.ToString());
        }
    }

    // Named, so it was thought of.
    public async Task Good_RefusedIsLeftAloneByName(Job job)
    {
        switch (await store.AcceptAsync(job))
        {
            case AcceptResult.Accepted(var accepted):
                Sink.OfferObject(accepted);
                break;
            case AcceptResult.Conflict or AcceptResult.Refused:
                break;
        }
    }

    public async Task Good_Else(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is AcceptResult.Accepted accepted)
        {
            Sink.OfferObject(accepted.Job);
        }
        else
        {
            logger.LogError("Not accepted: {Result}", result);
        }
    }

    public async Task Good_ElseWithoutTheResult(Job job)
    {
        if (await store.AcceptAsync(job) is AcceptResult.Accepted)
        {
            logger.LogInformation("New");
        }
        else
        {
            throw new InvalidOperationException("Not accepted.");
        }
    }

    public async Task Good_ThrowFirst(Job job)
    {
        if (await store.AcceptAsync(job) is not (AcceptResult.Accepted or AcceptResult.AlreadyAccepted))
        {
            throw new InvalidOperationException("Not accepted.");
        }

        logger.LogInformation("Accepted");
    }

    public async Task<Job> Good_ReturnThenThrow(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is AcceptResult.Accepted(var accepted))
        {
            return accepted;
        }

        throw new InvalidOperationException("Not accepted.");
    }

    public async Task<Job?> Good_ReturnThenFallBack(Job job)
    {
        using (logger.BeginScope("accept"))
        {
            if (await store.AcceptAsync(job) is AcceptResult.Accepted(var accepted))
            {
                return accepted;
            }
        }

        return null;
    }

    public async Task<bool> Good_TellsWhether(Job job) => await store.AcceptAsync(job) is AcceptResult.Accepted;

    public async Task<bool> Good_KeptAsAFlag(Job job)
    {
        var isNew = await store.AcceptAsync(job) is AcceptResult.Accepted or AcceptResult.AlreadyAccepted;
        logger.LogInformation("Accepted: {New}", isNew);
        return isNew;
    }

    public async Task<Job?> Good_Conditional(Job job) => await store.AcceptAsync(job) is AcceptResult.Accepted { Job: var accepted } ? accepted : null;

    public async Task Good_BadCasesOneByOne(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is AcceptResult.Conflict(var requestId))
        {
            throw new InvalidOperationException(requestId);
        }

        if (result is AcceptResult.Refused { Refusal: var refusal })
        {
            throw new InvalidOperationException(refusal.ToString());
        }

        Sink.OfferObject(job);
    }

    public async Task<Job> Good_CastBehindTheChecks(Job job)
    {
        var result = await store.AcceptAsync(job);
        if (result is AcceptResult.Conflict or AcceptResult.Refused)
        {
            throw new InvalidOperationException(result.ToString());
        }

        return result is AcceptResult.AlreadyAccepted(var known) ? known : ((AcceptResult.Accepted)result).Job;
    }

    public async Task<Job> Good_AsOrThrow(Job job) =>
        (await store.AcceptAsync(job) as AcceptResult.Accepted)?.Job ?? throw new InvalidOperationException("Not accepted.");

    public async Task Good_AsThenCheck(Job job)
    {
        var accepted = await store.AcceptAsync(job) as AcceptResult.Accepted;
        if (accepted is null)
        {
            throw new InvalidOperationException("Not accepted.");
        }

        Sink.OfferObject(accepted.Job);
    }

    public void Good_OfTypeOfEach(List<AcceptResult> results)
    {
        Sink.OfferObject(results.OfType<AcceptResult.Accepted>().ToList());
        foreach (var refused in results.OfType<AcceptResult.Refused>())
        {
            logger.LogError("Refused: {Refused}", refused);
        }
    }

    public IEnumerable<AcceptResult.Refused> Good_OfTypeOfTheBad(IEnumerable<AcceptResult> results) => results.OfType<AcceptResult.Refused>();

    public ILookup<Type, AcceptResult> Good_Grouped(IEnumerable<AcceptResult> results) => results.ToLookup(r => r.GetType());

    public async Task Good_Retried(Job job)
    {
        AcceptResult result;
        do
        {
            result = await store.AcceptAsync(job);
        }
        while (result is AcceptResult.Refused);

        Report(result);
    }

    public async Task Good_RetriedWithAPause(Job job, CancellationToken cancellationToken)
    {
        while (await store.AcceptAsync(job, cancellationToken) is not (AcceptResult.Accepted or AcceptResult.AlreadyAccepted))
        {
            await Task.Delay(1000, cancellationToken);
        }
    }

    public async Task<int> Good_Counted(IEnumerable<Job> jobs)
    {
        var failed = 0;
        foreach (var job in jobs)
        {
            if (await store.AcceptAsync(job) is AcceptResult.Accepted)
            {
                continue;
            }

            failed++;
        }

        return failed;
    }

    public async Task Good_TestExpectsAThrow(Job job)
    {
        await ThrowsAsync<ObjectDisposedException>(async () => await store.AcceptAsync(job));
        await ThrowsAsync<ObjectDisposedException>(() => store.AcceptAsync(job).AsTask());
    }

    public async Task Good_TestAsserts(Job job) => IsType<AcceptResult.Accepted>(await store.AcceptAsync(job));

    public async Task Good_VarPattern(Job job)
    {
        if (await store.AcceptAsync(job) is var result && result is not AcceptResult.Accepted)
        {
            throw new InvalidOperationException(result.ToString());
        }
    }

    public async Task<object> Good_KeptAsAnObject(Job job)
    {
        object result = await store.AcceptAsync(job);
        return result;
    }

    public Func<Job, ValueTask<AcceptResult>> Good_Delegate() => job => store.AcceptAsync(job);

    public async IAsyncEnumerable<AcceptResult> Good_Yielded(IEnumerable<Job> jobs)
    {
        foreach (var job in jobs)
        {
            yield return await store.AcceptAsync(job);
        }
    }

    private async Task<AcceptResult> SaveAsync(Job job) => await store.AcceptAsync(job);

    private void Report(AcceptResult result) => logger.LogInformation("{Result}", result);

    private static T IsType<T>(object value) => (T)value;

    private static async Task ThrowsAsync<T>(Func<Task> action)
        where T : Exception
    {
        try
        {
            await action();
        }
        catch (T)
        {
            return;
        }

        throw new InvalidOperationException("Nothing was thrown.");
    }
}
