using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Tbtc.Sdk.Cli.Chain;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Cli.Request;
using Tbtc.Sdk.Cli.Wallet;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Cli.Approval;

/// <summary><c>tbtc approval verify</c>.</summary>
internal sealed class ApprovalVerifyCommand
{
    private readonly Argument<string> _certificate = new("CERT")
    {
        Description = "The certificate as JSON: what a request has as signerApproval. - is standard input.",
    };

    private readonly Option<WalletPublicKeyHash> _wallet = new("--wallet")
    {
        HelpName = "HASH",
        Required = true,
        Description = "The wallet public key hash of the wallet that must have signed: 0x and 40 hex digits.",
        CustomParser = WalletHashes.ParseOption,
    };

    private readonly ChainOptions _chain;

    private ApprovalVerifyCommand(Command command)
    {
        command.Add(_certificate);
        command.Add(_wallet);
        _chain = new(command);
        command.SetAction(RunAsync);
    }

    public static Command Create()
    {
        var command = new Command("verify", "Verifies a signer approval certificate against the chain at its latest block, and says which checks failed.");
        _ = new ApprovalVerifyCommand(command);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await using var services = _chain.Connect(parsed);
        var certificate = await new InputFile("The certificate", parsed.GetRequiredValue(_certificate))
            .ReadAsync(CovenantRequestJson.MaxBytes, "no certificate is", cancellationToken).ConfigureAwait(false);
        var wallet = await services.GetRequiredService<IWalletReader>()
            .GetWalletAsync(parsed.GetValue(_wallet), BlockReference.Latest, cancellationToken).ConfigureAwait(false);
        var signers = wallet.RequireMembersIdsHash("verifying a signer approval");
        var verification = SignerApprovals.VerifyJson(certificate, signers, wallet.BlockNumber);

        Write(verification, wallet, signers);
        return verification.IsValid ? ExitCode.Good : ExitCode.Error;
    }

    private static void Write(SignerApprovalVerification verification, WalletChainData wallet, RegistryData signers)
    {
        Details.Write(
            ("Valid", FindingList.Verdict(verification.Findings)),
            ("Wallet public key hash", wallet.WalletPublicKeyHash.ToString()),
            ("ECDSA wallet id", wallet.EcdsaWalletId.ToString()),
            ("Signer set", SignerApprovals.ComputeSignerSetHash(signers).ToString()),
            ("Block", Number(wallet.BlockNumber)),
            ("Certificate's last block", verification.Certificate?.EndBlock is { } endBlock ? Number(endBlock) : "none that can be read"),
            ("Approval digest", verification.Certificate?.ApprovalDigest ?? "none that can be read"));
        FindingList.Write(verification.Findings);
    }

    private static string Number(ulong value) => value.ToString(CultureInfo.InvariantCulture);
}
