using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;

namespace Tbtc.Sdk.Analyzers.CodeFixes;

/// <summary>The cases of a result that were dropped, and the code that throws in each of them.</summary>
internal sealed class DroppedCases
{
    private readonly string _result;
    private readonly string _exception;
    private readonly string[] _good;
    private readonly (string Type, string Variable)[] _dropped;
    private readonly string _variable;

    private DroppedCases(string result, string exception, string[] good, (string Type, string Variable)[] dropped, string variable)
    {
        _result = result;
        _exception = exception;
        _good = good;
        _dropped = dropped;
        _variable = variable;
    }

    /// <summary>The cases as they may be written at this place, or null where the result is not found.</summary>
    public static DroppedCases? Of(string result, string[] cases, SyntaxNode place, SemanticModel model)
    {
        var type = model.Compilation.GetTypesByMetadataName("Tbtc.Sdk.Jobs." + result).Concat(model.Compilation.GetTypesByMetadataName("Tbtc.Sdk.Signing." + result)).FirstOrDefault();
        if (type is null)
        {
            return null;
        }

        var name = HashAccess.TypeName(result, type.ContainingNamespace.ToDisplayString(), place, model);
        var taken = new HashSet<string>(model.LookupSymbols(place.SpanStart).Select(s => s.Name));
        var good = type.GetTypeMembers().Where(c => SymbolEqualityComparer.Default.Equals(c.BaseType, type) && !cases.Contains(c.Name)).Select(c => $"{name}.{c.Name}");
        return new(
            name,
            HashAccess.TypeName("InvalidOperationException", "System", place, model),
            [.. good],
            [.. cases.Select(c => ($"{name}.{c}", Free(char.ToLowerInvariant(c[0]) + c.Substring(1), taken)))],
            Free("result", taken));
    }

    private static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; taken.Contains(free); number++)
        {
            free = name + number;
        }

        return free;
    }

    private string Exception(string variable) => $"new {_exception}($\"Not accepted: {{{variable}}}\")";

    private string Sections => string.Concat(_dropped.Select(c => $"case {c.Type} {c.Variable}:\n    throw {Exception(c.Variable)};\n"));

    public SwitchStatementSyntax AddTo(SwitchStatementSyntax statement)
    {
        var sections = ((SwitchStatementSyntax)SyntaxFactory.ParseStatement($"switch (0)\n{{\n{Sections}}}\n")).Sections
            .Select(s => s.WithAdditionalAnnotations(Formatter.Annotation));
        var last = statement.Sections.IndexOf(s => s.Labels.Any(l => l is DefaultSwitchLabelSyntax or CasePatternSwitchLabelSyntax { Pattern: VarPatternSyntax or DiscardPatternSyntax }));
        return statement.WithSections(statement.Sections.InsertRange(last < 0 ? statement.Sections.Count : last, sections));
    }

    public SwitchExpressionSyntax AddTo(SwitchExpressionSyntax switched)
    {
        var text = string.Join(",\n", _dropped.Select(c => $"{c.Type} {c.Variable} => throw {Exception(c.Variable)}"));
        var added = ((SwitchExpressionSyntax)SyntaxFactory.ParseExpression($"x switch\n{{\n{text},\n}}")).Arms;
        var arms = switched.Arms;
        var separators = arms.GetSeparators().ToList();
        if (separators.Count < arms.Count)
        {
            separators.Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed));
        }

        return switched
            .WithArms(SyntaxFactory.SeparatedList(arms.Concat(added), separators.Concat(added.GetSeparators())))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Replaces a statement that throws a result away.</summary>
    public StatementSyntax SwitchOn(ExpressionStatementSyntax statement)
    {
        var value = ResultShouldBeHandledFixer.Value(statement).WithoutTrivia();
        return SyntaxFactory.ParseStatement($"switch ({value})\n{{\ncase {string.Join(" or ", _good)}:\n    break;\n{Sections}}}")
            .WithTriviaFrom(statement)
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>Throws on the way of an if that did nothing. A result without a name gets one.</summary>
    public void ThrowWhereNot(ExpressionSyntax tested, bool isNegated, IfStatementSyntax branch, SyntaxEditor editor)
    {
        var hasName = tested is IdentifierNameSyntax;
        var variable = hasName ? tested.ToString() : _variable;
        var thrown = SyntaxFactory.Block(SyntaxFactory.ParseStatement($"throw {Exception(variable)};\n"));
        var changed = hasName ? branch : branch.ReplaceNode(tested, SyntaxFactory.IdentifierName(variable).WithTriviaFrom(tested));
        changed = isNegated
            ? changed.WithStatement(thrown.WithTriviaFrom(branch.Statement))
            : changed.WithElse(SyntaxFactory.ElseClause(thrown));
        if (!hasName)
        {
            var declaration = SyntaxFactory.ParseStatement($"var {variable} = {tested.WithoutTrivia()};\n").WithLeadingTrivia(branch.GetLeadingTrivia());
            editor.InsertBefore(branch, declaration.WithAdditionalAnnotations(Formatter.Annotation));
            changed = changed.WithLeadingTrivia(SyntaxFactory.ElasticMarker);
        }

        editor.ReplaceNode(branch, changed.WithAdditionalAnnotations(Formatter.Annotation));
    }
}
