namespace Tbtc.Sdk.Jobs;

/// <summary>Who does something about a job in quarantine, and why. Kept with what was done.</summary>
public sealed record OperatorAct
{
    /// <summary>The most characters that each part may have.</summary>
    public const int MaxLength = 1000;

    /// <summary>Names who acts and why.</summary>
    /// <param name="who">The person or the account: 1 to 1,000 characters, none of them a control character.</param>
    /// <param name="why">The reason, for whoever reads it in a year: 1 to 1,000 characters, none of them a control character.</param>
    /// <exception cref="ArgumentException">A part is empty, too long or has a control character.</exception>
    public OperatorAct(string who, string why)
    {
        ArgumentNullException.ThrowIfNull(who);
        ArgumentNullException.ThrowIfNull(why);
        (Who, Why) = (Checked(who, nameof(who)), Checked(why, nameof(why)));
    }

    /// <summary>The person or the account.</summary>
    public string Who { get; }

    /// <summary>The reason.</summary>
    public string Why { get; }

    private static string Checked(string text, string name)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength || text.Any(char.IsControl))
        {
            throw new ArgumentException($"An act needs 1 to {MaxLength} characters here, without control characters. Say it in one line.", name);
        }

        return text.Trim();
    }
}
