namespace Tbtc.Sdk.Signing;

/// <summary>Everything that must hold of a request beyond the form of its fields.</summary>
internal static class RequestRules
{
    /// <param name="rules">The request.</param>
    /// <param name="policy">What a node asks for, or null for what holds everywhere.</param>
    /// <param name="now">The time, which matters to a policy only.</param>
    public static void Check(RuleContext rules, RequestPolicyRules? policy, DateTimeOffset now)
    {
        CheckHeader(rules);
        DestinationRules.Check(rules);
        PlanRules.Check(rules);
        QuoteRules.Check(rules);
        policy?.CheckQuote(rules, now);
        ApprovalRules.Check(rules);
        SignatureRules.Check(rules, policy);
        CertificateRules.Check(rules);
        policy?.CheckCertificate(rules);
    }

    private static void CheckHeader(RuleContext rules)
    {
        var request = rules.Request;
        if (rules.CanUse("route", "requestType") && request is { Route: CovenantRoute.QcV1, RequestType: CovenantRequestType.PresignSelfV1 })
        {
            rules.Expect("requestType", Wire.RequestTypes[request.RequestType], Wire.RequestTypes[CovenantRequestType.Reconstruct], "the only one of the route qc_v1");
        }

        if (rules.CanUse("maturityHeight") && request.MaturityHeight > uint.MaxValue)
        {
            rules.Add("maturityHeight", $"expected at most {uint.MaxValue}, the largest lock time; got {request.MaturityHeight}");
        }

        rules.ExpectSame("scriptTemplate.template", Wire.Routes[request.ScriptTemplate.Template], "route", Wire.Routes[request.Route]);
        rules.Expect("signing.signerRequired", request.Signing.SignerRequired, true, "as on every route");
        if (rules.CanUse("route"))
        {
            rules.Expect(
                "signing.custodianRequired", request.Signing.CustodianRequired, request.Route == CovenantRoute.QcV1, $"as the route is {Wire.Routes[request.Route]}");
        }
    }
}
