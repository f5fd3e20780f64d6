using System.Reflection;
using Microsoft.Extensions.Logging;
using Tbtc.Sdk.Chain.Transport;

namespace Tbtc.Sdk.AspNetCore.Tests;

/// <summary>The guide on observability lists the events of the HTTP surface, and nothing else.</summary>
public sealed class HttpEventGuideTests
{
    [Fact]
    public void Log_events_are_those_of_the_code()
    {
        var code = typeof(CovenantSignerHttpOptions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .Select(message => $"{message.EventId} {message.Level} {message.Message}")
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(code);
        Assert.Equal(code, GuideTable.Read("observability.md", "HTTP event").Select(row => $"{row["HTTP event"]} {row["Level"]} {row["Message"]}"));
    }
}
