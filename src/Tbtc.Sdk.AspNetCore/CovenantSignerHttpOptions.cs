namespace Tbtc.Sdk.AspNetCore;

/// <summary>How a covenant signer is served over HTTP.</summary>
public sealed class CovenantSignerHttpOptions
{
    /// <summary>The fewest characters that a token may have.</summary>
    public const int MinTokenLength = 16;

    /// <summary>
    /// The bearer token that every caller must send; null lets everybody in who reaches the address. At least <see cref="MinTokenLength"/> printable ASCII
    /// characters without white space. It is compared in constant time, and shown nowhere.
    /// </summary>
    public string? BearerToken { get; set; }

    /// <summary>How long the body of a request may take to arrive. Default: 30 seconds; at least 10 milliseconds, at most 5 minutes.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
