using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tbtc.Sdk;

public sealed class JsonTests
{
    public static TheoryData<string> Members => [.. JsonNode.Parse(JsonSerializer.Serialize(Samples.Wallet(Samples.Data())))!.AsObject().Select(member => member.Key)];

    [Fact]
    public void A_wallet_with_a_hash_is_restored()
    {
        var wallet = Samples.Wallet(Samples.Data());
        var json = JsonSerializer.Serialize(wallet);

        Assert.Equal(wallet, JsonSerializer.Deserialize<WalletChainData>(json));
        Assert.Equal(
            """
            {"walletPublicKeyHash":"0x00112233445566778899aabbccddeeff00112233","ecdsaWalletId":"ID","mainUtxoHash":null,"pendingRedemptionsValue":0,
            "createdAt":"2106-02-07T06:28:15Z","movingFundsRequestedAt":null,"closingStartedAt":null,"pendingMovedFundsSweepRequestsCount":0,"state":"Live",
            "movingFundsTargetWalletsCommitmentHash":null,"blockNumber":21000000,"blockHash":"0x6666666666666666666666666666666666666666666666666666666666666666",
            "membersIdsHash":{"hash":"0x5555555555555555555555555555555555555555555555555555555555555555","publicKey":"KEY","blockNumber":21000000},"registryFault":null}
            """.ReplaceLineEndings("").Replace("ID", wallet.EcdsaWalletId.ToString(), StringComparison.Ordinal).Replace("KEY", Samples.PublicKey.ToString(), StringComparison.Ordinal),
            json);
    }

    [Fact]
    public void A_wallet_with_a_fault_is_restored_but_for_the_exception()
    {
        var fault = new RegistryFault(RegistryFaultKind.WalletMismatch, "another \"wallet\" <answered>", Samples.Registry, Samples.BlockNumber, "reason", [1, 2, 3], new InvalidOperationException("cause"));
        var wallet = Samples.Wallet(fault);
        var json = JsonSerializer.Serialize(wallet);

        var restored = JsonSerializer.Deserialize<WalletChainData>(json)!;

        Assert.Equal(wallet, restored);
        Assert.Null(restored.RegistryFault!.Exception);
        Assert.Contains("\"membersIdsHash\":null,\"registryFault\":{\"kind\":\"walletMismatch\",\"isOutage\":true,", json, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_kind_of_fault_is_restored() => Assert.All(
        Enum.GetValues<RegistryFaultKind>(),
        kind => Assert.Equal(Samples.Fault(kind), JsonSerializer.Deserialize<RegistryFault>(JsonSerializer.Serialize(Samples.Fault(kind)))));

    [Fact]
    public void Registry_data_of_its_own_is_restored() =>
        Assert.Equal(Samples.Data(), JsonSerializer.Deserialize<RegistryData>(JsonSerializer.Serialize(Samples.Data())));

    [Fact]
    public void Unknown_members_are_skipped()
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(Samples.Wallet(Samples.Data())))!.AsObject();
        json["later"] = new JsonObject { ["any"] = new JsonArray(1, 2) };

        Assert.Equal(Samples.Wallet(Samples.Data()), json.Deserialize<WalletChainData>());
    }

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_of_another_type_is_refused(string member)
    {
        var json = JsonNode.Parse(JsonSerializer.Serialize(Samples.Wallet(Samples.Data())))!.AsObject();
        foreach (var other in new JsonNode[] { true, new JsonArray(), "text", -1, 1.5 })
        {
            json[member] = other;
            Assert.Throws<JsonException>(() => json.Deserialize<WalletChainData>());
        }
    }

    [Fact]
    public void Both_or_neither_of_hash_and_fault_are_refused()
    {
        var both = JsonNode.Parse(JsonSerializer.Serialize(Samples.Wallet(Samples.Data())))!.AsObject();
        both["registryFault"] = JsonSerializer.SerializeToNode(Samples.Fault());
        var neither = JsonNode.Parse(JsonSerializer.Serialize(Samples.Wallet(Samples.Data())))!.AsObject();
        neither["membersIdsHash"] = null;

        Assert.Throws<JsonException>(() => both.Deserialize<WalletChainData>());
        Assert.Throws<JsonException>(() => neither.Deserialize<WalletChainData>());
    }

    [Fact]
    public void A_zero_hash_and_the_data_of_another_wallet_are_refused()
    {
        var zero = JsonNode.Parse(JsonSerializer.Serialize(Samples.Wallet(Samples.Data())))!.AsObject();
        zero["membersIdsHash"]!["hash"] = default(Bytes32).ToString();
        var another = JsonNode.Parse(JsonSerializer.Serialize(Samples.Wallet(Samples.Data())))!.AsObject();
        another["membersIdsHash"]!["publicKey"] = Samples.OtherPublicKey.ToString();

        Assert.Throws<JsonException>(() => zero.Deserialize<WalletChainData>());
        Assert.Throws<JsonException>(() => another.Deserialize<WalletChainData>());
    }
}
