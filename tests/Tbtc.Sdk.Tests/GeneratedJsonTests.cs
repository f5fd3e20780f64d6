using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tbtc.Sdk;

/// <summary>What an application with native AOT does: serialisation code generated in its own assembly, without reflection.</summary>
public sealed partial class GeneratedJsonTests
{
    [Fact]
    public void A_wallet_is_restored_by_code_that_is_generated_in_another_assembly()
    {
        foreach (var wallet in new[] { Samples.Wallet(Samples.Data()), Samples.Wallet(Samples.Fault()) })
        {
            var json = JsonSerializer.Serialize(wallet, WalletJson.Default.WalletChainData);

            Assert.Equal(wallet, JsonSerializer.Deserialize(json, WalletJson.Default.WalletChainData));
        }
    }

    [JsonSerializable(typeof(WalletChainData))]
    private sealed partial class WalletJson : JsonSerializerContext;
}
