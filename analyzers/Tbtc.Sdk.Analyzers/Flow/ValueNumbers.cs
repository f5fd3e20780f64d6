namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Hands out the numbers of values. One for each analysed member.</summary>
internal sealed class ValueNumbers
{
    private int _last;

    public int Next() => ++_last;
}
