using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tbtc.Sdk.Json;

/// <summary><c>{"hash","publicKey","blockNumber"}</c>; the wallet id follows from the key.</summary>
public sealed class RegistryDataJsonConverter : JsonConverter<RegistryData>
{
    /// <inheritdoc/>
    public override RegistryData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RegistryData value, JsonSerializerOptions options) => Write(writer, value);

    internal static RegistryData Read(ref Utf8JsonReader reader)
    {
        JsonMembers.RequireObject(ref reader, "registry data");
        Bytes32? hash = null;
        WalletPublicKey? publicKey = null;
        ulong? blockNumber = null;
        while (JsonMembers.NextMember(ref reader) is { } member)
        {
            switch (member)
            {
                case "hash":
                    hash = JsonMembers.RequireText<Bytes32>(ref reader, member);
                    break;
                case "publicKey":
                    publicKey = JsonMembers.RequireText<WalletPublicKey>(ref reader, member);
                    break;
                case "blockNumber":
                    blockNumber = JsonMembers.UInt64(ref reader, member);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        if (JsonMembers.Require(hash, "hash").IsZero)
        {
            throw new JsonException("The member 'hash' is zero: that is not a members-ids hash.");
        }

        return new(hash.GetValueOrDefault(), JsonMembers.Require(publicKey, "publicKey"), JsonMembers.Require(blockNumber, "blockNumber"));
    }

    internal static void Write(Utf8JsonWriter writer, RegistryData value)
    {
        writer.WriteStartObject();
        writer.WriteText<Bytes32>("hash", value.Hash);
        writer.WriteText<WalletPublicKey>("publicKey", value.PublicKey);
        writer.WriteNumber("blockNumber", value.BlockNumber);
        writer.WriteEndObject();
    }
}
