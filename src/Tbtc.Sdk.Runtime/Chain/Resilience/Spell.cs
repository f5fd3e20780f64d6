namespace Tbtc.Sdk.Chain;

/// <summary>Something that holds for a while from when it begins.</summary>
/// <remarks>Safe to use from any thread.</remarks>
internal sealed class Spell(TimeProvider time)
{
    private long _begun;
    private long _ticks;

    public bool Holds
    {
        get
        {
            var ticks = Interlocked.Read(ref _ticks);
            return ticks > 0 && time.GetElapsedTime(Interlocked.Read(ref _begun)).Ticks < ticks;
        }
    }

    public void Begin(TimeSpan duration)
    {
        Interlocked.Exchange(ref _begun, time.GetTimestamp());
        Interlocked.Exchange(ref _ticks, duration.Ticks);
    }
}
