namespace Tbtc.Sdk.Chain;

/// <summary>What a node has taught about the reader program: how many wallets it reads at once, if any. What was learned lapses, as nodes change and err.</summary>
/// <remarks>Safe to use from any thread: two that learn at once may lose one lesson, which is then learned again.</remarks>
internal sealed class ProgramLimits(TimeProvider time)
{
    private volatile Lessons _lessons = new(time.GetTimestamp());

    /// <summary>How many wallets to ask for at once; none where the node does not run the program.</summary>
    public int MaxWallets => Current.MaxWallets;

    /// <summary>Whether the node has run the program. Then it is the size that it refuses.</summary>
    public bool HasAnswered => Current.HasAnswered;

    /// <summary>The node has run the program.</summary>
    /// <param name="refused">How many wallets were too many for it just before, if so.</param>
    /// <returns>Whether it was news that there is a limit.</returns>
    public bool Answered(int? refused)
    {
        var known = Current;
        var max = refused is { } count ? Math.Min(known.MaxWallets, Math.Max(1, count / 2)) : known.MaxWallets;
        if (!known.HasAnswered || max < known.MaxWallets)
        {
            _lessons = new(time.GetTimestamp()) { MaxWallets = max, HasAnswered = true };
        }

        return max < known.MaxWallets;
    }

    /// <summary>The node does not run the program, and answers plain calls.</summary>
    public void Refused() => _lessons = new(time.GetTimestamp()) { MaxWallets = 0 };

    private Lessons Current
    {
        get
        {
            var known = _lessons;
            return time.GetElapsedTime(known.Since) < RpcEndpoint.Lapse ? known : _lessons = new(time.GetTimestamp());
        }
    }

    private sealed record Lessons(long Since)
    {
        public int MaxWallets { get; init; } = ReaderProgram.MaxWallets;

        public bool HasAnswered { get; init; }
    }
}
