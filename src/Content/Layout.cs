namespace Site.Content;

/// <summary>Where the plain pages of a content directory are.</summary>
public enum Layout
{
    /// <summary>A course: <c>docs/LANGUAGE/…</c>, beside the lessons.</summary>
    Course,

    /// <summary>A plain tree of Markdown in one language. The pages of the site have the same places as their files.</summary>
    Tree,

    /// <summary>A plain tree in each language: <c>LANGUAGE/…</c>.</summary>
    Languages,
}

/// <summary>The folder of all plain pages, by the layout and the language.</summary>
public static class Layouts
{
    /// <summary>The folder in the content directory, with a slash at the end; empty for the content directory itself.</summary>
    public static string Source(this Layout layout, Language language) =>
        layout switch
        {
            Layout.Course => $"docs/{language.Code}/",
            Layout.Languages => $"{language.Code}/",
            _ => "",
        };

    /// <summary>The folder in the site, with a slash at the end; empty for the site's root.</summary>
    public static string Target(this Layout layout, Language language) =>
        layout switch
        {
            Layout.Course => $"{language.Code}/docs/",
            Layout.Languages => $"{language.Code}/",
            _ => "",
        };
}
