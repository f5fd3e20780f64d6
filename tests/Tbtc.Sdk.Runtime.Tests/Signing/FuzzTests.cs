using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Signing;
using Xunit.Abstractions;

namespace Tbtc.Sdk.Tests.Signing;

/// <summary>Changed requests and certificates, from one seed: whatever comes in, the answer is a request or findings, never an exception.</summary>
public class FuzzTests(ITestOutputHelper output)
{
    private const int Seed = 20260309;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);
    private const int Documents = 20_000;

    private const string Characters = "0123456789abcdefABCDEFxX-_ g\n\u00e9";

    private static readonly string[] Values =
    [
        "null", "true", "0", "-1", "1.5", "1e3", "4294967296", "18446744073709551615", "18446744073709551616", "\"\"", "\"0x\"", "\"0X00\"", "\"0x0\"", "\"0x00\"", "\"12\"",
        "\"a\\nb\"", "\"\\ud800\"", "\"\\u0000\"", "[]", "{}", "[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]", "[null]", "{\"epoch\":1}", "\"self_v1\"", "\"2026-03-09T00:00:00.000Z\"",
        "\"9999-12-31T23:59:59.999Z\"", "\"0x30060201010201\\u0030\\u0031\"", "99999999999999999999999999999999999999999",
    ];

    [Fact]
    public void Changed_requests_are_answered_with_findings()
    {
        var random = new Random(Seed);
        CovenantRequestValidator[] validators =
        [
            new(Policies.Open),
            new(Policies.TrustingQuotes with { VerifiesSignerApprovals = true }),
            new(Policies.TrustingQuotes with { DepositorTrustRoots = [Policies.Depositor, Policies.WalletOwner], CustodianTrustRoots = [Policies.Custodian] }),
        ];
        var seeds = Vectors.Load()["requests"]!.AsObject().Select(static vector => Vectors.Body(vector.Value!["request"]!)).ToArray();
        var started = TimeProvider.System.GetTimestamp();
        var (documents, accepted, normalised) = (0, 0, 0);

        for (; documents < Documents && TimeProvider.System.GetElapsedTime(started) < Limit; documents++)
        {
            var document = Change(seeds[random.Next(seeds.Length)], random);
            var inspection = Answer(document, validators[random.Next(validators.Length)], random.Next(2) == 0 ? CovenantRoute.QcV1 : CovenantRoute.SelfV1);
            accepted += inspection.IsValid ? 1 : 0;
            normalised += inspection.Request is null ? 0 : 1;
        }

        output.WriteLine($"{documents} documents from the seed {Seed}: {accepted} valid, {normalised} normalised, {documents - normalised} unreadable");
        Assert.InRange(documents, 100, Documents);
        Assert.InRange(normalised, 1, documents - 1);
    }

    [Fact]
    public void Changed_certificates_are_answered_with_findings_and_never_vouch_for_anything_else()
    {
        var random = new Random(Seed);
        var vector = Vectors.Load()["signerApproval"]!;
        var seed = vector["certificate"]!.AsObject();
        var registry = new RegistryData(
            Bytes32.Parse(vector["membersIdsHash"]!.GetValue<string>()),
            new WalletPublicKey(Convert.FromHexString(vector["walletPublicKey"]!.GetValue<string>().AsSpan(4))),
            blockNumber: 1);
        var started = TimeProvider.System.GetTimestamp();
        var (documents, valid, read) = (0, 0, 0);

        for (; documents < Documents && TimeProvider.System.GetElapsedTime(started) < Limit; documents++)
        {
            var document = Change(seed, random);
            var verification = Answering(document, () => SignerApprovals.VerifyJson(document, registry, currentBlock: 1));
            read += verification.Certificate is null ? 0 : 1;
            if (verification.IsValid)
            {
                valid++;
                Assert.Equal(vector["approvalDigest"]!.GetValue<string>(), verification.Certificate!.ApprovalDigest);
                Assert.Equal(seed["endBlock"]!.GetValue<ulong>(), verification.Certificate.EndBlock);
            }
        }

        output.WriteLine($"{documents} certificates from the seed {Seed}: {valid} valid, {read} read, {documents - read} unreadable");
        Assert.InRange(documents, 100, Documents);
        Assert.InRange(read, 1, documents - 1);
    }

    private static RequestInspection Answer(byte[] document, CovenantRequestValidator validator, CovenantRoute route) => Answering(document, () =>
    {
        var submit = validator.ValidateSubmit(document, route, DateTimeOffset.UnixEpoch);
        var poll = CovenantRequestJson.ReadPoll(document, route);
        var inspection = CovenantRequestJson.Inspect(document, Vectors.Domain);
        var forWallet = CovenantRequestJson.Inspect(document, Vectors.Domain, Policies.WalletOwner.EthereumAddress);
        foreach (var findings in new[] { submit.Findings, poll.Findings, inspection.Findings, forWallet.Findings })
        {
            Assert.InRange(findings.Count, 0, 101);
            Assert.All(findings, static finding => Assert.StartsWith("$", finding.Path, StringComparison.Ordinal));
            Assert.All(findings, static finding => Assert.DoesNotContain(finding.ToString(), char.IsControl));
        }

        Assert.Equal(inspection.RequestDigest is null, inspection.Request is null);
        if (inspection.Request is { } request)
        {
            var again = CovenantRequestJson.Inspect(CovenantRequestJson.Write(request), Vectors.Domain);
            Assert.Equal(inspection.RequestDigest, again.RequestDigest);
        }

        // The stricter reading never accepts what the laxer one refuses.
        Assert.True(!submit.IsValid || (poll.IsValid && (inspection.IsValid || forWallet.IsValid)));
        return inspection;
    });

    private static T Answering<T>(byte[] document, Func<T> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception unexpected)
        {
            throw new InvalidOperationException($"This document: {Encoding.UTF8.GetString(document)}", unexpected);
        }
    }

    private static byte[] Change(JsonObject seed, Random random)
    {
        var body = seed.DeepClone().AsObject();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            ChangeNode(body, random);
        }

        var text = body.ToJsonString();
        text = System.Text.RegularExpressions.Regex.Replace(text, "\"@([0-9]+)@\"", match => Values[int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) % Values.Length]);
        var bytes = Encoding.UTF8.GetBytes(text);
        switch (random.Next(12))
        {
            case 0:
                return bytes[..random.Next(bytes.Length)];
            case 1:
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                return bytes;
            case 2:
                return [.. bytes, .. bytes.AsSpan(random.Next(bytes.Length))];
            case 3:
                var at = random.Next(bytes.Length);
                return [.. bytes[..at], .. bytes.AsSpan(random.Next(bytes.Length), 1), .. bytes[at..]];
            default:
                return bytes;
        }
    }

    private static void ChangeNode(JsonNode root, Random random)
    {
        var nodes = Descendants(root).ToList();
        var (parent, key) = nodes[random.Next(nodes.Count)];
        switch (random.Next(9))
        {
            case 0 when parent is JsonObject fields:
                fields.Remove(key);
                break;
            case 1 when parent is JsonObject fields:
                fields[$"{key}{(char)random.Next(0x20, 0x7F)}"] = fields[key]?.DeepClone();
                break;
            case >= 4 when Child(parent, key) is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0:
                var characters = text.ToCharArray();
                characters[random.Next(text.Length)] = Characters[random.Next(Characters.Length)];
                Replace(parent, key, JsonValue.Create(new string(characters)));
                break;
            case 3:
                var (otherParent, otherKey) = nodes[random.Next(nodes.Count)];
                Replace(parent, key, Child(otherParent, otherKey)?.DeepClone());
                break;
            default:
                Replace(parent, key, JsonValue.Create($"@{random.Next(Values.Length)}@"));
                break;
        }
    }

    private static JsonNode? Child(JsonNode parent, string key) => parent is JsonArray list ? list[int.Parse(key, CultureInfo.InvariantCulture)] : parent[key];

    private static void Replace(JsonNode parent, string key, JsonNode? value)
    {
        if (parent is JsonArray list)
        {
            list[int.Parse(key, CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent[key] = value;
        }
    }

    private static IEnumerable<(JsonNode Parent, string Key)> Descendants(JsonNode node)
    {
        var children = node switch
        {
            JsonObject fields => fields.Select(static field => (field.Key, field.Value)),
            JsonArray list => list.Select(static (value, index) => (index.ToString(CultureInfo.InvariantCulture), value)),
            _ => [],
        };
        foreach (var (key, child) in children)
        {
            yield return (node, key);
            if (child is not null)
            {
                foreach (var descendant in Descendants(child))
                {
                    yield return descendant;
                }
            }
        }
    }
}
