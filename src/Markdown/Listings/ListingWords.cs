namespace Site.Markdown.Listings;

/// <summary>The words of the button that copies a code block, in one language.</summary>
/// <param name="Copy">What the button says.</param>
/// <param name="Copied">What it says when it has copied.</param>
/// <param name="Failed">What it says when the browser does not let it copy.</param>
public sealed record ListingWords(string Copy, string Copied, string Failed);
