using Site.Content;
using Site.Markdown.Terms;
using Site.Pages;

namespace Site.Planning;

/// <summary>Makes the glossary page of a language, and the notes that other pages show for its terms.</summary>
internal static class GlossaryPages
{
    /// <summary>The link to the glossary page; empty if the course has no glossary.</summary>
    public static IEnumerable<PageLink> Link(Course course, Language language) =>
        course.Glossary is { } glossary ? [new PageLink(PagePaths.Glossary(language), glossary.Title[language])] : [];

    public static GlossaryPage Create(Glossary glossary, Course course, Language language, Navigation navigation) =>
        new()
        {
            Path = PagePaths.Glossary(language),
            Language = language,
            Title = glossary.Title[language],
            Summary = glossary.Summary[language],
            Navigation = navigation,
            Origin = course.Content.DigestOf(GlossaryReader.File),
            Translations = [.. course.Languages.Select(other => new Translation(other, PagePaths.Glossary(other)))],
            Markdown = PagePaths.Markdown(PagePaths.Glossary(language)),
            Terms = [.. glossary.Terms.Select(term => Entry(term, course, language))],
            Entries =
            [
                new SearchEntry("", glossary.Title[language], glossary.Summary[language]),
                .. glossary
                    .Terms.Select(term => (term.Id, Text: term.Texts[language]))
                    .Select(term => new SearchEntry(
                        term.Id,
                        term.Text.Name,
                        $"{term.Text.Meaning} {string.Join(' ', term.Text.Aliases)}".TrimEnd()
                    )),
            ],
        };

    /// <summary>The notes on the terms that a page's prose uses, by the term's id.</summary>
    /// <param name="language">The page's language. The notes are in the language of the prose, which can differ.</param>
    public static IReadOnlyDictionary<string, TermNote> Notes(Course course, Language language, Prose prose, PagePath page) =>
        course.Glossary is not { } glossary
            ? new Dictionary<string, TermNote>()
            : prose
                .Markdown.Terms.Select(use => glossary.Find(use.TermId))
                .OfType<Term>()
                .Distinct()
                .ToDictionary(
                    term => term.Id,
                    term => new TermNote(
                        $"{PagePaths.Glossary(language).From(page)}#{term.Id}",
                        term.Texts[prose.Language].Name,
                        term.Texts[prose.Language].Meaning
                    )
                );

    private static GlossaryEntry Entry(Term term, Course course, Language language)
    {
        var text = term.Texts[language];
        return new GlossaryEntry(term.Id, text.Name, text.Aliases, text.Meaning, [.. Uses(term, course, language)]);
    }

    private static IEnumerable<PageLink> Uses(Term term, Course course, Language language) =>
        from lesson in course.Lessons
        where lesson.Prose.Count > 0
        let prose = lesson.ProseFor(language)
        where prose.Markdown.Terms.Any(use => use.TermId == term.Id)
        select ProseLinks.To(PagePaths.Lesson(language, lesson.Id), prose, language);
}
