using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Tbtc.Sdk.Chain;

/// <summary>Writes JSON-RPC 2.0 requests.</summary>
internal static class JsonRpcRequest
{
    public delegate void Parameters(Utf8JsonWriter writer);

    public static ReadOnlyMemory<byte> Write(long id, string method, Parameters parameters)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        WriteRequest(writer, id, method, parameters);
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static ReadOnlyMemory<byte> WriteCallBatch(long firstId, IReadOnlyList<EthCall> calls, BlockReference block)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        writer.WriteStartArray();
        for (var i = 0; i < calls.Count; i++)
        {
            WriteRequest(writer, firstId + i, "eth_call", CallParameters(calls[i], block));
        }

        writer.WriteEndArray();
        writer.Flush();
        return buffer.WrittenMemory;
    }

    public static void NoParameters(Utf8JsonWriter writer)
    {
    }

    public static Parameters BlockParameters(BlockReference block) => writer =>
    {
        WriteBlock(writer, block);
        writer.WriteBooleanValue(false);
    };

    public static Parameters CallParameters(EthCall call, BlockReference block) => writer =>
    {
        writer.WriteStartObject();
        if (call.To is { } to)
        {
            writer.WriteString("to", to.ToString());
        }

        if (call.GasLimit is { } gasLimit)
        {
            writer.WriteString("gas", Quantity(gasLimit));
        }

        writer.WriteString("data", "0x" + Convert.ToHexStringLower(call.Data.Span));
        writer.WriteEndObject();
        WriteBlock(writer, block);
    };

    private static void WriteRequest(Utf8JsonWriter writer, long id, string method, Parameters parameters)
    {
        writer.WriteStartObject();
        writer.WriteString("jsonrpc", "2.0");
        writer.WriteNumber("id", id);
        writer.WriteString("method", method);
        writer.WriteStartArray("params");
        parameters(writer);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // A hash goes as a plain string: nodes read it there beside the object of EIP-1898, and every client can send it.
    private static void WriteBlock(Utf8JsonWriter writer, BlockReference block) =>
        writer.WriteStringValue(block.Number is { } number ? Quantity(number) : block.ToString());

    private static string Quantity(ulong value) => "0x" + value.ToString("x", CultureInfo.InvariantCulture);
}
