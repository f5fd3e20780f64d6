namespace Tbtc.Sdk.Chain;

/// <summary>Tells whether a node may have refused the form of a request, so that asking in another way may do.</summary>
internal static class NodeRefusal
{
    public static bool IsPossible(EthereumRpcException failed) => failed.Kind switch
    {
        EthereumRpcErrorKind.RpcError => !failed.IsTransient,
        EthereumRpcErrorKind.MalformedResponse => true,
        _ => failed.RefusesForm,
    };
}
