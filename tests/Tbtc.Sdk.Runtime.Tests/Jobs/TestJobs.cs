using System.Globalization;

namespace Tbtc.Sdk.Jobs;

/// <summary>Jobs for tests, told apart by a number.</summary>
public static class TestJobs
{
    public static readonly DateTimeOffset Start = new(2026, 3, 9, 0, 0, 0, TimeSpan.Zero);

    public static Job New(int number, string? requestId = null, byte digest = 0x11, int requestBytes = 200) => new()
    {
        RequestId = requestId ?? Id(number),
        Route = Route(number),
        RequestDigest = new Bytes32([.. Enumerable.Repeat(digest, Bytes32.Size)]),
        Request = RawJson.Parse($$"""{"number":{{number}},"fill":"{{new string('x', requestBytes)}}"}"""),
        IdempotencyKey = "idem",
        FacadeRequestId = "rf",
        State = JobState.Submitted,
        Detail = "accepted for covenant signing",
        CreatedAt = JobTimestamp.From(Start),
        UpdatedAt = JobTimestamp.From(Start),
    };

    public static string Id(int number) => "kcs_qc_" + number.ToString("x16", CultureInfo.InvariantCulture);

    public static RouteKey Route(int number) => new("qc_v1", "ors_" + number.ToString(CultureInfo.InvariantCulture));
}
