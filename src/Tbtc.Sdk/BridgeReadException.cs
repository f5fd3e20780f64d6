namespace Tbtc.Sdk;

/// <summary>The Bridge could not be read, so nothing is known of the wallet.</summary>
public sealed class BridgeReadException : TbtcException
{
    /// <summary>States that the Bridge could not be read.</summary>
    /// <param name="kind">What went wrong.</param>
    /// <param name="message">What is wrong with which thing, and what to do. No credentials.</param>
    /// <param name="isTransient">Whether the same read may succeed a little later.</param>
    /// <param name="bridge">The Bridge's address.</param>
    /// <param name="endpoint">The node that was asked, without credentials.</param>
    /// <param name="innerException">The cause, or null.</param>
    public BridgeReadException(
        BridgeReadErrorKind kind, string message, bool isTransient, Address bridge, string endpoint, Exception? innerException = null)
        : base(message, innerException)
    {
        Kind = kind;
        IsTransient = isTransient;
        Bridge = bridge;
        Endpoint = endpoint;
    }

    /// <summary>What went wrong.</summary>
    public BridgeReadErrorKind Kind { get; }

    /// <inheritdoc/>
    public override bool IsTransient { get; }

    /// <summary>The Bridge's address.</summary>
    public Address Bridge { get; }

    /// <summary>The node that was asked, without credentials.</summary>
    public string Endpoint { get; }
}
