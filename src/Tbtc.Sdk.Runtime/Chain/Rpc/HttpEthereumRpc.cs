using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Tbtc.Sdk.Chain;

/// <summary>An Ethereum node reached over HTTP JSON-RPC.</summary>
/// <remarks>
/// Every answer is bounded before it is parsed, and checked: its id, its type, its length. One request is one attempt. Safe to use from any thread.
/// </remarks>
public sealed class HttpEthereumRpc : IEthereumRpc
{
    private static readonly MediaTypeHeaderValue JsonMediaType = new("application/json");

    private readonly HttpClient _http;
    private readonly Uri _url;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly UrlSecrets _secrets;
    private readonly TimeSpan _requestTimeout;
    private readonly int _maxResponseBytes;
    private readonly TimeProvider _time;
    private long _lastId;

    /// <summary>Reaches the node at <see cref="TbtcOptions.RpcUrl"/>.</summary>
    /// <param name="http">Sends the requests. Should follow no redirects and have no timeout of its own: <see cref="TbtcOptions.RequestTimeout"/> is in force.</param>
    /// <param name="options">The node's address, the timeout and the longest answer. Its network is not looked at.</param>
    /// <param name="time">The clock of the timeout; the system's unless given.</param>
    /// <exception cref="ArgumentException">An option is missing or out of range.</exception>
    public HttpEthereumRpc(HttpClient http, TbtcOptions options, TimeProvider? time = null)
        : this(http, Checked(options).RpcUrl!, options, time)
    {
    }

    internal HttpEthereumRpc(HttpClient http, Uri url, TbtcOptions options, TimeProvider? time)
    {
        ArgumentNullException.ThrowIfNull(http);
        _http = http;
        _requestTimeout = options.RequestTimeout;
        _maxResponseBytes = options.MaxResponseBytes;
        _time = time ?? TimeProvider.System;
        _authorization = url.UserInfo.Length == 0 ? null : BasicAuthorization(url.UserInfo);
        _secrets = new(url);
        _url = new UriBuilder(url) { UserName = "", Password = "" }.Uri;
        Endpoint = url.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }

    /// <inheritdoc/>
    public string Endpoint { get; }

    /// <inheritdoc/>
    public Task<ulong> GetChainIdAsync(CancellationToken cancellationToken = default) =>
        SendAsync("eth_chainId", JsonRpcRequest.NoParameters, JsonRpcResult.Quantity, cancellationToken);

    /// <inheritdoc/>
    public Task<ulong> GetBlockNumberAsync(CancellationToken cancellationToken = default) =>
        SendAsync("eth_blockNumber", JsonRpcRequest.NoParameters, JsonRpcResult.Quantity, cancellationToken);

    /// <inheritdoc/>
    public async Task<BlockHeader?> GetBlockAsync(BlockReference block, CancellationToken cancellationToken = default)
    {
        var method = block.Kind == BlockReferenceKind.Hash ? "eth_getBlockByHash" : "eth_getBlockByNumber";
        var header = await SendAsync(method, JsonRpcRequest.BlockParameters(block), JsonRpcResult.Header, cancellationToken).ConfigureAwait(false);
        if (header is not null && ((block.Number ?? header.Number) != header.Number || (block.Hash ?? header.Hash) != header.Hash))
        {
            throw Malformed($"with block {header.Number} ({header.Hash}) when asked for block {block}");
        }

        return header;
    }

