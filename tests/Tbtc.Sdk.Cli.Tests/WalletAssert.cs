using System.Text.Json;
using Tbtc.Sdk.Testing;

namespace Tbtc.Sdk.Cli.Tests;

/// <summary>Compares an object of the tool's JSON with the wallet that was put on the chain.</summary>
internal static class WalletAssert
{
    private static readonly string[] Keys =
    [
        "walletPublicKeyHash", "found", "ecdsaWalletId", "mainUtxoHash", "pendingRedemptionsValue", "createdAt", "movingFundsRequestedAt", "closingStartedAt",
        "pendingMovedFundsSweepRequestsCount", "state", "movingFundsTargetWalletsCommitmentHash", "blockNumber", "membersIdsHash", "registryFault",
    ];

    public static void Is(SampleWallet expected, JsonElement wallet)
    {
        HasBridgeFieldsOf(expected, wallet);
        if (expected.MembersIdsHash is { } hash)
        {
            var data = wallet.GetProperty("membersIdsHash");
            Assert.Equal(["hash", "publicKey", "blockNumber"], data.EnumerateObject().Select(member => member.Name));
            Assert.Equal(hash.ToString(), data.GetProperty("hash").GetString());
            Assert.Equal(expected.PublicKey.ToString(), data.GetProperty("publicKey").GetString());
            Assert.Equal(wallet.GetProperty("blockNumber").GetUInt64(), data.GetProperty("blockNumber").GetUInt64());
            Assert.Equal(JsonValueKind.Null, wallet.GetProperty("registryFault").ValueKind);
        }
        else
        {
            Assert.Equal(JsonValueKind.Null, wallet.GetProperty("membersIdsHash").ValueKind);
            Assert.Equal("notRegistered", wallet.GetProperty("registryFault").GetProperty("kind").GetString());
        }
    }

    public static void HasBridgeFieldsOf(SampleWallet expected, JsonElement wallet)
    {
        Assert.Equal(Keys, wallet.EnumerateObject().Select(member => member.Name));
        Assert.Equal(expected.WalletPublicKeyHash.ToString(), wallet.GetProperty("walletPublicKeyHash").GetString());
        Assert.True(wallet.GetProperty("found").GetBoolean());
        Assert.Equal(expected.EcdsaWalletId.ToString(), wallet.GetProperty("ecdsaWalletId").GetString());
        Assert.Equal(expected.MainUtxoHash?.ToString(), wallet.GetProperty("mainUtxoHash").GetString());
        Assert.Equal(expected.PendingRedemptionsValueSats, wallet.GetProperty("pendingRedemptionsValue").GetUInt64());
        Assert.Equal(expected.CreatedAt, Instant("createdAt"));
        Assert.Equal(expected.MovingFundsRequestedAt, Instant("movingFundsRequestedAt"));
        Assert.Equal(expected.ClosingStartedAt, Instant("closingStartedAt"));
        Assert.Equal(expected.PendingMovedFundsSweepRequestsCount, wallet.GetProperty("pendingMovedFundsSweepRequestsCount").GetUInt32());
        Assert.Equal(expected.State.ToString(), wallet.GetProperty("state").GetString());
        Assert.Equal(expected.MovingFundsTargetWalletsCommitmentHash?.ToString(), wallet.GetProperty("movingFundsTargetWalletsCommitmentHash").GetString());
        Assert.Equal(JsonValueKind.Number, wallet.GetProperty("blockNumber").ValueKind);

        DateTimeOffset? Instant(string key) => wallet.GetProperty(key).ValueKind == JsonValueKind.Null ? null : wallet.GetProperty(key).GetDateTimeOffset();
    }
}
