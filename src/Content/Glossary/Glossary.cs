using Site.Diagnostics;

namespace Site.Content;

/// <summary>The words that the course explains, from <c>glossary.yml</c>.</summary>
/// <param name="Terms">Sorted by id, which is the English word, so that every language has the same order.</param>
public sealed record Glossary(
    IReadOnlyDictionary<Language, string> Title,
    IReadOnlyDictionary<Language, string> Summary,
    IReadOnlyList<Term> Terms
)
{
    public Term? Find(string id) => Terms.FirstOrDefault(term => term.Id == id);
}

/// <summary>A term in every language of the course.</summary>
/// <param name="Id">What <c>term:</c> links name, and the anchor on the glossary's page.</param>
public sealed record Term(string Id, SourceLocation Location, IReadOnlyDictionary<Language, TermText> Texts);

/// <param name="Aliases">Other words for the same thing, also from other languages.</param>
/// <param name="Meaning">Plain text, a sentence or two.</param>
public sealed record TermText(string Name, IReadOnlyList<string> Aliases, string Meaning);
