using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown.Terms;

/// <summary>A word of the glossary, <c>[images](term:image)</c>. Its children are the words as the prose has them.</summary>
internal sealed class TermInline(string url) : ContainerInline
{
    public const string Scheme = "term:";

    public string Id { get; } = url[Scheme.Length..];

    /// <summary>As written, with its scheme.</summary>
    public string Url { get; } = url;

    public SourceSpan UrlSpan { get; init; }
}
