using Markdig.Syntax.Inlines;

namespace Site.Markdown.Terms;

/// <summary>A word of the glossary, <c>[images](term:image)</c>. Its children are the words as the prose has them.</summary>
internal sealed class TermInline(string id) : ContainerInline
{
    public string Id { get; } = id;
}
