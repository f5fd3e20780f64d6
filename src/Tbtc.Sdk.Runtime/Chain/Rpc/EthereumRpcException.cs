using System.Net;

namespace Tbtc.Sdk.Chain;

/// <summary>A node gave no answer that can be used.</summary>
public sealed class EthereumRpcException : TbtcException
{
    // Too many requests: of EIP-1474, and what hosted nodes put instead.
    private const int LimitExceeded = -32005;
    private const int RateLimited = -32007;
    private const int HttpTooManyRequests = 429;

    /// <summary>States that a node gave no answer that can be used.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What is wrong with which node, in one line without a final full stop and without credentials.</param>
    /// <param name="endpoint">The node, without credentials.</param>
    /// <param name="innerException">The cause, or null.</param>
    public EthereumRpcException(EthereumRpcErrorKind kind, string message, string endpoint, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        Endpoint = endpoint;
    }

    /// <summary>What went wrong.</summary>
    public EthereumRpcErrorKind Kind { get; }

    /// <summary>The node, without credentials.</summary>
    public string Endpoint { get; }

    /// <summary>The status of the node's HTTP answer, where that is what failed.</summary>
    public HttpStatusCode? HttpStatus { get; init; }

    /// <summary>How long the node asks to wait before the next request, where it says so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The code of the node's JSON-RPC error, where <see cref="Kind"/> is <see cref="EthereumRpcErrorKind.RpcError"/>.</summary>
    public int? RpcErrorCode { get; init; }

    /// <summary>Whether the same request may succeed a little later: after a timeout, a failed connection, HTTP 408, 429 or 5xx, or the error for too many requests.</summary>
    public override bool IsTransient => Kind switch
    {
        EthereumRpcErrorKind.Timeout => true,
        EthereumRpcErrorKind.Transport =>
            HttpStatus is null or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError && !RefusesForm,
        EthereumRpcErrorKind.RpcError => RpcErrorCode is LimitExceeded or RateLimited or HttpTooManyRequests,
        _ => false,
    };

    /// <summary>Whether the HTTP status says that the node does not take requests of this form, such as batches or long ones. The node is well otherwise.</summary>
    internal bool RefusesForm => HttpStatus is HttpStatusCode.BadRequest or HttpStatusCode.MethodNotAllowed or HttpStatusCode.RequestEntityTooLarge
        or HttpStatusCode.UnsupportedMediaType or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NotImplemented;

    /// <summary>The exception for a node's JSON-RPC error that is not about a call that was executed.</summary>
    /// <param name="endpoint">The node, without credentials.</param>
    /// <param name="code">The code of the error.</param>
    /// <param name="message">The message of the error. It is bounded and put on one line.</param>
    public static EthereumRpcException FromRpcError(string endpoint, int code, string message) =>
        new(EthereumRpcErrorKind.RpcError, $"the node at {endpoint} answered with the error {code}: {NodeText.Shorten(message)}", endpoint) { RpcErrorCode = code };

    /// <summary>The exception for a node that did not answer in time.</summary>
    /// <param name="endpoint">The node, without credentials.</param>
    /// <param name="timeout">How long it was waited for.</param>
    /// <param name="cause">The cause, or null. Where it is a failure of an earlier attempt, the message tells that too.</param>
    public static EthereumRpcException TimedOut(string endpoint, TimeSpan timeout, Exception? cause)
    {
        var last = cause is EthereumRpcException failed ? $"; the last failure: {failed.Message}" : "";
        return new(EthereumRpcErrorKind.Timeout, $"the node at {endpoint} did not answer within {timeout.TotalSeconds:0.###} s{last}", endpoint, cause);
    }
}
