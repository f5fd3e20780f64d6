using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary>Reads the file strictly: a key that is unknown or there twice is a mistake, not a setting that does nothing.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true)]
[JsonSerializable(typeof(SignerConfig))]
internal sealed partial class SignerConfigContext : JsonSerializerContext;
