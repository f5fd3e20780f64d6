using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers;

/// <summary>
/// Decides by its text whether a member is worth an analysis: it has one of the words, or names something that this project declares to be of one of the
/// types. Most are in files that do neither, and cost nothing but the search through their file.
/// </summary>
internal sealed class MemberGate(Compilation compilation, string[] words, string[] types)
{
    private static readonly string[] HashWords = ["MembersIdsHash", "RegistryData", "RegistryFault"];

    private readonly ConcurrentDictionary<SyntaxTree, bool> _files = new();
    private readonly Lazy<string[]> _declared = new(() => DeclaredIn(compilation, types));

    /// <summary>For members that name the hash, or registry data.</summary>
    public static MemberGate ForTheHash(Compilation compilation) => new(compilation, HashWords, ["RegistryData"]);

    public bool IsOpenFor(SyntaxNode block)
    {
        var tree = block.SyntaxTree;
        return _files.GetOrAdd(tree, _ => IsNamedIn(tree.GetText().ToString()))
            && IsNamedIn(tree.GetText().ToString((block.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? block).Span));
    }

    private bool IsNamedIn(string text) => Array.Exists(words, text.Contains) || Array.Exists(_declared.Value, text.Contains);

    public static bool NamesRegistryData(SyntaxNode node) => Array.Exists(HashWords, node.ToString().Contains);

    /// <summary>The names of the members, parameters and aliases of this project that are of one of the types. Only files that name one are looked into.</summary>
    private static string[] DeclaredIn(Compilation compilation, string[] types)
    {
        var names = new HashSet<string>();
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (tree.TryGetRoot(out var root) && Array.Exists(types, tree.GetText().ToString().Contains))
            {
                foreach (var node in root.DescendantNodes(n => n is not StatementSyntax))
                {
                    if (Declared(node, type => IsOneOf(type, types)) is { } name)
                    {
                        _ = names.Add(name);
                    }
                }
            }
        }

        return [.. names];
    }

    private static string? Declared(SyntaxNode node, Func<SyntaxNode?, bool> isData) => node switch
    {
        UsingDirectiveSyntax { Alias: { } alias, NamespaceOrType: { } target } when isData(target) => alias.Name.Identifier.ValueText,
        PropertyDeclarationSyntax property when isData(property.Type) => property.Identifier.ValueText,
        MethodDeclarationSyntax method when isData(method.ReturnType) || method.ParameterList.Parameters.Any(p => isData(p.Type)) => method.Identifier.ValueText,
        DelegateDeclarationSyntax { Identifier: var name } type when isData(type.ReturnType) => name.ValueText,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: FieldDeclarationSyntax } declaration } field when isData(declaration.Type) =>
            field.Identifier.ValueText,
        ParameterSyntax { Parent.Parent: TypeDeclarationSyntax } parameter when isData(parameter.Type) => parameter.Identifier.ValueText,
        _ => null,
    };

    private static bool IsOneOf(SyntaxNode? type, string[] types) => type is not null && Array.Exists(types, type.ToString().Contains);
}
