using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Tbtc.Sdk.Tests.Signing;
using Xunit.Abstractions;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>Submits and polls that chance changed: each is answered as the contract says, and only what was accepted is stored.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const int Requests = 3000;
    private const int Seed = 20261125;

    private static string[] Names { get; } = ["qc_v1", "self_v1", "self_v1_presign", "with_artifacts", "with_signer_approval", "escaped_text", "largest_numbers"];

    [Fact]
    public async Task Changed_requests_are_answered_with_the_statuses_of_the_contract_and_stored_only_where_accepted()
    {
        await using var host = await SignerHost.StartAsync(new() { EnableSelfV1 = true });
        var random = new Random(Seed);
        var statuses = new SortedDictionary<int, int>();
        var accepted = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Requests; i++)
        {
            var name = Names[random.Next(Names.Length)];
            var route = random.Next(20) == 0 ? "no_v1" : name.StartsWith("self", StringComparison.Ordinal) ? "self_v1" : "qc_v1";
            var body = Change(random, Vectors.Body(Vectors.Request(name)));
            var reply = random.Next(4) == 0
                ? await host.PollAsync($"kcs_qc_{random.NextInt64():x16}", body, route)
                : await host.SubmitAsync(body, route);

            statuses[(int)reply.Status] = statuses.GetValueOrDefault((int)reply.Status) + 1;
            if (reply.Status == HttpStatusCode.OK)
            {
                reply.IsStep("PENDING");
                var key = $"{route}/{JsonNode.Parse(body)!["routeRequestId"]!.GetValue<string>()}";
                Assert.Equal(accepted.GetValueOrDefault(key, reply.RequestId), reply.RequestId);
                accepted[key] = reply.RequestId;
            }
            else if (reply.Text.Length > 0 || route != "no_v1")
            {
                Assert.True(reply.Status is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"Request {i}: {reply.Status} {reply.Text}");
                reply.IsLine(reply.Status, "");
            }
        }

        var counts = $"Fuzzed {Requests} requests over HTTP from the seed {Seed}: {string.Join(", ", statuses.Select(status => $"{status.Value} x {status.Key}"))}; {accepted.Count} route keys accepted.";
        output.WriteLine(counts);
        Console.WriteLine(counts);
        Assert.Equal(accepted.Count, await host.CountJobsAsync());
        Assert.NotEmpty(accepted);
    }

    private static byte[] Change(Random random, JsonObject body)
    {
        body["routeRequestId"] = $"rr-{random.Next(50)}";
        switch (random.Next(8))
        {
            case 0:
                return body.Bytes();

            case 1:
                return [.. body.Bytes().Take(random.Next(5000))];

            case 2:
            case 3:
            {
                var bytes = body.Bytes();
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
            }

            case 4:
            {
                var text = body.ToJsonString();
                return Encoding.UTF8.GetBytes(text.Insert(random.Next(text.Length), ((char)random.Next(0x20, 0x3000)).ToString()));
            }

            default:
                ChangeValue(random, body);
                return body.Bytes();
        }
    }

    /// <summary>Replaces, removes or repeats one value anywhere below the request.</summary>
    private static void ChangeValue(Random random, JsonNode root)
    {
        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(root, places);
        var (parent, name, index) = places[random.Next(places.Count)];
        JsonNode? value = random.Next(9) switch
        {
            0 => null,
            1 => JsonValue.Create(random.NextInt64()),
            2 => JsonValue.Create(-1),
            3 => JsonValue.Create(""),
            4 => JsonValue.Create("0x" + new string('0', random.Next(1, 200))),
            5 => JsonValue.Create(new string('é', random.Next(1, 300))),
            6 => new JsonObject { ["a"] = 1 },
            7 => new JsonArray(1, "2", null),
            _ => JsonValue.Create(1e300),
        };
        if (name is not null)
        {
            if (random.Next(4) == 0)
            {
                ((JsonObject)parent).Remove(name);
            }
            else
            {
                ((JsonObject)parent)[name] = value;
            }
        }
        else
        {
            ((JsonArray)parent)[index] = value;
        }
    }

    private static void Collect(JsonNode? node, List<(JsonNode, string?, int)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add((members, name, 0));
                Collect(value, places);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                places.Add((items, null, i));
                Collect(items[i], places);
            }
        }
    }
}
