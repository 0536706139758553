using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Site.Snippets;

/// <summary>Finds the symbols whose names can stand at a place in a program.</summary>
internal sealed class VisibleSymbols(SemanticModel model, CompletionPlace place)
{
    /// <summary>Whether a statement or an expression can begin at the place, and so a keyword.</summary>
    public bool IsStart => Qualifier is null && !IsType && Initialized() is [];

    public IEnumerable<ISymbol> Find() =>
        Qualifier is { } qualifier ? MembersOf(qualifier)
        : place.Before.IsKind(SyntaxKind.DotToken) ? []
        : IsType ? model.LookupNamespacesAndTypes(place.Start)
        : Initialized() is [_, ..] members ? members
        : model.LookupSymbols(place.Start).Where(IsDeclaredBefore);

    /// <summary>What is before the dot.</summary>
    private ExpressionSyntax? Qualifier =>
        place.Before.Parent switch
        {
            MemberAccessExpressionSyntax access when access.OperatorToken == place.Before => access.Expression,
            QualifiedNameSyntax qualified when qualified.DotToken == place.Before => qualified.Left,
            MemberBindingExpressionSyntax binding => binding
                .Ancestors()
                .OfType<ConditionalAccessExpressionSyntax>()
                .FirstOrDefault(access => access.WhenNotNull.SpanStart == binding.SpanStart)
                ?.Expression,
            _ => null,
        };

    /// <summary>Whether a namespace is named at the top of the program.</summary>
    private bool IsUsing => place.Before.Parent?.FirstAncestorOrSelf<UsingDirectiveSyntax>() is { Alias: null, StaticKeyword.RawKind: 0 };

    private bool IsType =>
        place.Before.Parent is UsingDirectiveSyntax
        || (place.Before.IsKind(SyntaxKind.NewKeyword) && place.Before.Parent is ObjectCreationExpressionSyntax);

    private IEnumerable<ISymbol> MembersOf(ExpressionSyntax qualifier)
    {
        var (symbol, type) = Bind(qualifier);
        return symbol switch
        {
            INamespaceSymbol space => model.LookupNamespacesAndTypes(place.Start, space).Where(one => !IsUsing || one is INamespaceSymbol),
            ITypeSymbol of => model.LookupStaticMembers(place.Start, of),
            _ when type is null or IErrorTypeSymbol or { SpecialType: SpecialType.System_Void } => [],
            _ => model.LookupSymbols(place.Start, type, includeReducedExtensionMethods: true).Where(BelongsToValue),
        };
    }

    /// <summary>
    /// When the next line begins with a name, the parser takes both for one qualified name, and so for a type. The part before the dot can
    /// be any expression all the same.
    /// </summary>
    private (ISymbol? Symbol, ITypeSymbol? Type) Bind(ExpressionSyntax qualifier)
    {
        var (info, type) =
            qualifier.Parent is QualifiedNameSyntax
                ? (
                    model.GetSpeculativeSymbolInfo(place.Start, qualifier, SpeculativeBindingOption.BindAsExpression),
                    model.GetSpeculativeTypeInfo(place.Start, qualifier, SpeculativeBindingOption.BindAsExpression).Type
                )
                : (model.GetSymbolInfo(qualifier), model.GetTypeInfo(qualifier).Type);
        var symbol = info.Symbol is IAliasSymbol alias ? alias.Target : info.Symbol;
        return (
            symbol,
            place.Before.Parent is MemberBindingExpressionSyntax
            && type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] }
                ? value
                : type
        );
    }

    /// <summary>What can still be set where an object is initialized; nothing elsewhere, or when the object is a collection.</summary>
    private IReadOnlyList<ISymbol> Initialized()
    {
        if (
            place.Before.Parent is not InitializerExpressionSyntax { Parent: ExpressionSyntax made } all
            || made is not (BaseObjectCreationExpressionSyntax or WithExpressionSyntax)
            || model.GetTypeInfo(made).Type is not { } type
            || type.AllInterfaces.Any(one => one.SpecialType == SpecialType.System_Collections_IEnumerable)
        )
        {
            return [];
        }

        var given = all.Expressions.OfType<AssignmentExpressionSyntax>().Select(one => one.Left.ToString()).ToHashSet();
        return
        [
            .. model
                .LookupSymbols(place.Start, type)
                .Where(member => member is IPropertySymbol { SetMethod: not null, IsIndexer: false } or IFieldSymbol { IsReadOnly: false })
                .Where(member => !member.IsStatic && !given.Contains(member.Name)),
        ];
    }

    /// <summary>The compiler finds a variable in its whole block, but it can only be used after its declaration.</summary>
    private bool IsDeclaredBefore(ISymbol symbol) =>
        symbol is not ILocalSymbol { Locations: [var declaration] } || declaration.SourceSpan.End <= place.Start;

    private static bool BelongsToValue(ISymbol symbol) =>
        symbol is not ITypeSymbol && (!symbol.IsStatic || symbol is IMethodSymbol { ReducedFrom: not null });
}
