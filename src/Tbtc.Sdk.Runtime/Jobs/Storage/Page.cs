namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>The unit in which the journal is written, so that a tear of one batch cannot touch another.</summary>
internal static class Page
{
    public const int Size = 4096;
}
