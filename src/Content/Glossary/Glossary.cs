using Site.Diagnostics;

namespace Site.Content;

/// <summary>The terms that the course explains, from <c>glossary.yml</c>.</summary>
/// <param name="Terms">The terms sorted by id, which is the English word, so that the order is the same in every language.</param>
public sealed record Glossary(
    IReadOnlyDictionary<Language, string> Title,
    IReadOnlyDictionary<Language, string> Summary,
    IReadOnlyList<Term> Terms
)
{
    public Term? Find(string id) => Terms.FirstOrDefault(term => term.Id == id);
}

/// <summary>A term in every language of the course.</summary>
/// <param name="Id">The name that <c>term:</c> links use, and the anchor on the glossary page.</param>
public sealed record Term(string Id, SourceLocation Location, IReadOnlyDictionary<Language, TermText> Texts);

/// <summary>A term in one language.</summary>
/// <param name="Aliases">Other words for the same thing, including words of other languages.</param>
/// <param name="Meaning">One or two sentences of plain text.</param>
public sealed record TermText(string Name, IReadOnlyList<string> Aliases, string Meaning);
