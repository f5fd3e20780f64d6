using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tbtc.Sdk.Json;

/// <summary>
/// A wallet as an object of its fields in camelCase, where <c>membersIdsHash</c> is an object and <c>registryFault</c> null, or the other way round.
/// Unknown members are skipped.
/// </summary>
public sealed class WalletChainDataJsonConverter : JsonConverter<WalletChainData>
{
    /// <inheritdoc/>
    public override WalletChainData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonMembers.RequireObject(ref reader, "a wallet");
        var fields = default(Fields);
        while (JsonMembers.NextMember(ref reader) is { } member)
        {
            fields.Read(ref reader, member);
        }

        return fields.ToWallet();
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, WalletChainData value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteText<WalletPublicKeyHash>("walletPublicKeyHash", value.WalletPublicKeyHash);
        writer.WriteText<Bytes32>("ecdsaWalletId", value.EcdsaWalletId);
        writer.WriteText("mainUtxoHash", value.MainUtxoHash);
        writer.WriteNumber("pendingRedemptionsValue", value.PendingRedemptionsValueSats);
        writer.WriteInstant("createdAt", value.CreatedAt);
        writer.WriteInstant("movingFundsRequestedAt", value.MovingFundsRequestedAt);
        writer.WriteInstant("closingStartedAt", value.ClosingStartedAt);
        writer.WriteNumber("pendingMovedFundsSweepRequestsCount", value.PendingMovedFundsSweepRequestsCount);
        writer.WriteString("state", value.State.ToString());
        writer.WriteText("movingFundsTargetWalletsCommitmentHash", value.MovingFundsTargetWalletsCommitmentHash);
        writer.WriteNumber("blockNumber", value.BlockNumber);
        writer.WriteText("blockHash", value.BlockHash);
        writer.WritePropertyName("membersIdsHash");
        if (value.HasMembersIdsHash)
        {
            RegistryDataJsonConverter.Write(writer, value.MembersIdsHash);
            writer.WriteNull("registryFault");
        }
        else
        {
            writer.WriteNullValue();
            writer.WritePropertyName("registryFault");
            RegistryFaultJsonConverter.Write(writer, value.RegistryFault);
        }

        writer.WriteEndObject();
    }

    private struct Fields
    {
        private WalletPublicKeyHash? _walletPublicKeyHash;
        private Bytes32? _ecdsaWalletId;
        private Bytes32? _mainUtxoHash;
        private ulong? _pendingRedemptionsValueSats;
        private DateTimeOffset? _createdAt;
        private DateTimeOffset? _movingFundsRequestedAt;
        private DateTimeOffset? _closingStartedAt;
        private uint? _pendingMovedFundsSweepRequestsCount;
        private WalletState? _state;
        private Bytes32? _movingFundsTargetWalletsCommitmentHash;
        private ulong? _blockNumber;
        private Bytes32? _blockHash;
        private RegistryData? _membersIdsHash;
        private RegistryFault? _registryFault;

        public void Read(ref Utf8JsonReader reader, string member)
        {
            switch (member)
            {
                case "walletPublicKeyHash":
                    _walletPublicKeyHash = JsonMembers.RequireText<WalletPublicKeyHash>(ref reader, member);
                    break;
                case "ecdsaWalletId":
                    _ecdsaWalletId = JsonMembers.RequireText<Bytes32>(ref reader, member);
                    break;
                case "mainUtxoHash":
                    _mainUtxoHash = JsonMembers.Text<Bytes32>(ref reader, member);
                    break;
                case "pendingRedemptionsValue":
                    _pendingRedemptionsValueSats = JsonMembers.UInt64(ref reader, member);
                    break;
                case "createdAt":
                    _createdAt = JsonMembers.Instant(ref reader, member);
                    break;
                case "movingFundsRequestedAt":
                    _movingFundsRequestedAt = JsonMembers.Instant(ref reader, member);
                    break;
                case "closingStartedAt":
                    _closingStartedAt = JsonMembers.Instant(ref reader, member);
                    break;
                case "pendingMovedFundsSweepRequestsCount":
                    _pendingMovedFundsSweepRequestsCount = JsonMembers.UInt32(ref reader, member);
                    break;
                case "state":
                    _state = ParseState(JsonMembers.String(ref reader, member));
                    break;
                case "movingFundsTargetWalletsCommitmentHash":
                    _movingFundsTargetWalletsCommitmentHash = JsonMembers.Text<Bytes32>(ref reader, member);
                    break;
                case "blockNumber":
                    _blockNumber = JsonMembers.UInt64(ref reader, member);
                    break;
                case "blockHash":
                    _blockHash = JsonMembers.Text<Bytes32>(ref reader, member);
                    break;
                case "membersIdsHash":
                    _membersIdsHash = reader.TokenType == JsonTokenType.Null ? null : RegistryDataJsonConverter.Read(ref reader);
                    break;
                case "registryFault":
                    _registryFault = reader.TokenType == JsonTokenType.Null ? null : RegistryFaultJsonConverter.Read(ref reader);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        public readonly WalletChainData ToWallet()
        {
            var walletPublicKeyHash = JsonMembers.Require(_walletPublicKeyHash, "walletPublicKeyHash");
            var ecdsaWalletId = JsonMembers.Require(_ecdsaWalletId, "ecdsaWalletId");
            var blockNumber = JsonMembers.Require(_blockNumber, "blockNumber");
            var state = JsonMembers.Require(_state, "state");
            var createdAt = JsonMembers.Require(_createdAt, "createdAt");
            try
            {
                var wallet = (_membersIdsHash, _registryFault) switch
                {
                    ({ } data, null) => new WalletChainData(walletPublicKeyHash, ecdsaWalletId, blockNumber, _blockHash, data) { State = state, CreatedAt = createdAt },
                    (null, { } fault) => new WalletChainData(walletPublicKeyHash, ecdsaWalletId, blockNumber, _blockHash, fault) { State = state, CreatedAt = createdAt },
                    _ => throw new JsonException("Exactly one of the members 'membersIdsHash' and 'registryFault' must be an object, the other null."),
                };
                return wallet with
                {
                    MainUtxoHash = _mainUtxoHash,
                    PendingRedemptionsValueSats = JsonMembers.Require(_pendingRedemptionsValueSats, "pendingRedemptionsValue"),
                    MovingFundsRequestedAt = _movingFundsRequestedAt,
                    ClosingStartedAt = _closingStartedAt,
                    PendingMovedFundsSweepRequestsCount = JsonMembers.Require(_pendingMovedFundsSweepRequestsCount, "pendingMovedFundsSweepRequestsCount"),
                    MovingFundsTargetWalletsCommitmentHash = _movingFundsTargetWalletsCommitmentHash,
                };
            }
            catch (ArgumentException mispaired)
            {
                throw new JsonException(mispaired.Message, mispaired);
            }
        }

        private static WalletState ParseState(string? name) =>
            Enum.TryParse<WalletState>(name, out var state) && Enum.IsDefined(state) && state.ToString() == name
                ? state
                : throw new JsonException($"The member 'state' is not the state of a wallet: '{Hex.Shorten(name)}'.");
    }
}
