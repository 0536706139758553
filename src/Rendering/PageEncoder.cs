using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Site.Rendering;

/// <summary>What becomes of characters in a page that mean something in HTML.</summary>
public static class PageEncoder
{
    /// <summary>The default encoder writes every non-ASCII character as a number, which makes Chinese pages large and unreadable.</summary>
    public static HtmlEncoder Instance { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>What .NET takes for the end of a line, apart from LF.</summary>
    private static readonly SearchValues<char> OtherLineEnds = SearchValues.Create("\r\f\u0085\u2028\u2029");

    /// <summary>
    /// Writes characters as they are that .NET's encoder escapes but HTML needs no escape for: in text, and in attributes, whose quotes are
    /// always double. They cannot be in the page for another reason, since an ampersand is escaped itself. Lines end with LF.
    /// </summary>
    public static string Clean(string html) => Cleaned(html) ?? html;

    /// <returns>Null if nothing changes, as in most texts.</returns>
    /// <inheritdoc cref="Clean"/>
    public static string? Cleaned(ReadOnlySpan<char> html) =>
        html.Contains("&#x", StringComparison.Ordinal) || html.ContainsAny(OtherLineEnds)
            ? html.ToString()
                .ReplaceLineEndings("\n")
                .Replace("&#xA;", "\n", StringComparison.Ordinal)
                .Replace("&#x2B;", "+", StringComparison.Ordinal)
                .Replace("&#x27;", "'", StringComparison.Ordinal)
            : null;
}
