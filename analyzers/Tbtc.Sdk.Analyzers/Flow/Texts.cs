using System.Runtime.CompilerServices;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Knows the calls that turn what they are given into text for people.</summary>
internal static class Texts
{
    /// <summary>Whether a call logs, for the methods that were asked about: interfaces and attributes take long to read, and the same methods are called again and again.</summary>
    private static readonly ConditionalWeakTable<IMethodSymbol, object> Logs = new();

    public static bool IsPrinted(IParameterSymbol parameter)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return false;
        }

        return IsLog(method) || method.Name == "AppendFormatted" || method.ContainingType.Name switch
        {
            "String" => method.Name is "Concat" or "Format" or "Join",
            "Console" or "TextWriter" or "StreamWriter" or "StringWriter" or "Debug" or "Trace" => method.Name.StartsWith("Write", StringComparison.Ordinal),
            "StringBuilder" => method.Name.StartsWith("Append", StringComparison.Ordinal) || method.Name == "Insert",
            "Convert" => method.Name == "ToString",
            _ => false,
        };
    }

    /// <summary>A call that logs, by the conventions of Microsoft.Extensions.Logging and those that follow it.</summary>
    public static bool IsLog(IMethodSymbol method) => (bool)Logs.GetValue(method.OriginalDefinition, definition => IsLogByConvention(definition));

    private static bool IsLogByConvention(IMethodSymbol method) =>
        method.ContainingType is { } type
        && (type.Name is "LoggerExtensions" or "ILogger" or "Logger" or "ILog" or "Log"
            || type.AllInterfaces.Any(i => i.Name == "ILogger")
            || method.GetAttributes().Any(a => a.AttributeClass?.Name == "LoggerMessageAttribute"));
}
