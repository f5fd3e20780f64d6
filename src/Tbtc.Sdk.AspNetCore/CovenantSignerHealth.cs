using System.Buffers;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Tbtc.Sdk.AspNetCore;

/// <summary>Answers whether the process lives, to anybody; and how its parts are, to who has the token.</summary>
internal sealed class CovenantSignerHealth(HealthCheckService? checks, BearerToken? token)
{
    public static async Task LiveAsync(HttpContext context)
    {
        if (await Guard.LetsInAsync(context, token: null, HttpMethods.Get).ConfigureAwait(false))
        {
            await Answer.JsonAsync(context.Response, StatusCodes.Status200OK, """{"status":"ok"}"""u8.ToArray()).ConfigureAwait(false);
        }
    }

    public async Task DetailedAsync(HttpContext context)
    {
        if (!await Guard.LetsInAsync(context, token, HttpMethods.Get).ConfigureAwait(false))
        {
            return;
        }

        var report = checks is null
            ? new HealthReport(new Dictionary<string, HealthReportEntry>(), HealthStatus.Healthy, TimeSpan.Zero)
            : await checks.CheckHealthAsync(context.RequestAborted).ConfigureAwait(false);
        var status = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        await Answer.JsonAsync(context.Response, status, Write(report)).ConfigureAwait(false);
    }

    private static ReadOnlyMemory<byte> Write(HealthReport report)
    {
        var json = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("status"u8, Name(report.Status));
            writer.WriteStartObject("checks"u8);
            foreach (var (name, check) in report.Entries)
            {
                writer.WriteStartObject(name);
                writer.WriteString("status"u8, Name(check.Status));
                writer.WriteString("description"u8, check.Description);
                writer.WriteStartObject("data"u8);
                foreach (var (key, value) in check.Data)
                {
                    writer.WriteString(key, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return json.WrittenMemory;
    }

    private static string Name(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
