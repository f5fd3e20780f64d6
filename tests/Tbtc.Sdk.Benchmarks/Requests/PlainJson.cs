using System.Text.Json.Serialization;

namespace Tbtc.Sdk.Benchmarks.Requests;

/// <summary>The serializer's generated code for <see cref="PlainBody"/>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PlainBody))]
internal sealed partial class PlainJson : JsonSerializerContext;
