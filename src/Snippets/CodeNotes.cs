using Microsoft.CodeAnalysis;

namespace Site.Snippets;

/// <summary>What there is to say of a name, as an editor says it.</summary>
internal sealed class CodeNotes(Documentation documentation)
{
    private static readonly SymbolDisplayFormat Format = In(SymbolDisplayTypeQualificationStyle.NameOnly);

    /// <summary>Of a type the namespace is of interest, too: it is what a reader writes after <c>using</c>.</summary>
    private static readonly SymbolDisplayFormat TypeFormat = In(SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>What is declared with <c>var</c> counts as nullable always, which says nothing.</summary>
    private static readonly SymbolDisplayFormat LocalFormat = Format.RemoveMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
    );

    /// <returns>Null for a namespace.</returns>
    public CodeNote? Of(ISymbol symbol, SemanticModel model) =>
        symbol is INamespaceSymbol
            ? null
            : new CodeNote(
                symbol.ToDisplayString(
                    symbol is INamedTypeSymbol ? TypeFormat
                    : symbol is ILocalSymbol ? LocalFormat
                    : Format
                ),
                Summary(symbol, model)
            );

    /// <summary>A member that only says <c>inheritdoc</c> is described where it was first declared.</summary>
    private string Summary(ISymbol symbol, SemanticModel model) =>
        Origins(symbol.OriginalDefinition).Select(origin => Find(origin, model)).FirstOrDefault(summary => summary.Length > 0) ?? "";

    private string Find(ISymbol symbol, SemanticModel model) =>
        symbol.ContainingAssembly is { } assembly
        && symbol.GetDocumentationCommentId() is { } id
        && model.Compilation.GetMetadataReference(assembly) is PortableExecutableReference { FilePath: { } file }
            ? documentation.Summary(Path.ChangeExtension(file, ".xml"), id)
            : "";

    private static IEnumerable<ISymbol> Origins(ISymbol symbol)
    {
        yield return symbol is IMethodSymbol { ReducedFrom: { } extension } ? extension : symbol;
        if (symbol is IMethodSymbol { OverriddenMethod: { } method })
        {
            yield return method.OriginalDefinition;
        }

        foreach (var member in (symbol.ContainingType?.AllInterfaces ?? []).SelectMany(type => type.GetMembers(symbol.Name)))
        {
            if (SymbolEqualityComparer.Default.Equals(symbol.ContainingType!.FindImplementationForInterfaceMember(member), symbol))
            {
                yield return member.OriginalDefinition;
            }
        }
    }

    private static SymbolDisplayFormat In(SymbolDisplayTypeQualificationStyle qualification) =>
        new(
            globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
            typeQualificationStyle: qualification,
            genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
            memberOptions: SymbolDisplayMemberOptions.IncludeParameters
                | SymbolDisplayMemberOptions.IncludeType
                | SymbolDisplayMemberOptions.IncludeContainingType
                | SymbolDisplayMemberOptions.IncludeConstantValue
                | SymbolDisplayMemberOptions.IncludeRef,
            delegateStyle: SymbolDisplayDelegateStyle.NameAndSignature,
            extensionMethodStyle: SymbolDisplayExtensionMethodStyle.InstanceMethod,
            parameterOptions: SymbolDisplayParameterOptions.IncludeName
                | SymbolDisplayParameterOptions.IncludeType
                | SymbolDisplayParameterOptions.IncludeDefaultValue
                | SymbolDisplayParameterOptions.IncludeModifiers,
            propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
            localOptions: SymbolDisplayLocalOptions.IncludeType | SymbolDisplayLocalOptions.IncludeConstantValue,
            kindOptions: SymbolDisplayKindOptions.IncludeTypeKeyword,
            miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
                | SymbolDisplayMiscellaneousOptions.AllowDefaultLiteral
                | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
        );
}
