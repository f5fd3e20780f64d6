namespace Tbtc.Sdk.Json;

/// <summary>What the converter of the fixed-size values needs of them. Public because generated serialisation code of other assemblies names the converter.</summary>
/// <typeparam name="TSelf">The value.</typeparam>
public interface IFixedBytes<TSelf> : IUtf8SpanParsable<TSelf>, IUtf8SpanFormattable
    where TSelf : struct, IFixedBytes<TSelf>;
