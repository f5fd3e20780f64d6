using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Tests.Signing;

public class PollTests
{
    private const string RequestId = "kcs_qc_0123456789abcdef";

    private static RequestInspection Poll(System.Text.Json.Nodes.JsonNode request, CovenantRoute route = CovenantRoute.QcV1) =>
        CovenantRequestJson.ReadPoll(Vectors.Body(request, RequestId).Bytes(), route);

    [Theory]
    [InlineData("with_quote", CovenantRoute.QcV1)]
    [InlineData("with_signer_approval", CovenantRoute.QcV1)]
    [InlineData("wallet_signed", CovenantRoute.SelfV1)]
    public void Digest_needs_no_policy(string name, CovenantRoute route)
    {
        var vector = Vectors.Vector(name);

        var poll = Poll(vector["request"]!, route);

        Assert.True(poll.IsValid);
        Assert.Equal(RequestId, poll.RequestId);
        Assert.Equal(vector["requestDigest"]!.GetValue<string>(), poll.RequestDigest.ToString());
    }

    [Fact]
    public void Digest_is_that_of_the_submit()
    {
        var request = Vectors.Request();
        var submit = new CovenantRequestValidator(new() { Domain = Vectors.Domain })
            .ValidateSubmit(Vectors.Body(request).Bytes(), CovenantRoute.QcV1, DateTimeOffset.UnixEpoch);

        Assert.Equal(submit.RequestDigest, Poll(request).RequestDigest);
    }

    [Fact]
    public void Job_with_a_digest_without_domain_is_still_pollable()
    {
        var vector = Vectors.Vector("old_approval");
        var poll = Poll(vector["request"]!, CovenantRoute.SelfV1);

        Assert.True(poll.IsValid);
        Assert.True(CovenantDigests.MatchesRequestDigest(poll.Request, Bytes32.Parse(vector["oldRequestDigest"]!.GetValue<string>())));
        Assert.True(CovenantDigests.MatchesRequestDigest(poll.Request, Bytes32.Parse(vector["requestDigest"]!.GetValue<string>())));
        Assert.False(CovenantDigests.MatchesRequestDigest(poll.Request, Bytes32.Parse(vector["approvalDigest"]!.GetValue<string>())));
    }

    [Fact]
    public void Poll_without_the_request_id_is_read_as_its_address_may_have_it()
    {
        foreach (var requestId in (string?[])[null, ""])
        {
            var poll = CovenantRequestJson.ReadPoll(Vectors.Body(Vectors.Request(), requestId).Bytes(), CovenantRoute.QcV1);

            Assert.True(poll.IsValid);
            Assert.Null(poll.RequestId);
        }
    }

    [Fact]
    public void Poll_of_another_route_than_the_address_is_refused()
    {
        Assert.Equal("$.request.route", Assert.Single(Poll(Vectors.Request(), CovenantRoute.SelfV1).Findings).Path);
    }

    [Fact]
    public void Bare_request_is_no_poll()
    {
        var poll = CovenantRequestJson.ReadPoll(Vectors.Request().Bytes(), CovenantRoute.QcV1);

        Assert.Contains("$.routeRequestId", poll.Findings.Select(static finding => finding.Path));
        Assert.Contains("$.request", poll.Findings.Select(static finding => finding.Path));
    }

    [Fact]
    public void Poll_with_a_list_of_signatures_that_is_not_the_derived_one_is_refused()
    {
        var request = Vectors.Request();
        request["artifactSignatures"]![0] = "0x00";

        Assert.Equal("$.request.artifactSignatures[0]", Assert.Single(Poll(request).Findings).Path);
    }
}
