namespace Tbtc.Sdk.Signing;

/// <summary>How to ask a covenant signer over HTTP. Checked once, at start; every mistake is listed.</summary>
public sealed class CovenantSignerClientOptions
{
    /// <summary>Where the signer is, http or https, without user name and query; <c>/v1/...</c> is put after its path. Required. Over http everybody on the way can read the token.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The bearer token, or null for a signer that asks for none. Sent to the signer, and shown nowhere.</summary>
    public string? BearerToken { get; set; }

    /// <summary>
    /// How long one request may take. Default: 30 seconds; at least 10 milliseconds, at most <see cref="TotalTimeout"/>. A signer may work longer on a submit: the
    /// next one finds the job pending.
    /// </summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a submit or a poll may take, retries included. Default: 2 minutes; at least 10 milliseconds, at most an hour.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How often a request is repeated after a failure that may pass. Default: 5; at most 100; 0 for never.</summary>
    public int MaxRetries { get; set; } = 5;

    /// <summary>The longest answer that is read, in bytes. Default: 8 MiB; at least 64 KiB, at most 1 GiB.</summary>
    public int MaxResponseBytes { get; set; } = 8 * 1024 * 1024;
}
