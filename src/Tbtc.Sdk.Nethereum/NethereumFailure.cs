using System.Net.Sockets;
using System.Net.WebSockets;
using Nethereum.JsonRpc.Client;

namespace Tbtc.Sdk.Chain;

/// <summary>Tells from whatever a Nethereum client threw what went wrong between it and the node.</summary>
internal static class NethereumFailure
{
    public static EthereumRpcException ToRpcException(string endpoint, Exception failed)
    {
        var causes = Causes(failed).ToList();
        if (causes.OfType<RpcResponseException>().FirstOrDefault() is { } answered)
        {
            return EthereumRpcException.FromRpcError(endpoint, answered.RpcError.Code, answered.RpcError.Message ?? "");
        }

        if (causes.Exists(cause => cause is RpcClientTimeoutException or OperationCanceledException or TimeoutException))
        {
            return new(EthereumRpcErrorKind.Timeout, $"the node at {endpoint} did not answer within the time of the Nethereum client", endpoint, failed);
        }

        if (causes.OfType<HttpRequestException>().FirstOrDefault() is { StatusCode: { } status })
        {
            return new(EthereumRpcErrorKind.Transport, $"the node at {endpoint} answered with HTTP {(int)status}", endpoint, failed) { HttpStatus = status };
        }

        if (causes.Exists(cause => cause is HttpRequestException or IOException or SocketException or WebSocketException))
        {
            return new(EthereumRpcErrorKind.Transport, $"the node at {endpoint} could not be asked: {causes[^1].GetType().Name}", endpoint, failed);
        }

        // What is left comes from reading the answer: it is not JSON, or not of the shape that is expected.
        return new(EthereumRpcErrorKind.MalformedResponse, $"the node at {endpoint} answered with something that Nethereum cannot read: {causes[^1].GetType().Name}", endpoint, failed);
    }

    private static IEnumerable<Exception> Causes(Exception failed)
    {
        for (var cause = failed; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }
}
