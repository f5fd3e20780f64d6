using System.Buffers;

namespace Tbtc.Sdk.Chain;

/// <summary>The body of an HTTP answer in a rented buffer, never longer than allowed.</summary>
internal sealed class ResponseBody : IDisposable
{
    private const int FirstBufferBytes = 16 * 1024;

    private byte[] _buffer;
    private int _length;

    private ResponseBody(byte[] buffer) => _buffer = buffer;

    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>Reads a body to its end; null when it is longer than <paramref name="maxBytes"/>, of which no more than that is read.</summary>
    public static async Task<ResponseBody?> ReadAsync(HttpContent content, int maxBytes, CancellationToken cancellationToken)
    {
        if (content.Headers.ContentLength > maxBytes)
        {
            return null;
        }

        var first = Math.Clamp((int)(content.Headers.ContentLength ?? FirstBufferBytes) + 1, 1, FirstBufferBytes);
        var body = new ResponseBody(ArrayPool<byte>.Shared.Rent(first));
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (true)
                {
                    var read = await stream.ReadAsync(body._buffer.AsMemory(body._length), cancellationToken).ConfigureAwait(false);
                    body._length += read;
                    if (body._length > maxBytes)
                    {
                        body.Dispose();
                        return null;
                    }

                    if (read == 0)
                    {
                        return body;
                    }

                    if (body._length == body._buffer.Length)
                    {
                        body.Grow(maxBytes);
                    }
                }
            }
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        var buffer = _buffer;
        _buffer = [];
        _length = 0;
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Grow(int maxBytes)
    {
        var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(_buffer.Length * 2L, maxBytes + 1L));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
