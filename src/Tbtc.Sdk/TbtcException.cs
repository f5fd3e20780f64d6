namespace Tbtc.Sdk;

/// <summary>An error of this library that is not misuse. Misuse throws the CLR's own exceptions.</summary>
public abstract class TbtcException : Exception
{
    /// <summary>States an error.</summary>
    /// <param name="message">What is wrong with which thing, and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    protected TbtcException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>Whether the same call may succeed a little later without anybody changing anything.</summary>
    public abstract bool IsTransient { get; }
}
