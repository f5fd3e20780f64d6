namespace Tbtc.Sdk.Analyzers.Results;

/// <summary>
/// The results that must be handled, known by name and assembly, and which of their cases are the good ones. Every other case is a bad one, also one that
/// a later version of the SDK adds.
/// </summary>
internal sealed class ResultTypes
{
    private const string AssemblyName = "Tbtc.Sdk.Runtime";

    private static readonly (string MetadataName, string[] GoodCases)[] Known =
    [
        ("Tbtc.Sdk.Jobs.AcceptResult", ["Accepted", "AlreadyAccepted"]),
        ("Tbtc.Sdk.Signing.SubmitResult", ["Accepted", "Existing"]),
        ("Tbtc.Sdk.Signing.SignerResponse", ["Answered"]),
    ];

    private readonly Dictionary<ISymbol, INamedTypeSymbol[]> _badCases = new(SymbolEqualityComparer.Default);

    private ResultTypes()
    {
    }

    /// <summary>The names of the results and of the methods that hand them out, for whoever reads text.</summary>
    public static string[] TypeNames { get; } = [.. Known.Select(k => k.MetadataName.Substring(k.MetadataName.LastIndexOf('.') + 1))];

    public static string[] MethodNames { get; } = ["AcceptAsync", "SubmitAsync", "PollAsync"];

    /// <summary>The results that the compilation knows, or null where it knows none.</summary>
    public static ResultTypes? In(Compilation compilation)
    {
        var types = new ResultTypes();
        foreach (var (name, good) in Known)
        {
            foreach (var type in compilation.GetTypesByMetadataName(name).Where(t => t.ContainingAssembly.Name == AssemblyName))
            {
                types._badCases.Add(type, [.. type.GetTypeMembers().Where(c => IsCaseOf(c, type) && !good.Contains(c.Name))]);
            }
        }

        return types._badCases.Count == 0 ? null : types;
    }

    public bool IsResult(ITypeSymbol? type) => type is not null && _badCases.ContainsKey(type);

    public INamedTypeSymbol[] BadCasesOf(ITypeSymbol result) => _badCases[result];

    /// <summary>The result that a value of this type is or will be, alone or one of many, or null.</summary>
    public ITypeSymbol? ResultIn(ITypeSymbol? type) => type switch
    {
        _ when IsResult(type) => type,
        INamedTypeSymbol { Arity: 1, Name: "Task" or "ValueTask" or "ConfiguredTaskAwaitable" or "ConfiguredValueTaskAwaitable" } task => ResultIn(task.TypeArguments[0]),
        INamedTypeSymbol { Name: "ConfiguredTaskAwaiter" or "ConfiguredValueTaskAwaiter", ContainingType: { Arity: 1 } awaitable } => ResultIn(awaitable.TypeArguments[0]),
        INamedTypeSymbol { Arity: 1, Name: "TaskAwaiter" or "ValueTaskAwaiter" } awaiter => ResultIn(awaiter.TypeArguments[0]),
        IArrayTypeSymbol array => ResultIn(array.ElementType),
        _ => null,
    };

    /// <summary>The result of which a sequence holds many, or null.</summary>
    public ITypeSymbol? ElementIn(ITypeSymbol? sequence) => Flow.Sequences.ElementTypeOf(sequence) is { } element && IsResult(element) ? element : null;

    private static bool IsCaseOf(INamedTypeSymbol type, INamedTypeSymbol result) => SymbolEqualityComparer.Default.Equals(type.BaseType, result);
}
