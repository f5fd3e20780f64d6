using System.Reflection;

namespace Tbtc.Sdk.Analyzers;

/// <summary>The rules. The one place that makes descriptors.</summary>
public static class Descriptors
{
    private const string RegistryData = "RegistryData";
    private const string JobStore = "JobStore";

    private static readonly string DocumentationRoot = typeof(Descriptors).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RuleDocumentation").Value!;

    public static readonly DiagnosticDescriptor UncheckedHash = new(
        "TBTC1001",
        "A members-ids hash that may be absent is used",
        "'{0}' may be absent here: {1}. Check it on this path, or call RequireMembersIdsHash.",
        RegistryData,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The registry cannot always be read. A use of the members-ids hash must be preceded by a check on every path that leads to it.",
        LinkTo("TBTC1001"));

    public static readonly DiagnosticDescriptor ForcedHash = new(
        "TBTC1002",
        "A members-ids hash that may be absent is forced",
        "'{0}' forces a hash that may be absent: {1}. Check it on this path, or call RequireMembersIdsHash.",
        RegistryData,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The null-forgiving operator, a cast and Unsafe.As silence the compiler; they do not make the registry answer.",
        LinkTo("TBTC1002"));

    public static readonly DiagnosticDescriptor StandIn = new(
        "TBTC1003",
        "An absent members-ids hash is replaced by a stand-in",
        "'{0}' stands in for a hash that may be absent: {1}. Handle the outage instead of passing a made-up value on.",
        RegistryData,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A zero or empty value in the place of an absent hash is taken for data by everything behind it.",
        LinkTo("TBTC1003"));

    public static readonly DiagnosticDescriptor AbsentEqualsAbsent = new(
        "TBTC1004",
        "Two hashes are compared while both may be absent",
        "'{0}' is also true when both hashes are absent: {1}. Check one of them first.",
        RegistryData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "Absent equals absent: during an outage every wallet seems to have the same signers.",
        LinkTo("TBTC1004"));

    public static readonly DiagnosticDescriptor ComparedWithZero = new(
        "TBTC1005",
        "A hash is compared with zero as a test of availability",
        "'{0}' says nothing about availability: a hash is absent or it is not, and it is never zero. Test HasMembersIdsHash.",
        RegistryData,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A members-ids hash is never zero. Code that compares it with zero takes an outage for something else.",
        LinkTo("TBTC1005"));

    public static readonly DiagnosticDescriptor CauseIsLost = new(
        "TBTC1006",
        "The cause of an absent hash is lost",
        "'{0}' handles an absent hash without its RegistryFault: {1}. Pass the fault on, or call RequireMembersIdsHash, which does.",
        RegistryData,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The RegistryFault says what went wrong and what to do. Whoever is paged needs it.",
        LinkTo("TBTC1006"));

    public static readonly DiagnosticDescriptor PrintedHash = new(
        "TBTC1007",
        "A hash that may be absent is turned into text",
        "'{0}' prints as nothing when the hash is absent: {1}. Print the RegistryFault then.",
        RegistryData,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "An absent hash becomes an empty string, and the reader cannot tell an outage from a mistake in the message.",
        LinkTo("TBTC1007"));

    public static readonly DiagnosticDescriptor DroppedResult = new(
        "TBTC2001",
        "A result that says a job was not accepted is dropped",
        "'{0}' takes no notice of {1}. Handle these cases too, or throw with what they say.",
        JobStore,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A submit or accept that was refused, or met a conflict, has not happened. Code that takes only the good case goes on as if it had.",
        LinkTo("TBTC2001"));

    private static string LinkTo(string id) => DocumentationRoot + id + ".md";
}
