using Microsoft.CodeAnalysis;

namespace Site.Snippets;

/// <summary>Makes the notes on names: their signature and documentation, as an editor shows them.</summary>
internal sealed class CodeNotes(Documentation documentation)
{
    private static readonly SymbolDisplayFormat Format = In(SymbolDisplayTypeQualificationStyle.NameOnly);

    /// <summary>Types are shown with their namespace, because readers need it for their <c>using</c> lines.</summary>
    private static readonly SymbolDisplayFormat TypeFormat = In(SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces);

    /// <summary>
    /// Local variables are shown without <c>?</c>, because the compiler treats every <c>var</c> of a reference type as nullable.
    /// </summary>
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

    /// <summary>
    /// The symbol's own summary. A member that only has <c>inheritdoc</c> gets that of the member that it overrides or implements.
    /// </summary>
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
