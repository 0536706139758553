namespace Site.Markdown.Choices;

/// <summary>The words of a <c>::: choices</c> block, in one language.</summary>
/// <param name="Title">What the list is, for screen readers and for the Markdown copy of a page.</param>
/// <param name="Chosen">Stands at the link that the reader followed the last time.</param>
public sealed record ChoiceWords(string Title, string Chosen);
