using System.Text.Json;
using System.Text.Unicode;

namespace Tbtc.Sdk.Signing;

/// <summary>Reads a document: a bare request, or the body of a submit or a poll with a request in it.</summary>
internal static class DocumentReader
{
    /// <summary>A request with a quote nests four deep.</summary>
    private const int MaxDepth = 16;

    private enum BodyKind
    {
        Submit,
        Poll,
    }

    public static RequestDraft ReadRequestOrBody(ReadOnlyMemory<byte> utf8Json) => ReadDraft(utf8Json, static (fields, findings) =>
        fields.Has("request") || fields.Has("routeRequestId") ? ReadBody(fields, BodyKind.Poll, findings) : RequestReader.Read(fields, findings));

    public static RequestDraft ReadSubmit(ReadOnlyMemory<byte> utf8Json) =>
        ReadDraft(utf8Json, static (fields, findings) => ReadBody(fields, BodyKind.Submit, findings));

    public static RequestDraft ReadPoll(ReadOnlyMemory<byte> utf8Json) =>
        ReadDraft(utf8Json, static (fields, findings) => ReadBody(fields, BodyKind.Poll, findings));

    /// <summary>Parses a document and reads it; what is no JSON is a finding, and the result null.</summary>
    public static T? Read<T>(ReadOnlyMemory<byte> utf8Json, RequestFindings findings, Func<JsonFields, RequestFindings, T?> read)
        where T : class
    {
        if (utf8Json.Length > CovenantRequestJson.MaxBytes)
        {
            findings.Malformed("$", $"expected at most {CovenantRequestJson.MaxBytes} bytes; got {utf8Json.Length}");
            return null;
        }

        if (!Utf8.IsValid(utf8Json.Span))
        {
            findings.Malformed("$", "is not UTF-8");
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(utf8Json, new() { MaxDepth = MaxDepth });
            return read(new(document.RootElement, "$", findings), findings);
        }
        catch (JsonException syntax)
        {
            findings.Malformed("$", Describe(syntax, utf8Json.Length));
            return null;
        }
    }

    private static RequestDraft ReadDraft(ReadOnlyMemory<byte> utf8Json, Func<JsonFields, RequestFindings, RequestDraft> read)
    {
        var findings = new RequestFindings();
        return Read(utf8Json, findings, read) ?? new() { Findings = findings };
    }

    private static RequestDraft ReadBody(JsonFields body, BodyKind kind, RequestFindings findings)
    {
        var routeRequestId = body.Text("routeRequestId", Identifiers.Check);
        var requestId = kind == BodyKind.Poll ? body.OptionalText("requestId", Identifiers.Check) : null;
        body.Fixed("stage", Wire.Stage);
        var draft = RequestReader.Read(body.Object("request"), findings);
        body.RefuseOthers();
        return new()
        {
            Findings = findings,
            Path = draft.Path,
            RouteRequestId = routeRequestId,
            RequestId = requestId,
            Request = draft.Request,
            SentSignatures = draft.SentSignatures,
            SignaturePaths = draft.SignaturePaths,
        };
    }

    private static string Describe(JsonException syntax, int length)
    {
        if (length == 0)
        {
            return "expected a JSON object; got nothing";
        }

        // The parser's own words end with a position that counts from zero.
        var words = syntax.Message.AsSpan();
        var position = words.IndexOf(" LineNumber:", StringComparison.Ordinal);
        var reason = Display.Text(words[..(position < 0 ? words.Length : position)].TrimEnd('.').ToString(), 200);
        return $"expected one JSON object of at most {MaxDepth} levels; line {(syntax.LineNumber ?? 0) + 1}, byte {(syntax.BytePositionInLine ?? 0) + 1}: {reason}";
    }
}
