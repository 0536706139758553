namespace Site.Pages;

/// <summary>Something that search can find: a page, a section or a step.</summary>
/// <param name="Anchor">The anchor within the page; empty for the page itself.</param>
/// <param name="Title">The title of the page or section; for a step, its command.</param>
/// <param name="Text">Plain text on one line.</param>
/// <param name="Step">The step's number within the lesson, from 1; null for a page and a section.</param>
public sealed record SearchEntry(string Anchor, string Title, string Text, int? Step = null)
{
    /// <summary>The error messages that the step printed when it was recorded, on any engine, without names, paths and ids.</summary>
    public IReadOnlyList<string> Messages { get; init; } = [];
}
