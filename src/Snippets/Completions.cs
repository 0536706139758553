using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Site.Highlighting;

namespace Site.Snippets;

/// <summary>Suggests the names that can stand at a place in a program.</summary>
internal static class Completions
{
    /// <summary>How many names are suggested at most.</summary>
    public const int Most = 200;

    private static readonly IReadOnlyList<Candidate> Keywords =
    [
        .. SyntaxFacts
            .GetReservedKeywordKinds()
            .Select(SyntaxFacts.GetText)
            .Concat(["async", "await", "nameof", "record", "var", "when", "with", "yield"])
            .Select(word => new Candidate(word, CodeKind.Keyword, [])),
    ];

    /// <param name="position">The offset of the caret.</param>
    /// <returns>The names, the likeliest first. All that are visible, unless there are too many: then those that match what is typed.</returns>
    public static CodeCompletions Of(SemanticModel model, CodeNotes notes, int position, CancellationToken ct)
    {
        if (CompletionPlace.At(model.SyntaxTree.GetRoot(ct), position) is not { } place)
        {
            return new CodeCompletions(position, IsCut: false, []);
        }

        var symbols = new VisibleSymbols(model, place);
        List<Candidate> all = [.. symbols.Find().Where(HasName).GroupBy(symbol => symbol.Name).Select(Candidate.Of)];
        if (place.Typed.Length > 0 && symbols.IsStart)
        {
            all.AddRange(Keywords);
        }

        ct.ThrowIfCancellationRequested();
        var isCut = all.Count > Most;
        var found = all.Where(one => !isCut || Rank(one.Name, place.Typed) < int.MaxValue)
            .OrderBy(one => Rank(one.Name, place.Typed))
            .ThenBy(one => one.Order)
            .ThenBy(one => one.Name, StringComparer.OrdinalIgnoreCase)
            .Where(one => one.IsShown)
            .Take(Most);
        return new CodeCompletions(place.Start, isCut, [.. found.Select(one => one.ToCompletion(notes, model))]);
    }

    private static bool HasName(ISymbol symbol) =>
        symbol.CanBeReferencedByName && symbol is not INamedTypeSymbol { IsImplicitlyDeclared: true };

    /// <returns>0 for a name that begins with what is typed; the largest number if the name has not all of its characters in this order.</returns>
    private static int Rank(string name, string typed) =>
        name.StartsWith(typed, StringComparison.Ordinal) ? 0
        : name.StartsWith(typed, StringComparison.OrdinalIgnoreCase) ? 1
        : HasInOrder(name, typed) ? 2
        : int.MaxValue;

    private static bool HasInOrder(string name, string typed)
    {
        var found = 0;
        foreach (var character in name)
        {
            if (found < typed.Length && char.ToUpperInvariant(character) == char.ToUpperInvariant(typed[found]))
            {
                found++;
            }
        }

        return found == typed.Length;
    }

    /// <summary>A name, and the symbols that have it.</summary>
    private sealed record Candidate(string Name, CodeKind Kind, IReadOnlyList<ISymbol> Symbols)
    {
        public static Candidate Of(IGrouping<string, ISymbol> named)
        {
            IReadOnlyList<ISymbol> symbols = [.. named.OrderBy(Parameters)];
            return new Candidate(named.Key, TokenKinds.Of(symbols[0]), symbols);
        }

        /// <summary>What is nearer comes first.</summary>
        public int Order =>
            Kind switch
            {
                CodeKind.Local => 0,
                CodeKind.Member => 1,
                CodeKind.Method => 2,
                CodeKind.Keyword => 3,
                CodeKind.Type => 4,
                _ => 5,
            };

        /// <summary>Whether the author of a library wants it to be suggested.</summary>
        public bool IsShown => Symbols.Count == 0 || Symbols.Any(symbol => !symbol.GetAttributes().Any(IsHidden));

        public CodeCompletion ToCompletion(CodeNotes notes, SemanticModel model) =>
            Symbols.Count > 0
                ? new CodeCompletion(
                    SyntaxFacts.GetKeywordKind(Name) == SyntaxKind.None ? Name : $"@{Name}",
                    Kind,
                    notes.Of(Symbols[0], model),
                    Symbols.Count - 1
                )
                : new CodeCompletion(Name, Kind);

        private static int Parameters(ISymbol symbol) =>
            symbol switch
            {
                IMethodSymbol method => method.Parameters.Length,
                INamedTypeSymbol type => type.Arity,
                _ => 0,
            };

        /// <summary>The value 1 is <see cref="System.ComponentModel.EditorBrowsableState.Never"/>.</summary>
        private static bool IsHidden(AttributeData attribute) =>
            attribute is { AttributeClass.Name: "EditorBrowsableAttribute", ConstructorArguments: [{ Value: 1 }] };
    }
}
