using System.Diagnostics.CodeAnalysis;

namespace Tbtc.Sdk.Jobs.Storage;

/// <summary>Between a job and the bytes of its file: keep-core's layout, sealed where a password is configured.</summary>
internal sealed class JobBodies(FileCipher? cipher, StoreLimits limits)
{
    public FileCipher? Cipher => cipher;

    /// <summary>The most bytes that a file of a job has.</summary>
    public int MaxFileBytes => limits.MaxJobBytes + (cipher is null ? 0 : FileCipher.Overhead);

    /// <summary>The bytes of the job's future file.</summary>
    public byte[] Seal(Job job)
    {
        var body = job.ToUtf8Json();
        return body.Length <= limits.MaxJobBytes
            ? Seal(body)
            : throw new ArgumentException($"The job {job.RequestId} has {body.Length} bytes; the store takes {limits.MaxJobBytes}. Make the request or the handoff smaller.", nameof(job));
    }

    public byte[] Seal(byte[] layout) => cipher?.Seal(layout) ?? layout;

    /// <summary>The layout in a file's bytes; null where they are not sealed with the password.</summary>
    public byte[]? Open(byte[] body) => cipher is null ? body : cipher.TryOpen(body);

    /// <inheritdoc cref="Open(byte[])"/>
    public bool TryParse(ReadOnlySpan<byte> body, [NotNullWhen(true)] out Job? job)
    {
        job = null;
        return cipher is null ? Job.TryParse(body, out job) : cipher.TryOpen(body) is { } layout && Job.TryParse(layout, out job);
    }
}
