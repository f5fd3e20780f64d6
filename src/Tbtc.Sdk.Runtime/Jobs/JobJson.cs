using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;

namespace Tbtc.Sdk.Jobs;

/// <summary>keep-core's layout of a job: Go's field order, <c>omitempty</c> and matching of names.</summary>
internal static class JobJson
{
    private static readonly string[] Names =
    [
        "requestId", "routeRequestId", "route", "idempotencyKey", "facadeRequestId", "requestDigest", "state", "detail", "reason",
        "createdAt", "updatedAt", "completedAt", "failedAt", "request", "psbtHash", "transactionHex", "handoff",
    ];

    private const int MaxDepth = RawJson.MaxDepth + 1;
    private const int RequestField = 13;
    private const int HandoffField = 16;

    public static byte[] Encode(Job job, GoEscapes escapes = GoEscapes.Default)
    {
        var json = new ArrayBufferWriter<byte>(job.Request.Utf8.Length + 1024);
        json.Write("{"u8);
        Text(json, 0, job.RequestId, escapes);
        Text(json, 1, job.Route.RouteRequestId, escapes);
        Text(json, 2, job.Route.Route, escapes);
        Text(json, 3, job.IdempotencyKey, escapes);
        Text(json, 4, job.FacadeRequestId, escapes);
        Text(json, 5, job.RequestDigest.IsZero ? "" : job.RequestDigest.ToString(), escapes);
        Text(json, 6, job.State.ToWireName(), escapes);
        OptionalText(json, 7, job.Detail, escapes);
        OptionalText(json, 8, job.Reason, escapes);
        Text(json, 9, job.CreatedAt.Text, escapes);
        Text(json, 10, job.UpdatedAt.Text, escapes);
        OptionalText(json, 11, job.CompletedAt.Text, escapes);
        OptionalText(json, 12, job.FailedAt.Text, escapes);
        Raw(json, RequestField, job.Request);
        OptionalText(json, 14, job.PsbtHash, escapes);
        OptionalText(json, 15, job.TransactionHex, escapes);
        if (job.Handoff is { } handoff)
        {
            Raw(json, HandoffField, handoff);
        }

        if (job.UnknownFields is { } unknown && Members(unknown.Utf8.Span) is { IsEmpty: false } members)
        {
            json.Write(","u8);
            json.Write(members);
        }

        json.Write("}"u8);
        return json.WrittenSpan.ToArray();
    }

    /// <summary>Whether some version of keep-core writes the job with just these bytes.</summary>
    public static bool IsAsWritten(Job job, ReadOnlySpan<byte> utf8)
    {
        for (var escapes = GoEscapes.Default; escapes <= (GoEscapes.ShortControls | GoEscapes.RawReplacement); escapes++)
        {
            if (utf8.SequenceEqual(Encode(job, escapes)))
            {
                return true;
            }
        }

        return false;
    }

    public static bool TryDecode(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out Job? job)
    {
        job = null;
        var texts = new string?[Names.Length];
        RawJson? request = null, handoff = null;
        ArrayBufferWriter<byte>? unknown = null;
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var nameStart = (int)reader.TokenStartIndex;
                var field = FieldOf(ref reader);
                reader.Read();
                var valueStart = (int)reader.TokenStartIndex;
                if (field is RequestField or HandoffField or < 0)
                {
                    reader.Skip();
                    var end = (int)reader.BytesConsumed;
                    var value = utf8[valueStart..end];
                    if (field < 0)
                    {
                        unknown ??= new ArrayBufferWriter<byte>(256);
                        unknown.Write(unknown.WrittenCount == 0 ? "{"u8 : ","u8);
                        unknown.Write(utf8[nameStart..end]);
                    }
                    else if (field == RequestField)
                    {
                        request = new RawJson(value.ToArray());
                    }
                    else
                    {
                        handoff = value.SequenceEqual("null"u8) ? handoff : new RawJson(value.ToArray());
                    }
                }
                else if (reader.TokenType == JsonTokenType.String)
                {
                    texts[field] = reader.GetString();
                }
                else if (reader.TokenType != JsonTokenType.Null)
                {
                    return false;
                }
            }

            if (reader.TokenType != JsonTokenType.EndObject || reader.Read())
            {
                return false;
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a text that is not UTF-8 or holds half of a surrogate pair.
            return false;
        }

        unknown?.Write("}"u8);
        if (!JobText.IsRequestId(texts[0])
            || !RouteKey.TryCreate(texts[2], texts[1], out var route)
            || !TryReadDigest(texts[5], out var digest)
            || !JobStates.TryParseWireName(texts[6], out var state))
        {
            return false;
        }

        job = new Job
        {
            RequestId = texts[0]!,
            Route = route,
            IdempotencyKey = texts[3] ?? "",
            FacadeRequestId = texts[4] ?? "",
            RequestDigest = digest,
            State = state,
            Detail = texts[7] ?? "",
            Reason = texts[8] ?? "",
            CreatedAt = JobTimestamp.FromText(texts[9] ?? ""),
            UpdatedAt = JobTimestamp.FromText(texts[10] ?? ""),
            CompletedAt = JobTimestamp.FromText(texts[11] ?? ""),
            FailedAt = JobTimestamp.FromText(texts[12] ?? ""),
            Request = request ?? RawJson.Null,
            PsbtHash = texts[14] ?? "",
            TransactionHex = texts[15] ?? "",
            Handoff = handoff,
            UnknownFields = unknown is null ? null : new RawJson(unknown.WrittenMemory),
        };
        return true;
    }

    public static bool IsUnknownFields(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (FieldOf(ref reader) >= 0)
                {
                    return false;
                }

                reader.Read();
                reader.Skip();
            }

            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>keep-core's store takes a job without a digest, as an empty text; one whose member is missing is damaged.</summary>
    private static bool TryReadDigest(string? text, out Bytes32 digest)
    {
        digest = default;
        return text is "" || Bytes32.TryParse(text, out digest);
    }

    private static int FieldOf(ref Utf8JsonReader reader)
    {
        for (var field = 0; field < Names.Length; field++)
        {
            if (reader.ValueTextEquals(Names[field]))
            {
                return field;
            }
        }

        var name = reader.GetString();
        return Array.FindIndex(Names, known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static ReadOnlySpan<byte> Members(ReadOnlySpan<byte> @object)
    {
        ReadOnlySpan<byte> space = " \t\r\n"u8;
        return @object.Trim(space)[1..^1].Trim(space);
    }

    private static void OptionalText(ArrayBufferWriter<byte> json, int field, string value, GoEscapes escapes)
    {
        if (value.Length > 0)
        {
            Text(json, field, value, escapes);
        }
    }

    private static void Text(ArrayBufferWriter<byte> json, int field, string value, GoEscapes escapes)
    {
        Name(json, field);
        GoString.Write(json, value, escapes);
    }

    private static void Raw(ArrayBufferWriter<byte> json, int field, RawJson value)
    {
        Name(json, field);
        json.Write(value.Utf8.Span);
    }

    private static void Name(ArrayBufferWriter<byte> json, int field)
    {
        if (field > 0)
        {
            json.Write(","u8);
        }

        json.Write("\""u8);
        Encoding.UTF8.GetBytes(Names[field], json);
        json.Write("\":"u8);
    }
}
