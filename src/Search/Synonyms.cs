using Site.Content;

namespace Site.Search;

/// <summary>
/// Finds the names that the terms in a text have in other languages, so that a search for 镜像 finds <i>image</i> on an English page and
/// the other way round.
/// </summary>
/// <param name="terms">The names of each glossary term by language.</param>
/// <param name="language">The language of the texts.</param>
internal sealed class Synonyms(IReadOnlyList<IReadOnlyDictionary<Language, string>> terms, Language language)
{
    private readonly IReadOnlyList<(string[] Tokens, string Here, string Other)> _terms =
    [
        .. from term in terms
        where term.ContainsKey(language)
        from other in term.Where(name => name.Key != language).OrderBy(name => name.Key.Code, StringComparer.Ordinal)
        where other.Value != term[language]
        select (Tokenizer.Tokens(term[language]).ToArray(), term[language], other.Value),
    ];

    /// <summary>
    /// Pairs of a term's name in another language and in this one. The search uses them to highlight <i>image</i> in a result for 镜像.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<string>> Pairs => [.. _terms.Select(term => (IReadOnlyList<string>)[term.Other, term.Here])];

    /// <returns>The other names of the terms that occur in the text, each once, separated by spaces.</returns>
    public string Of(string text)
    {
        if (_terms.Count == 0)
        {
            return "";
        }

        var tokens = Tokenizer.Tokens(text);
        return string.Join(' ', _terms.Where(term => Occurs(term.Tokens, tokens)).Select(term => term.Other).Distinct());
    }

    private static bool Occurs(string[] term, IReadOnlyList<string> text) =>
        term.Length > 0 && Enumerable.Range(0, Math.Max(0, text.Count - term.Length + 1)).Any(start => OccursAt(term, text, start));

    private static bool OccursAt(string[] term, IReadOnlyList<string> text, int start) =>
        term[..^1].SequenceEqual(text.Skip(start).Take(term.Length - 1)) && IsOneOf(text[start + term.Length - 1], term[^1]);

    /// <summary>Whether a word is the term or its English plural: <i>images</i>, <i>registries</i>.</summary>
    private static bool IsOneOf(string word, string term) =>
        word == term || word == term + "s" || (term.EndsWith('y') && word == term[..^1] + "ies");
}
