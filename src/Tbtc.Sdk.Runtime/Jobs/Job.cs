using System.Diagnostics.CodeAnalysis;

namespace Tbtc.Sdk.Jobs;

/// <summary>A covenant signer's job: a route request that was accepted, and what came of it. The layout is keep-core's.</summary>
/// <remarks>
/// A new state is a copy: <c>job with { State = JobState.Failed }</c>. Texts that are absent in the layout are empty here. Immutable and safe to use
/// from any thread.
/// </remarks>
public sealed record Job
{
    /// <summary>The job's own id, and the name of its file: 1 to 123 printable ASCII characters, no path separator, no leading dot.</summary>
    /// <exception cref="ArgumentException">The id cannot be the name of a file.</exception>
    public required string RequestId
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            if (!JobText.IsRequestId(value))
            {
                throw new ArgumentException(
                    $"'{JobText.Shorten(value)}' is not a request id: use 1 to {JobText.MaxRequestIdLength} printable ASCII characters without '/' and '\\', not starting with a dot.",
                    nameof(value));
            }

            field = value;
        }
    }

    /// <summary>What the job was accepted under.</summary>
    public required RouteKey Route { get; init; }

    /// <summary>The digest of the normalised request. Opaque to the store; equal digests mean the same request. Zero is none: empty in the layout.</summary>
    public required Bytes32 RequestDigest { get; init; }

    /// <summary>The request, as it was accepted.</summary>
    public required RawJson Request { get; init; }

    /// <summary>The caller's idempotency key.</summary>
    public string IdempotencyKey { get; init; } = "";

    /// <summary>The facade's id of the request.</summary>
    public string FacadeRequestId { get; init; } = "";

    /// <summary>Where the job is in its life.</summary>
    public JobState State { get; init; }

    /// <summary>What is going on, for people.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Why the job failed, such as <c>PROVIDER_FAILED</c>.</summary>
    public string Reason { get; init; } = "";

    /// <summary>When the job was accepted.</summary>
    public JobTimestamp CreatedAt { get; init; }

    /// <summary>When the job last changed.</summary>
    public JobTimestamp UpdatedAt { get; init; }

    /// <summary>When the job became ready; empty until then.</summary>
    public JobTimestamp CompletedAt { get; init; }

    /// <summary>When the job failed; empty unless it did.</summary>
    public JobTimestamp FailedAt { get; init; }

    /// <summary>The hash of the signed PSBT.</summary>
    public string PsbtHash { get; init; } = "";

    /// <summary>The signed transaction.</summary>
    public string TransactionHex { get; init; } = "";

    /// <summary>The handoff, a JSON object, or null.</summary>
    public RawJson? Handoff { get; init; }

    /// <summary>A JSON object of the members that this version does not know, written back as they came; null where there are none.</summary>
    /// <exception cref="ArgumentException">Not an object, or it has a member that this version knows.</exception>
    public RawJson? UnknownFields
    {
        get;
        init
        {
            if (value is not null && !JobJson.IsUnknownFields(value.Utf8.Span))
            {
                throw new ArgumentException("Unknown fields are a JSON object without any member of a job's own layout. Set the job's own properties instead.", nameof(value));
            }

            field = value;
        }
    }

    /// <summary>Which content of the job this is; the store gives it, and it grows with every change of the job. Not part of the layout.</summary>
    public long Revision { get; init; }

    /// <summary>The job in keep-core's layout: compact JSON, its field order and its escapes.</summary>
    public byte[] ToUtf8Json() => JobJson.Encode(this);

    /// <summary>Reads a job in keep-core's layout, as Go would: names in any case, the last of duplicates, null for absent.</summary>
    /// <param name="utf8Json">The file's content, decrypted.</param>
    /// <param name="job">The job, at revision 0, or null.</param>
    /// <returns>False when the bytes are not a job: not JSON, an id, route key, digest or state that cannot be one.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8Json, [NotNullWhen(true)] out Job? job) => JobJson.TryDecode(utf8Json, out job);
}
