using Tbtc.Sdk.Signing;

namespace Corpus;

// The answers of the signing service and of its HTTP client.
internal sealed class SubmitResults(CovenantSigner signer, CovenantSignerClient client, ILogger<SubmitResults> logger)
{
    public async Task Bad_SubmitDropped(ReadOnlyMemory<byte> body, CovenantRoute route, CancellationToken cancellationToken) =>
        await signer.SubmitAsync(body, route, cancellationToken); // TBTC2001

    public async Task<int> Bad_InvalidForgotten(ReadOnlyMemory<byte> body, CovenantRoute route) => await signer.SubmitAsync(body, route, default) switch // TBTC2001
    {
        SubmitResult.Accepted or SubmitResult.Existing => 200,
        SubmitResult.Conflict => 409,
        SubmitResult.Refused => 503,
    };

    public async Task Bad_OnlyTheAnswer(string routeRequestId, CovenantRequest request)
    {
        if (await client.SubmitAsync(routeRequestId, request) is SignerResponse.Answered answered) // TBTC2001
        {
            logger.LogInformation("Answered: {Answer}", answered);
        }
    }

    public async Task<int> Good_EveryCase(ReadOnlyMemory<byte> body, CovenantRoute route) => await signer.SubmitAsync(body, route, default) switch
    {
        SubmitResult.Accepted or SubmitResult.Existing => 200,
        SubmitResult.Conflict => 409,
        SubmitResult.Refused => 503,
        SubmitResult.Invalid => 400,
        _ => 500,
    };

    public async Task<SignerResponse.Answered> Good_PolledUntilAnswered(string routeRequestId, string requestId, CovenantRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var response = await client.PollAsync(routeRequestId, requestId, request, cancellationToken);
            if (response is SignerResponse.Answered answered)
            {
                return answered;
            }
        }
    }

    public async Task Good_AnswerOrThrow(string routeRequestId, CovenantRequest request)
    {
        var response = await client.SubmitAsync(routeRequestId, request);
        if (response is not SignerResponse.Answered)
        {
            throw new InvalidOperationException(response.ToString());
        }
    }
}
