using System.Text;
using System.Text.Json;
using Tbtc.Sdk.Cli.CommandLine;
using Tbtc.Sdk.Signing;

namespace Tbtc.Sdk.Cli.Request;

/// <summary>Shows an inspection to a person: the digests, the findings, the normalised request.</summary>
internal static class RequestReport
{
    public static void Write(RequestInspection inspection, ApprovalDomain domain)
    {
        Details.Write(
            ("Valid", FindingList.Verdict(inspection.Findings)),
            ("Request digest", Digest(inspection.RequestDigest)),
            ("Approval digest", Digest(inspection.ApprovalDigest)),
            ("Approval domain", domain.ToString()),
            ("Destination commitment", Digest(inspection.DestinationCommitmentHash)),
            ("Plan commitment", Digest(inspection.PlanCommitmentHash)));
        FindingList.Write(inspection.Findings);
        if (inspection.Request is { } request)
        {
            WriteNormalised(request);
        }
    }

    private static string Digest(Bytes32? digest) => digest?.ToString() ?? "none: a field that it is made of cannot be read";

    // Indented, and with everything outside ASCII escaped, so that it is safe to show as it is.
    private static void WriteNormalised(CovenantRequest request)
    {
        using var document = JsonDocument.Parse(CovenantRequestJson.Write(request));
        using var indented = new MemoryStream();
        using (var writer = new Utf8JsonWriter(indented, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            document.WriteTo(writer);
        }

        Terminal.WriteLine("");
        Terminal.WriteLine("Normalised request");
        foreach (var line in Encoding.UTF8.GetString(indented.GetBuffer(), 0, (int)indented.Length).Split('\n'))
        {
            Terminal.WriteLine(line);
        }
    }
}
