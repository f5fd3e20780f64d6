namespace Tbtc.Sdk.Benchmarks.Chain;

/// <summary>Counts HTTP requests.</summary>
internal sealed class RequestCounter() : DelegatingHandler(new SocketsHttpHandler())
{
    public int Requests { get; set; }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests++;
        return base.SendAsync(request, cancellationToken);
    }
}
