using Site.Lessons;
using Site.Markdown.Terms;

namespace Site.Pages;

/// <summary>The glossary's page of each language, and what other pages say of its terms.</summary>
internal static class GlossaryPages
{
    /// <summary>The link to the page, or nothing when the course has no glossary.</summary>
    public static IEnumerable<PageLink> Link(Course course, Language language) =>
        course.Glossary is { } glossary ? [new PageLink(PagePaths.Glossary(language), glossary.Title[language])] : [];

    public static GlossaryPage Create(Glossary glossary, Course course, Language language, Navigation navigation) => new()
    {
        Path = PagePaths.Glossary(language),
        Language = language,
        Title = glossary.Title[language],
        Summary = glossary.Summary[language],
        Navigation = navigation,
        Translations = [.. course.Languages.Select(other => new Translation(other, PagePaths.Glossary(other)))],
        Markdown = PagePaths.Markdown(PagePaths.Glossary(language)),
        Terms = [.. glossary.Terms.Select(term => Entry(term, course, language))],
        Entries =
        [
            new SearchEntry("", glossary.Title[language], glossary.Summary[language]),
            .. glossary.Terms.Select(term => (term.Id, Text: term.Texts[language])).Select(term =>
                new SearchEntry(term.Id, term.Text.Name, $"{term.Text.Meaning} {string.Join(' ', term.Text.Aliases)}".TrimEnd())),
        ],
    };

    /// <returns>Null for a term that the glossary does not have; that is a diagnostic already.</returns>
    /// <param name="words">The language of the text that uses the term.</param>
    public static TermNote? Note(Course course, Language language, Language words, PagePath page, string id) =>
        course.Glossary?.Find(id)?.Texts[words] is { } text
            ? new TermNote($"{PagePaths.Glossary(language).From(page)}#{id}", text.Name, text.Meaning)
            : null;

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
