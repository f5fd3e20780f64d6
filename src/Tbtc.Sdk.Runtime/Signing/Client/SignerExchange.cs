using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Tbtc.Sdk.Chain;

namespace Tbtc.Sdk.Signing;

/// <summary>Sends one request, and says what the answer means.</summary>
internal sealed class SignerExchange(HttpClient http, CovenantSignerClientOptions options, TimeProvider time)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    private readonly Uri _endpoint = new(options.Endpoint!.AbsoluteUri.TrimEnd('/') + "/");
    private readonly string? _token = options.BearerToken;
    private readonly TimeSpan _timeout = options.RequestTimeout;
    private readonly int _maxResponseBytes = options.MaxResponseBytes;

    public async Task<SignerAttempt> PostAsync(string path, byte[] body, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(_timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(_endpoint, path)) { Content = new ByteArrayContent(body) };
            message.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            message.Headers.Authorization = _token is null ? null : new("Bearer", _token);
            using var response = await http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            using var answer = await ResponseBody.ReadAsync(response.Content, _maxResponseBytes, either.Token).ConfigureAwait(false);
            return answer is null
                ? SignerAttempt.Unknown($"The signer answered with more than the {_maxResponseBytes} bytes that are read of an answer.")
                : Read(response, answer.Bytes);
        }
        catch (OperationCanceledException late) when (!cancellationToken.IsCancellationRequested)
        {
            return SignerAttempt.Unknown($"The signer did not answer within {_timeout.TotalSeconds:0.###} s.", late);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidDataException)
        {
            return SignerAttempt.Unknown($"The signer could not be asked: {NodeText.Shorten(failed.Message)}", failed);
        }
    }

    private SignerAttempt Read(HttpResponseMessage response, ReadOnlyMemory<byte> body)
    {
        var status = response.StatusCode;
        if (status == HttpStatusCode.OK)
        {
            return StepResult.TryParse(body, out var step)
                ? new(new SignerResponse.Answered(step), "", MayPass: false)
                : SignerAttempt.Unknown("The signer answered with something that is not a step result. Check its address.");
        }

        var line = Line(body);
        var said = $"HTTP {(int)status}{(line.Length > 0 ? $": {line}" : "")}";
        return status switch
        {
            HttpStatusCode.BadRequest => new(new SignerResponse.Rejected(line), said, MayPass: false),
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new(
                new SignerResponse.Unauthorized($"The signer does not take the token: set {nameof(CovenantSignerClientOptions.BearerToken)} to its own."), said, MayPass: false),
            HttpStatusCode.NotFound => new(new SignerResponse.NotFound(line), said, MayPass: false),
            HttpStatusCode.ServiceUnavailable => new(new SignerResponse.Refused(line), said, MayPass: true, RetryAfter(response)),
            _ => new(
                new SignerResponse.Unknown($"The signer answered with {said}", null), said, MayPass: status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError, RetryAfter(response)),
        };
    }

    /// <summary>The signer's words, without the token, which some proxies repeat when they refuse it.</summary>
    private string Line(ReadOnlyMemory<byte> body)
    {
        var text = Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 4096)]);
        return NodeText.Shorten(_token is null ? text : text.Replace(_token, "***", StringComparison.Ordinal)).Trim();
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter?.Delta ?? (response.Headers.RetryAfter?.Date is { } date ? date - time.GetUtcNow() : null);
        return wait is { Ticks: > 0 } given ? TimeSpan.FromTicks(Math.Min(given.Ticks, LongestWait.Ticks)) : null;
    }
}
