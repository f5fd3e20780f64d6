using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers;

/// <summary>Decides by its text whether a member is worth a control-flow graph. Most are not, and cost a search through their text.</summary>
internal static class MemberGate
{
    public static bool IsOpenFor(SyntaxNode block) => NamesRegistryData(block.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? block);

    public static bool NamesRegistryData(SyntaxNode node)
    {
        var text = node.ToString();
        return text.Contains("MembersIdsHash") || text.Contains("RegistryData") || text.Contains("RegistryFault");
    }
}
