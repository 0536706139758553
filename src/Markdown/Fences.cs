using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace Site.Markdown;

/// <summary>Where the lines are that open and close a container, <c>::: step run</c> and <c>:::</c>.</summary>
internal static class Fences
{
    /// <summary>The opening line, without its line feed.</summary>
    public static SourceSpan Opening(string source, CustomContainer container) =>
        new(container.Span.Start, (source.IndexOf('\n', container.Span.Start) is var end and >= 0 ? end : source.Length) - 1);

    /// <summary>The closing line; null for a container that is not closed, which was already reported.</summary>
    public static SourceSpan? Closing(string source, CustomContainer container) =>
        MarkdownReader.IsClosed(container) ? new SourceSpan(source.LastIndexOf('\n', container.Span.End) + 1, container.Span.End) : null;

    /// <summary>Everything between the two lines; empty if there is nothing.</summary>
    public static SourceSpan Inside(string source, CustomContainer container)
    {
        var start = Opening(source, container).End + 1;
        var end = (Closing(source, container)?.Start ?? container.Span.End + 1) - 1;
        return end < start ? SourceSpan.Empty : new SourceSpan(start, end);
    }
}