    /// <inheritdoc/>
    public async Task<EthCallResult> CallAsync(EthCall call, BlockReference block, CancellationToken cancellationToken = default)
    {
        var id = Interlocked.Increment(ref _lastId);
        var request = JsonRpcRequest.Write(id, "eth_call", JsonRpcRequest.CallParameters(call, block));
        var result = await PostAsync(request, body => ToCallResult(ReadAnswer(body, id)), cancellationToken).ConfigureAwait(false);
        return result.IsFailed ? throw result.Error : result;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<EthCallResult>> CallBatchAsync(
        IReadOnlyList<EthCall> calls, BlockReference block, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(calls);
        if (calls.Count == 0)
        {
            return [];
        }

        var firstId = Interlocked.Add(ref _lastId, calls.Count) - calls.Count + 1;
        var request = JsonRpcRequest.WriteCallBatch(firstId, calls, block);
        return await PostAsync(request, body => ReadCallBatch(body, firstId, calls.Count), cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> SendAsync<T>(
        string method, JsonRpcRequest.Parameters parameters, JsonRpcResult.Decoder<T> decode, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        return await PostAsync(JsonRpcRequest.Write(id, method, parameters), Decode, cancellationToken).ConfigureAwait(false);

        T Decode(ReadOnlyMemory<byte> body)
        {
            var answer = ReadAnswer(body, id);
            return answer.IsError ? throw RpcError(answer) : decode(answer.Result.Span);
        }
    }

    private async Task<T> PostAsync<T>(ReadOnlyMemory<byte> request, Func<ReadOnlyMemory<byte>, T> decode, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(_requestTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            using var message = new HttpRequestMessage(HttpMethod.Post, _url) { Content = new ReadOnlyMemoryContent(request) };
            message.Content.Headers.ContentType = JsonMediaType;
            message.Headers.Authorization = _authorization;
            using var response = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, either.Token).ConfigureAwait(false);
            using var body = await ResponseBody.ReadAsync(response.Content, _maxResponseBytes, either.Token).ConfigureAwait(false);
            return body is null
                ? throw Malformed($"with more than the {_maxResponseBytes} bytes that are read of an answer")
                : Decode(response, body.Bytes, decode);
        }
        catch (OperationCanceledException cancelled)
        {
            throw cancellationToken.IsCancellationRequested
                ? new OperationCanceledException(cancelled.Message, cancelled, cancellationToken)
                : EthereumRpcException.TimedOut(Endpoint, _requestTimeout, cancelled);
        }
        catch (HttpRequestException failed)
        {
            throw Error(EthereumRpcErrorKind.Transport, $"could not be asked: {NodeText.Shorten(failed.Message)}", failed);
        }
        catch (IOException failed)
        {
            throw Error(EthereumRpcErrorKind.Transport, $"broke off its answer: {NodeText.Shorten(failed.Message)}", failed);
        }
        catch (InvalidDataException broken)
        {
            throw Malformed("with something that cannot be decompressed", broken);
        }
    }

    private T Decode<T>(HttpResponseMessage response, ReadOnlyMemory<byte> body, Func<ReadOnlyMemory<byte>, T> decode)
    {
        try
        {
            // Some nodes answer a call that reverted with an HTTP error whose body is the JSON-RPC error: that is an answer like any other.
            return response.IsSuccessStatusCode || IsJsonRpcError(response.StatusCode, body) ? decode(body) : throw HttpFailure(response);
        }
        catch (JsonException malformed)
        {
            var type = response.Content.Headers.ContentType?.MediaType ?? "no content type";
            throw Malformed($"with something else than was asked for ({NodeText.Shorten(type)}, {body.Length} bytes): {JsonMistake.Explain(malformed)}", malformed);
        }
    }

    private static bool IsJsonRpcError(HttpStatusCode status, ReadOnlyMemory<byte> body)
    {
        // These say that the node was not asked at all, whatever the body says.
        if (status is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout)
        {
            return false;
        }

        try
        {
            return JsonRpcAnswer.Read(body).IsError;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private EthereumRpcException HttpFailure(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter;
        return new(EthereumRpcErrorKind.Transport, $"the node at {Endpoint} answered with HTTP {(int)response.StatusCode}{Meaning(response.StatusCode)}", Endpoint)
        {
            HttpStatus = response.StatusCode,
            RetryAfter = wait?.Delta ?? (wait?.Date is { } date && date > _time.GetUtcNow() ? date - _time.GetUtcNow() : null),
        };
    }

    private static string Meaning(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => ": the credentials in the address are missing or wrong",
        HttpStatusCode.NotFound => ": the path of the address is wrong",
        HttpStatusCode.TooManyRequests => ": too many requests",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => ": redirects are not followed, use the address it redirects to",
        _ => "",
    };

    private static JsonRpcAnswer ReadAnswer(ReadOnlyMemory<byte> body, long id)
    {
        var answer = JsonRpcAnswer.Read(body);
        return answer.Id == id || (answer.IsError && answer.Id is null)
            ? answer
            : throw new JsonException($"the answer is to request {answer.Id?.ToString() ?? "null"}, not to request {id}");
    }

    private EthCallResult[] ReadCallBatch(ReadOnlyMemory<byte> body, long firstId, int count)
    {
        var answers = JsonRpcAnswer.ReadBatch(body, count, out var isArray);
        if (answers is [{ IsError: true } refusal] && (!isArray || refusal.Id is null))
        {
            throw RpcError(refusal);
        }

        if (!isArray)
        {
            throw new JsonException("a batch was answered with the result of one request");
        }

        var results = new EthCallResult?[count];
        foreach (var answer in answers)
        {
            if (answer.Id is not { } id || id < firstId || id >= firstId + count)
            {
                throw new JsonException($"the batch has an answer to request {answer.Id?.ToString() ?? "null"}, which was not asked");
            }

            ref var result = ref results[(int)(id - firstId)];
            result = result is null ? ToCallResult(answer) : EthCallResult.Failed(Malformed("more than once to one request of a batch"));
        }

        return Array.ConvertAll(results, result => result ?? EthCallResult.Failed(Malformed("to a batch, and left out this request")));
    }

    private EthCallResult ToCallResult(JsonRpcAnswer answer)
    {
        if (answer.IsError)
        {
            return EthCallResult.FromRpcError(Endpoint, answer.ErrorCode, _secrets.Hide(answer.ErrorMessage), answer.ErrorData);
        }

        try
        {
            return EthCallResult.Succeeded(JsonRpcResult.Bytes(answer.Result.Span));
        }
        catch (JsonException malformed)
        {
            return EthCallResult.Failed(Malformed($"with something else than was asked for: {JsonMistake.Explain(malformed)}", malformed));
        }
    }

    private EthereumRpcException RpcError(JsonRpcAnswer answer) =>
        EthereumRpcException.FromRpcError(Endpoint, answer.ErrorCode, _secrets.Hide(answer.ErrorMessage));

    private EthereumRpcException Malformed(string what, Exception? cause = null) =>
        Error(EthereumRpcErrorKind.MalformedResponse, $"answered {what}", cause);

    private EthereumRpcException Error(EthereumRpcErrorKind kind, string what, Exception? cause) =>
        new(kind, $"the node at {Endpoint} {what}", Endpoint, cause);

    private static TbtcOptions Checked(TbtcOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TbtcOptionsValidator.MistakesOfTransport(options).FirstOrDefault() is { } mistake ? throw new ArgumentException(mistake, nameof(options)) : options;
    }

    private static AuthenticationHeaderValue BasicAuthorization(string userInfo) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(userInfo))));
}
