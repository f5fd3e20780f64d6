namespace Tbtc.Sdk.Jobs;

/// <summary>What came of an operator's act: exactly one of the nested types.</summary>
public abstract record QuarantineResult
{
    private QuarantineResult()
    {
    }

    /// <summary>The job is served: as restored, or failed.</summary>
    /// <param name="Job">The job with its revision.</param>
    public sealed record Served(Job Job) : QuarantineResult;

    /// <summary>The job is known, and waits in quarantine to be restored or released.</summary>
    /// <param name="Quarantine">What is known of it.</param>
    public sealed record Identified(QuarantinedJob Quarantine) : QuarantineResult;

    /// <summary>The unknown thing no longer blocks anything.</summary>
    public sealed record Discarded : QuarantineResult
    {
        /// <summary>The only instance that is needed.</summary>
        public static Discarded Instance { get; } = new();
    }

    /// <summary>Nothing of that name is in quarantine or unknown, so nothing was done.</summary>
    /// <param name="Message">What was looked for, and what there is.</param>
    public sealed record NotInQuarantine(string Message) : QuarantineResult;

    /// <summary>Nothing was done.</summary>
    /// <param name="Message">What is wrong with which thing.</param>
    /// <param name="Remedy">What to do next.</param>
    public sealed record Refused(string Message, string Remedy) : QuarantineResult;
}
