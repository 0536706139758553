using Markdig.Helpers;
using Markdig.Parsers;

namespace Site.Markdown.Comments;

/// <summary>Reads a comment within a paragraph.</summary>
internal sealed class CommentInlineParser : InlineParser
{
    /// <summary>Says that no comment ends after this one, so that nobody looks for its end again.</summary>
    private static readonly object NoEnd = new();

    public CommentInlineParser() => OpeningCharacters = ['<'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!slice.Match(HtmlComments.Start) || processor.ParserStates[Index] == NoEnd)
        {
            return false;
        }

        // The shortest comments are <!--> and <!--->.
        var from = HtmlComments.Start.Length - 2;
        var end = slice.AsSpan()[from..].IndexOf(HtmlComments.End);
        if (end < 0)
        {
            processor.ParserStates[Index] = NoEnd;
            return false;
        }

        slice.Start += from + end + HtmlComments.End.Length;
        return true;
    }
}
