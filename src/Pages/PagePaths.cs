using Site.Content;

namespace Site.Pages;

/// <summary>Which file of the site each piece of content becomes.</summary>
internal static class PagePaths
{
    public static readonly PagePath Chooser = new("index.html");
    public static readonly PagePath NotFound = new("404.html");

    public static PagePath Home(Language language) => new($"{language.Code}/index.html");

    public static PagePath Lesson(Language language, string id) => new($"{language.Code}/lessons/{id}.html");

    /// <summary>The front page of a course, or the index of the outermost folder of a plain tree.</summary>
    public static PagePath Home(Layout layout, Language language) =>
        layout == Layout.Course ? Home(language) : Doc(layout, language, DocFiles.Index);

    public static PagePath Doc(Language language, string id) => Doc(Layout.Course, language, id);

    public static PagePath Doc(Layout layout, Language language, string id) => new($"{layout.Target(language)}{id}.html");

    public static PagePath Glossary(Language language) => Doc(language, "glossary");

    /// <summary>The Markdown version of a page, in the same directory.</summary>
    public static PagePath Markdown(PagePath page) => new(Path.ChangeExtension(page.Value, ".md"));

    /// <summary>The search index of one language's pages, as far as each search needs it.</summary>
    public static PagePath SearchIndex(Language language) => new($"{language.Code}/search-index.js");

    /// <summary>A part of the search index, which is loaded when a search needs it.</summary>
    /// <param name="name">A hash of its content, so that an older part that a browser has kept is never taken for it.</param>
    public static PagePath SearchPart(Language language, string name) => new($"{SearchFolder(language)}{name}.js");

    /// <summary>The folder of the parts, with a slash at its end.</summary>
    public static string SearchFolder(Language language) => $"{language.Code}/search/";

    /// <summary>The notes on the names in a lesson's programs.</summary>
    public static PagePath Names(Lesson lesson) => new($"{lesson.Folder}/names.js");

    /// <summary>The bodies of a lesson's Engine API calls.</summary>
    public static PagePath Calls(Lesson lesson) => new($"{lesson.Folder}/calls.js");

    /// <summary>What other engines printed in a lesson.</summary>
    public static PagePath Outputs(Lesson lesson) => new($"{lesson.Folder}/outputs.js");

    /// <summary>What a machine in the page of a lesson needs to know.</summary>
    public static PagePath Machine(Language language, string id) => new($"{language.Code}/lessons/{id}.machine.js");

    /// <summary>The copy of a content file, which keeps its path.</summary>
    public static PagePath Copy(string source) => new(source);
}
