using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Tbtc.Sdk.Analyzers.Flow;

/// <summary>What is copied: structs, tuples, and records by <c>with</c>.</summary>
internal sealed partial class Evaluator
{
    /// <summary>What the compiler calls the method that <c>with</c> copies a record by.</summary>
    private const string CloneName = "<Clone>$";

    /// <summary>
    /// Copies of a struct are one value until one of them is written to: that makes another one, with the other members as they are, for the place that was written.
    /// </summary>
    private void WritePart(IOperation instance, int whole, Place part, int value, IOperation writer)
    {
        var changed = CopyMembers(whole, instance.Type!);
        State.Write(part.OwnedBy(changed), value);
        _ = WriteTo(instance, changed, writer);
    }

    /// <summary>A method of a struct that may write to it makes it another one than its copies.</summary>
    private int Separate(int receiver, IOperation? instance, IMethodSymbol? method, IOperation writer)
    {
        if (instance is not { Type: { IsValueType: true } type } || method?.IsReadOnly == true || type.Locations.All(l => !l.IsInSource))
        {
            return receiver;
        }

        var changed = AssignsThis(method) ? State.Add(Values.Of(type)) : CopyMembers(receiver, type);
        _ = WriteTo(instance, changed, writer);
        return changed;
    }

    private bool AssignsThis(IMethodSymbol? method) => method?.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax(Function.Scope.CancellationToken).DescendantNodes().OfType<ThisExpressionSyntax>()
            .Any(self => self.Parent is RefExpressionSyntax or ArgumentSyntax { RefKindKeyword.RawKind: not 0 } || (self.Parent is AssignmentExpressionSyntax assignment && assignment.Left == self))) == true;

    private int CloneRecord(int record, INamedTypeSymbol type) =>
        type.InstanceConstructors.Any(c => c.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(c.Parameters[0].Type, type) && !IsMadeByCompiler(c))
            ? State.Add(Values.Of(type) with { Possible = Outcomes.Value })
            : CopyMembers(record, type);

    private static bool IsMadeByCompiler(ISymbol symbol) => symbol.IsImplicitlyDeclared || Nullability.Has(symbol, "CompilerGeneratedAttribute");

    private int CopyMembers(int value, ITypeSymbol type)
    {
        ReadData(value, type);
        var info = State[value];
        var copy = State.Add(info with { Possible = (info.Possible & Outcomes.NotNull) is var possible and not Outcomes.None ? possible : Outcomes.Value, Implications = [] });
        foreach (var member in State.MembersOf(value))
        {
            State.Write(member.Key.OwnedBy(copy), member.Value);
        }

        return copy;
    }

    /// <summary>What a check of the copy may say of the original is the same value from the start.</summary>
    private void ReadData(int value, ITypeSymbol type)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var member in declaring.GetMembers())
            {
                switch (member)
                {
                    case IPropertySymbol { IsStatic: false, IsIndexer: false } property when Sdk.IsData(property.Type) && Stability.Of(property) is var stability and not PlaceStability.Fresh:
                        _ = Read(Place.Member(value, property.Name, stability == PlaceStability.Mutable), () => Values.Of(property.Type));
                        break;
                    case IFieldSymbol { IsStatic: false, IsVolatile: false, AssociatedSymbol: null } field when Sdk.IsData(field.Type):
                        _ = Read(PlaceOf(value, field), () => Values.Of(field.Type));
                        break;
                }
            }
        }
    }

    private static Place PlaceOf(int owner, IFieldSymbol field)
    {
        var symbol = field.CorrespondingTupleField ?? field;
        return Place.Member(owner, symbol.Name, isMutable: !symbol.IsReadOnly && !symbol.ContainingType.IsTupleType);
    }
}
