namespace Tbtc.Sdk.Jobs;

/// <summary>Where Go's encoder has more than one way to write a character: by its version, and by where the text came from.</summary>
[Flags]
internal enum GoEscapes
{
    /// <summary>As Go before 1.22 writes a text that it made itself: <c>\u0008</c>, <c>\u000c</c> and <c>\ufffd</c>.</summary>
    Default = 0,

    /// <summary><c>\b</c> and <c>\f</c>, since Go 1.22.</summary>
    ShortControls = 1,

    /// <summary>U+FFFD as its three bytes, where it was a character of the text; <c>\ufffd</c> stands for bytes that were not UTF-8.</summary>
    RawReplacement = 2,
}
