using System.Text.Json;

namespace Tbtc.Sdk.Chain;

/// <summary>One JSON-RPC 2.0 answer, read from the bytes of an HTTP body: a result, still as JSON text, or an error.</summary>
/// <remarks>
/// Holds a slice of the body, and is good only as long as that is. Names are compared as they are written: unescaping them, as nobody needs, would throw on
/// half a surrogate pair.
/// </remarks>
internal readonly struct JsonRpcAnswer
{
    public long? Id { get; private init; }

    /// <summary>The JSON text of the result; empty where there is an error or neither.</summary>
    public ReadOnlyMemory<byte> Result { get; private init; }

    public bool IsError { get; private init; }

    public int ErrorCode { get; private init; }

    public string ErrorMessage { get; private init; }

    public byte[] ErrorData { get; private init; }

    /// <summary>Reads the body of one answer.</summary>
    /// <exception cref="JsonException">The body is not one JSON-RPC answer.</exception>
    public static JsonRpcAnswer Read(ReadOnlyMemory<byte> body)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        var answer = Read(ref reader, body);
        RequireEnd(ref reader);
        return answer;
    }

    /// <summary>Reads the body of a batch. A node that refuses the batch answers with one error: then that is the only answer.</summary>
    /// <exception cref="JsonException">The body is not an array of JSON-RPC answers.</exception>
    public static List<JsonRpcAnswer> ReadBatch(ReadOnlyMemory<byte> body, int expected, out bool isArray)
    {
        var reader = new Utf8JsonReader(body.Span);
        reader.Read();
        var answers = new List<JsonRpcAnswer>(expected);
        isArray = reader.TokenType == JsonTokenType.StartArray;
        if (!isArray)
        {
            answers.Add(Read(ref reader, body));
        }
        else
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                answers.Add(Read(ref reader, body));
            }
        }

        RequireEnd(ref reader);
        return answers;
    }

    private static JsonRpcAnswer Read(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException($"expected an object, got {reader.TokenType}");
        }

        var answer = new JsonRpcAnswer { ErrorMessage = "", ErrorData = [] };
        var hasResult = false;
        var hasNull = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.SequenceEqual("id"u8))
            {
                reader.Read();
                answer = answer with { Id = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var id) ? id : null };
            }
            else if (reader.ValueSpan.SequenceEqual("result"u8))
            {
                reader.Read();
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                hasResult = reader.TokenType != JsonTokenType.Null;
                hasNull |= !hasResult;
                answer = answer with { Result = body[start..(int)reader.BytesConsumed] };
                continue;
            }
            else if (reader.ValueSpan.SequenceEqual("error"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    answer = ReadError(ref reader, answer);
                    continue;
                }

                if (reader.TokenType != JsonTokenType.Null)
                {
                    throw new JsonException($"expected the error as an object, got {reader.TokenType}");
                }
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        return (hasResult, answer.IsError) switch
        {
            (true, true) => throw new JsonException("the answer has both a result and an error"),
            (false, false) when !hasNull => throw new JsonException("the answer has neither a result nor an error"),
            _ => answer,
        };
    }

    private static JsonRpcAnswer ReadError(ref Utf8JsonReader reader, JsonRpcAnswer answer)
    {
        answer = answer with { IsError = true };
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueSpan.SequenceEqual("code"u8))
            {
                reader.Read();
                answer = answer with { ErrorCode = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var code) ? code : 0 };
            }
            else if (reader.ValueSpan.SequenceEqual("message"u8))
            {
                reader.Read();
                answer = answer with { ErrorMessage = reader.TokenType == JsonTokenType.String ? Text(ref reader) : "" };
            }
            else if (reader.ValueSpan.SequenceEqual("data"u8))
            {
                reader.Read();
                answer = ReadErrorData(ref reader, answer);
                continue;
            }
            else
            {
                reader.Read();
            }

            reader.Skip();
        }

        return answer;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException broken)
        {
            // Bytes that are no UTF-8, or half a surrogate pair.
            throw new JsonException("a text is not Unicode", broken);
        }
    }

    // Most nodes put the revert data here as a string; some wrap it in an object that has it under "data", some put text before it.
    private static JsonRpcAnswer ReadErrorData(ref Utf8JsonReader reader, JsonRpcAnswer answer)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            var digits = reader.ValueSpan.IndexOf("0x"u8);
            return digits >= 0 && JsonRpcResult.TryBytes(reader.ValueSpan[digits..], out var bytes) ? answer with { ErrorData = bytes } : answer;
        }

        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isData = reader.ValueSpan.SequenceEqual("data"u8);
                reader.Read();
                if (isData && reader.TokenType == JsonTokenType.String && JsonRpcResult.TryBytes(reader.ValueSpan, out var bytes))
                {
                    answer = answer with { ErrorData = bytes };
                }

                reader.Skip();
            }

            return answer;
        }

        reader.Skip();
        return answer;
    }

    private static void RequireEnd(ref Utf8JsonReader reader)
    {
        if (reader.Read())
        {
            throw new JsonException("there is more after the answer");
        }
    }
}
