namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>Knows the calls that turn what they are given into text for people.</summary>
internal static class Texts
{
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
    public static bool IsLog(IMethodSymbol method) =>
        method.ContainingType is { } type
        && (type.Name is "LoggerExtensions" or "ILogger" or "Logger" or "ILog" or "Log"
            || type.AllInterfaces.Any(i => i.Name == "ILogger")
            || method.GetAttributes().Any(a => a.AttributeClass?.Name == "LoggerMessageAttribute"));
}
