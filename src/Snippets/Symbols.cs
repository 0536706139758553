using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Site.Snippets;

/// <summary>Finds the symbol that a name in a program stands for.</summary>
internal static class Symbols
{
    /// <param name="identifier">A name, where it is used or where it is declared.</param>
    /// <returns>Null if the compiler has no symbol for it.</returns>
    public static ISymbol? Of(SyntaxToken identifier, SemanticModel model, CancellationToken ct) =>
        identifier.Parent switch
        {
            SimpleNameSyntax name => Used(name, model, ct),
            { } declaration => model.GetDeclaredSymbol(declaration, ct),
            _ => null,
        };

    private static ISymbol? Used(SimpleNameSyntax name, SemanticModel model, CancellationToken ct)
    {
        var info = model.GetSymbolInfo(name, ct);
        var symbol = info.Symbol ?? (info.CandidateSymbols is [var only] ? only : null);
        return symbol is IAliasSymbol alias ? alias.Target : symbol;
    }
}
