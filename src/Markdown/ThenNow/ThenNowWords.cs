namespace Site.Markdown.ThenNow;

/// <summary>The words of a <c>::: then-now</c> block, in one language.</summary>
/// <param name="Title">What the choice is about, for screen readers and for the Markdown copy of a page.</param>
/// <param name="Then">Chooses the first figure.</param>
/// <param name="Now">Chooses the second figure.</param>
public sealed record ThenNowWords(string Title, string Then, string Now);
