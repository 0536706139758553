using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown.Terms;

/// <summary>A term of the glossary, written <c>[images](term:image)</c>. Its children are the words between the brackets.</summary>
internal sealed class TermInline(string url) : ContainerInline
{
    public const string Scheme = "term:";

    public string Id { get; } = url[Scheme.Length..];

    /// <summary>The URL as written, with its scheme.</summary>
    public string Url { get; } = url;

    public SourceSpan UrlSpan { get; init; }
}
