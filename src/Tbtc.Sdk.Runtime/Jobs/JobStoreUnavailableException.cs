namespace Tbtc.Sdk.Jobs;

/// <summary>A store whose jobs are on a server could not be asked. Says nothing about the jobs: they may be there or not.</summary>
public sealed class JobStoreUnavailableException : TbtcException
{
    /// <summary>States that a store could not be asked.</summary>
    /// <param name="message">What is wrong with which server, and what to do. No credentials.</param>
    /// <param name="isTransient">Whether the same call may succeed a little later.</param>
    /// <param name="innerException">The cause, or null.</param>
    public JobStoreUnavailableException(string message, bool isTransient, Exception? innerException = null)
        : base(message, innerException) => IsTransient = isTransient;

    /// <inheritdoc/>
    public override bool IsTransient { get; }
}
