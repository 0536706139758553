using System.Runtime.CompilerServices;
using Site.Files;
using Site.Pages;
using Site.Recordings;
using Site.Rendering;

namespace Site.Output;

/// <summary>Makes a digest of everything that a page's file depends on. As long as it is the same, so is the file.</summary>
internal sealed class PageKeys
{
    /// <summary>Pages of a section share their navigation, so that it is read once for all of them.</summary>
    private readonly ConditionalWeakTable<Navigation, object> _navigations = [];

    private readonly Digest _everywhere;

    public PageKeys(ThemeAssets theme, SiteAddress? address)
    {
        // The names of the theme's files contain digests of their own.
        _everywhere = new DigestBuilder()
            .Add(theme.Files, (key, file) => key.Add(file.Path.Value))
            .Add(theme.Preview.Path.Value)
            .Add(address?.Base.AbsoluteUri)
            .ToDigest();
    }

    public Digest Of(Page page)
    {
        var key = new DigestBuilder()
            .Add(_everywhere)
            .Add(page.GetType().Name)
            .Add(page.Path.Value)
            .Add(page.Language.Code)
            .Add(page.Title)
            .Add(page.Summary)
            .Add(Of(page.Navigation))
            .Add(page.Translations, Add)
            .Add(page.ProseLanguage?.Code)
            .Add(page.SourcePath)
            .Add(page.Origin)
            .Add(page.Markdown?.Value)
            .Add(page.Edit)
            .Add(page.Targets.Links, (links, link) => links.Add(link.Key).Add(link.Value))
            .Add(
                page.Targets.Terms,
                (terms, term) => terms.Add(term.Key).Add(term.Value.Link).Add(term.Value.Name).Add(term.Value.Meaning)
            );
        switch (page)
        {
            case HomePage home:
                key.Add(home.Parts, Add);
                Add(key, home.FeaturedStep);
                break;
            case LessonPage lesson:
                Add(key, lesson);
                break;
            case FolderPage folder:
                key.Add(folder.FolderEntries, (all, entry) => Add(all, entry.Link).Add(entry.Summary));
                break;
            case GlossaryPage glossary:
                key.Add(glossary.Terms, Add);
                break;
        }

        return key.ToDigest();
    }

    /// <summary>The key of the files that list all pages.</summary>
    public Digest OfAll(SitePlan plan) =>
        new DigestBuilder()
            .Add(_everywhere)
            .Add(plan.Index.Title)
            .Add(plan.Origins, (all, origin) => all.Add(origin.Key.Value).Add(origin.Value))
            .Add(
                plan.Pages,
                (all, page) =>
                    all.Add(page.Path.Value)
                        .Add(page.Language.Code)
                        .Add(page.Title)
                        .Add(page.Summary)
                        .Add(page.Navigation.Home.Value)
                        .Add(page.Translations, Add)
                        .Add(page.ProseLanguage?.Code)
                        .Add(page.Markdown?.Value)
            )
            .ToDigest();

    private Digest Of(Navigation navigation) =>
        (Digest)
            _navigations.GetValue(
                navigation,
                all =>
                    new DigestBuilder()
                        .Add(all.CourseTitle)
                        .Add(all.Home.Value)
                        .Add(all.HasLessons ? 1 : 0)
                        .Add(all.Trail, (key, link) => Add(key, link))
                        .Add(
                            all.Groups,
                            (key, group) =>
                                Add(key, group.Link)
                                    .Add(group.Pages, (pages, link) => Add(pages, link))
                                    .Add(group.Lessons ? 1 : 0)
                                    .Add(group.Total ?? -1)
                        )
                        .Add(all.Footer, (key, link) => Add(key, link))
                        .ToDigest()
            );

    private static void Add(DigestBuilder key, LessonPage lesson)
    {
        Add(key, lesson.Badge);
        Add(key, lesson.Previous);
        Add(key, lesson.Next);
    }

    private static void Add(DigestBuilder key, HomePart part) => key.Add(part.Title).Add(part.Lessons, Add);

    private static void Add(DigestBuilder key, LessonCard card)
    {
        Add(key, card.Link).Add(card.Summary).Add(card.Minutes).Add(card.Steps).Add(card.IsRehearsal ? 1 : 0);
        Add(key, card.Badge);
    }

    private static void Add(DigestBuilder key, FeaturedStep? step) =>
        key.Add(step?.Step.Value).Add(step?.Check).Add(step?.Calls ?? -1).Add(step?.Engines ?? [], Add);

    private static void Add(DigestBuilder key, GlossaryEntry term) =>
        key.Add(term.Id)
            .Add(term.Name)
            .Add(term.Meaning)
            .Add(term.Aliases, (names, name) => names.Add(name))
            .Add(term.Uses, (links, link) => Add(links, link));

    private static void Add(DigestBuilder key, Translation other) =>
        key.Add(other.Language.Code).Add(other.Target.Value).Add(other.IsWritten ? 1 : 0);

    private static void Add(DigestBuilder key, Badge? badge) => key.Add(badge?.Engine).Add(badge?.Version).Add(badge?.Date.DayNumber ?? -1);

    private static DigestBuilder Add(DigestBuilder key, PageLink? link) =>
        key.Add(link?.Target.Value).Add(link?.Text).Add(link?.Language?.Code);
}
