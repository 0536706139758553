namespace Site.Pages;

/// <summary>A place that search finds: a page, a section or a step.</summary>
/// <param name="Anchor">Within the page; empty for the page itself.</param>
/// <param name="Title">What a reader knows the place by: a step goes by its command.</param>
/// <param name="Text">Plain text, on one line.</param>
/// <param name="Step">Of the lesson's steps, from 1; null for a page and a section.</param>
public sealed record SearchEntry(string Anchor, string Title, string Text, int? Step = null);
