using System.Diagnostics.Metrics;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Chain.Transport;

namespace Tbtc.Sdk.Chain.Telemetry;

/// <summary>The guide on observability lists what the code has, and nothing else.</summary>
public sealed class ObservabilityGuideTests
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static IEnumerable<FieldInfo> Fields => typeof(TbtcTelemetry).GetFields(Static);

    [Theory]
    [InlineData("Event", "Tbtc.Sdk.Chain")]
    [InlineData("Signer event", "Tbtc.Sdk.Signing")]
    public void Log_events_are_those_of_the_code(string column, string @namespace)
    {
        var code = typeof(TbtcTelemetry).Assembly.GetTypes()
            .Where(type => type.Namespace == @namespace)
            .SelectMany(type => type.GetMethods(Static))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(message => $"{message.EventId} {message.Level} {message.Message}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(code);
        Assert.Equal(code, Guide(column).Select(row => $"{row[column]} {row["Level"]} {row["Message"]}"));
    }

    [Theory]
    [InlineData("Event")]
    [InlineData("Signer event")]
    public void Event_ids_are_unique(string column)
    {
        var ids = Guide(column).Select(row => int.Parse(row[column], CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Metrics_are_those_of_the_code()
    {
        var code = Fields.Select(field => field.GetValue(null)).OfType<Instrument>().Select(instrument => $"{instrument.Name} {instrument.Unit} {instrument.Description}");

        Assert.Equal(code.Order(StringComparer.Ordinal), Guide("Metric").Select(row => $"{row["Metric"]} {row["Unit"]} {row["What it counts"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Activities_are_those_of_the_code()
    {
        var code = Fields.Where(field => field.IsLiteral && field.Name.EndsWith("Activity", StringComparison.Ordinal)).Select(field => (string)field.GetValue(null)!);

        Assert.Equal(code.Order(StringComparer.Ordinal), Guide("Activity").Select(row => row["Activity"]).Order(StringComparer.Ordinal));
    }

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Guide(string firstColumn) => GuideTable.Read("observability.md", firstColumn);
}
