namespace Tbtc.Sdk.Json;

/// <summary>What the converter of the fixed-size values needs of them.</summary>
internal interface IFixedBytes<TSelf> : IUtf8SpanParsable<TSelf>, IUtf8SpanFormattable
    where TSelf : struct, IFixedBytes<TSelf>;
