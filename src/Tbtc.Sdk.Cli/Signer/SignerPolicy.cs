using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Cli.Signer;

/// <summary>Makes the policy of a node of its file.</summary>
internal static class SignerPolicy
{
    public static CovenantRequestPolicy Create(SignerConfig config, ulong chainId)
    {
        var problems = new List<string>();
        var salt = Read("approvalSalt", config.ApprovalSalt, text => Bytes32.TryParse(text, out var value) ? value : (Bytes32?)null, "0x and 64 hex digits", problems);
        var policy = new CovenantRequestPolicy
        {
            Domain = new ApprovalDomain(chainId, salt ?? ApprovalDomain.DefaultSalt),
            QuoteTrustRoots = [.. (config.QuoteTrustRoots ?? []).Select(root => new QuoteTrustRoot { KeyId = root.KeyId, PublicKeyPem = root.PublicKeyPem })],
            DepositorTrustRoots =
            [
                .. (config.DepositorTrustRoots ?? []).Select((root, index) => new DepositorTrustRoot
                {
                    Route = Route($"depositorTrustRoots[{index}].route", root.Route, problems),
                    Reserve = root.Reserve,
                    Network = root.Network,
                    PublicKey = root.PublicKey,
                    EthereumAddress = ReadAddress($"depositorTrustRoots[{index}].ethereumAddress", root.EthereumAddress, problems),
                }),
            ],
            CustodianTrustRoots =
            [
                .. (config.CustodianTrustRoots ?? []).Select((root, index) => new CustodianTrustRoot
                {
                    Route = Route($"custodianTrustRoots[{index}].route", root.Route, problems),
                    Reserve = root.Reserve,
                    Network = root.Network,
                    PublicKey = root.PublicKey,
                }),
            ],
        };
        problems.AddRange(policy.Check().Select(finding => $"In the config file, {finding}."));
        return problems.Count == 0 ? policy : throw new UsageException(problems);
    }

    public static Address? ReadAddress(string key, string? text, List<string> problems) =>
        Read(key, text, value => Address.TryParse(value, out var address) && !address.IsZero ? address : (Address?)null, "0x and 40 hex digits, not all zero", problems);

    private static CovenantRoute Route(string key, string text, List<string> problems) =>
        Read(key, text, value => value switch { "qc_v1" => CovenantRoute.QcV1, "self_v1" => CovenantRoute.SelfV1, _ => (CovenantRoute?)null }, "qc_v1 or self_v1", problems)
        ?? CovenantRoute.QcV1;

    private static T? Read<T>(string key, string? text, Func<string, T?> parse, string expected, List<string> problems)
        where T : struct
    {
        if (text is null)
        {
            return null;
        }

        var value = parse(text);
        if (value is null)
        {
            problems.Add($"In the config file, $.{key}: expected {expected}; got {Printable.Argument(text)}.");
        }

        return value;
    }
}
