using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers;

/// <summary>
/// Decides by its text whether a member is worth a control-flow graph: it names the hash, or something that this project declares to be
/// registry data. Most do neither, and cost a search through their text.
/// </summary>
internal sealed class MemberGate(Compilation compilation)
{
    private readonly Lazy<string[]> _declared = new(() => DeclaredIn(compilation));

    public bool IsOpenFor(SyntaxNode block)
    {
        var text = (block.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? block).ToString();
        return Names(text) || Array.Exists(_declared.Value, text.Contains);
    }

    public static bool NamesRegistryData(SyntaxNode node) => Names(node.ToString());

    private static bool Names(string text) => text.Contains("MembersIdsHash") || text.Contains("RegistryData") || text.Contains("RegistryFault");

    /// <summary>The names of the members, parameters and aliases of this project whose type is registry data. Only files that name it are looked into.</summary>
    private static string[] DeclaredIn(Compilation compilation)
    {
        var names = new HashSet<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.TryGetRoot(out var root) && root.ToString().Contains("RegistryData"))
            {
                foreach (var node in root.DescendantNodes(n => n is not StatementSyntax))
                {
                    if (Declared(node) is { } name)
                    {
                        _ = names.Add(name);
                    }
                }
            }
        }

        return [.. names];
    }

    private static string? Declared(SyntaxNode node) => node switch
    {
        UsingDirectiveSyntax { Alias: { } alias, NamespaceOrType: { } target } when IsData(target) => alias.Name.Identifier.ValueText,
        PropertyDeclarationSyntax property when IsData(property.Type) => property.Identifier.ValueText,
        MethodDeclarationSyntax method when IsData(method.ReturnType) || method.ParameterList.Parameters.Any(p => IsData(p.Type)) => method.Identifier.ValueText,
        DelegateDeclarationSyntax { Identifier: var name } type when IsData(type.ReturnType) => name.ValueText,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax } declaration } field when IsData(declaration.Type) =>
            field.Identifier.ValueText,
        ParameterSyntax { Parent.Parent: TypeDeclarationSyntax } parameter when IsData(parameter.Type) => parameter.Identifier.ValueText,
        _ => null,
    };

    private static bool IsData(SyntaxNode? type) => type is not null && type.ToString().Contains("RegistryData");
}
