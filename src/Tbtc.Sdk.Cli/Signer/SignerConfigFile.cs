using System.Text.Json;
using Tbtc.Sdk.Cli.CommandLine;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary>Reads the file of <c>--config</c>, and says what is wrong with it.</summary>
internal static class SignerConfigFile
{
    private const int MostBytes = 1024 * 1024;

    public static async Task<SignerConfig> ReadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new InputFile("The config file", path);
        var json = await file.ReadAsync(MostBytes, "no config is", cancellationToken).ConfigureAwait(false);
        try
        {
            return JsonSerializer.Deserialize(json.Span, SignerConfigContext.Default.SignerConfig)
                ?? throw new UsageException($"{file.Name} is null: give a JSON object.");
        }
        catch (JsonException wrong)
        {
            throw new UsageException($"{file.Name} is wrong: {Describe(wrong)}");
        }
    }

    // The serialiser's own words name types of this program, and may quote a value; the place is what helps.
    private static string Describe(JsonException wrong)
    {
        var place = $"line {(wrong.LineNumber ?? 0) + 1}, at {wrong.Path ?? "$"}";
        return wrong.Message switch
        {
            var message when message.Contains("could not be mapped", StringComparison.Ordinal) => $"{place}: there is no such key. Remove it, or correct its name.",
            var message when message.Contains("missing required", StringComparison.Ordinal) => $"{place}: keys are missing there. See the guide on running a node.",
            var message when message.Contains("duplicate", StringComparison.OrdinalIgnoreCase) => $"{place}: the key is there more than once. Keep one.",
            var message when message.Contains("could not be converted", StringComparison.Ordinal) => $"{place}: the value is of another kind. See the guide on running a node.",
            _ => $"{place}: it is not JSON.",
        };
    }
}
