namespace Tbtc.Sdk.Signing;

/// <summary>Reads a request into its normalised form.</summary>
internal static class RequestReader
{
    public static RequestDraft Read(JsonFields fields, RequestFindings findings)
    {
        var facadeRequestId = fields.Text("facadeRequestId", Identifiers.Check);
        var idempotencyKey = fields.Text("idempotencyKey", Identifiers.Check);
        var requestType = fields.Choice("requestType", Wire.RequestTypes);
        var route = fields.Choice("route", Wire.Routes);
        CovenantRoute? knownRoute = findings.IsMalformed(fields.PathOf("route")) ? null : route;
        var strategy = fields.Hex("strategy");
        var reserve = fields.Hex("reserve");
        var epoch = fields.UInt64("epoch");
        var maturityHeight = fields.UInt64("maturityHeight");
        var activeOutpoint = ReadOutpoint(fields.Object("activeOutpoint"));
        var destinationCommitmentHash = fields.Hex("destinationCommitmentHash");
        var destination = MigrationReader.ReadDestination(fields.OptionalObject("migrationDestination"));
        var quote = MigrationReader.ReadQuote(fields.OptionalObject("migrationPlanQuote"));
        var plan = MigrationReader.ReadPlan(fields.OptionalObject("migrationTransactionPlan"));
        var approvals = ApprovalsReader.Read(fields.OptionalObject("artifactApprovals"), knownRoute, findings);
        var certificate = CertificateReader.Read(fields.OptionalObject("signerApproval"));
        var sentSignatures = fields.HexList("artifactSignatures");
        var artifacts = fields.OptionalMap("artifacts", Wire.RecoveryPaths, ReadArtifact);
        var scriptTemplate = ReadScriptTemplate(fields.Object("scriptTemplate"), knownRoute);
        var signing = ReadSigning(fields.Object("signing"));
        fields.RefuseOthers();

        return new()
        {
            Findings = findings,
            Path = fields.Path,
            SentSignatures = sentSignatures,
            SignaturePaths = approvals.SignaturePaths,
            Request = new()
            {
                FacadeRequestId = facadeRequestId,
                IdempotencyKey = idempotencyKey,
                RequestType = requestType,
                Route = route,
                Strategy = strategy,
                Reserve = reserve,
                Epoch = epoch,
                MaturityHeight = maturityHeight,
                ActiveOutpoint = activeOutpoint,
                DestinationCommitmentHash = destinationCommitmentHash,
                MigrationDestination = destination,
                MigrationPlanQuote = quote,
                MigrationTransactionPlan = plan,
                ArtifactApprovals = approvals.Approvals,
                SignerApproval = certificate,
                ArtifactSignatures = approvals.Approvals is { } approved ? DeriveSignatures(approved, certificate) : sentSignatures,
                Artifacts = artifacts,
                ScriptTemplate = scriptTemplate,
                Signing = signing,
            },
        };
    }

    private static List<string> DeriveSignatures(ArtifactApprovals approvals, SignerApprovalCertificate? certificate)
    {
        var signatures = approvals.Approvals.Select(static approval => approval.Signature).ToList();
        if (certificate is not null)
        {
            signatures.Add(certificate.Signature);
        }

        return signatures;
    }

    private static CovenantOutpoint ReadOutpoint(JsonFields fields)
    {
        var outpoint = new CovenantOutpoint { TxId = fields.Hex("txid"), Vout = fields.UInt32("vout"), ScriptHash = fields.OptionalHex("scriptHash") };
        fields.RefuseOthers();
        return outpoint;
    }

    private static ArtifactRecord ReadArtifact(JsonFields fields)
    {
        var record = new ArtifactRecord
        {
            PsbtHash = fields.Hex("psbtHash"),
            DestinationCommitmentHash = fields.Hex("destinationCommitmentHash"),
            TransactionHex = fields.OptionalHex("transactionHex"),
            TransactionId = fields.OptionalHex("transactionId"),
        };
        fields.RefuseOthers();
        return record;
    }

    private static ScriptTemplate ReadScriptTemplate(JsonFields fields, CovenantRoute? route)
    {
        var name = fields.Choice("template", Wire.Routes);
        var hasCustodian = (route ?? name) == CovenantRoute.QcV1;
        var template = new ScriptTemplate
        {
            Template = name,
            DepositorPublicKey = fields.Hex("depositorPublicKey"),
            CustodianPublicKey = hasCustodian ? fields.Hex("custodianPublicKey") : null,
            SignerPublicKey = fields.Hex("signerPublicKey"),
            Beta = hasCustodian ? fields.UInt64("beta") : null,
            Delta2 = fields.UInt64("delta2"),
        };
        fields.RefuseOthers();
        return template;
    }

    private static SigningRequirements ReadSigning(JsonFields fields)
    {
        var signing = new SigningRequirements { SignerRequired = fields.Boolean("signerRequired"), CustodianRequired = fields.Boolean("custodianRequired") };
        fields.RefuseOthers();
        return signing;
    }
}
