using System.CommandLine;
using System.Text.Json;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Cli.Request;

/// <summary><c>tbtc request inspect</c>.</summary>
internal sealed class RequestInspectCommand
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "The request as JSON, or the body of a submit or a poll with a request in it. - is standard input.",
    };

    private readonly Option<ulong?> _chainId = new("--chain-id")
    {
        HelpName = "N",
        Description = "The id of the host chain, which approvals are signed for. Default: 1.",
        CustomParser = OptionValue.ParseChainId,
    };

    private readonly Option<Bytes32?> _salt = new("--salt")
    {
        HelpName = "HASH",
        Description = "The salt of the domain that approvals are signed in, where the node is configured with one. Default: the signer's own.",
        CustomParser = result => OptionValue.Parse(
            result,
            text => Bytes32.TryParse(text, out var salt) ? salt : (Bytes32?)null,
            "is not a salt: give 0x and 64 hex digits."),
    };

    private readonly Option<Address?> _depositor = new("--depositor")
    {
        HelpName = "ADDR",
        Description = "The account whose wallet signed for the depositor. Default: the key of the script template signed.",
        CustomParser = result => OptionValue.Parse(
            result,
            text => Address.TryParse(text, out var depositor) ? depositor : (Address?)null,
            "is not an account: give 0x and 40 hex digits."),
    };

    private readonly Option<bool> _json = CommonOptions.Json("Writes one JSON object.");

    private RequestInspectCommand(Command command)
    {
        command.Add(_file);
        command.Add(_chainId);
        command.Add(_salt);
        command.Add(_depositor);
        command.Add(_json);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("inspect", "Shows a request's normalised form, its digests, and everything that is wrong with it. Nothing is sent anywhere.");
        _ = new RequestInspectCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var document = await new InputFile("The request", parsed.GetRequiredValue(_file))
            .ReadAsync(CovenantRequestJson.MaxBytes, "a covenant signer takes no such request", cancellationToken).ConfigureAwait(false);
        var domain = new ApprovalDomain(parsed.GetValue(_chainId) ?? 1, parsed.GetValue(_salt) ?? ApprovalDomain.DefaultSalt);
        var inspection = CovenantRequestJson.Inspect(document, domain, parsed.GetValue(_depositor));

        if (parsed.GetValue(_json))
        {
            await WriteJsonAsync(inspection, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            RequestReport.Write(inspection, domain);
        }

        return inspection.IsValid ? ExitCode.Good : ExitCode.Error;
    }

    private static async Task WriteJsonAsync(RequestInspection inspection, CancellationToken cancellationToken)
    {
        await using var output = Terminal.OpenOutput();
        await using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            inspection.WriteTo(writer);
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken).ConfigureAwait(false);
    }
}
