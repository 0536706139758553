using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>The text of a piece of a page without its formatting: words separated by single spaces.</summary>
internal sealed class PlainText : IDisposable
{
    private readonly TextBuffer _text = TextBuffer.Rent();
    private readonly Action<ReadOnlySpan<char>> _add;

    /// <summary>Whether the next word is apart from the last one.</summary>
    private bool _isApart;

    public PlainText() => _add = Add;

    public static string Of(Block block)
    {
        using var text = new PlainText();
        text.Add(block);
        return text.ToString();
    }

    public static string Of(Inline? inline)
    {
        using var text = new PlainText();
        ForEach(inline, text._add);
        return text.ToString();
    }

    /// <summary>The text as written, including leading and trailing spaces.</summary>
    public static string Within(Inline inline)
    {
        using var text = TextBuffer.Rent();
        ForEach(inline, text.Write);
        return text.ToString();
    }

    /// <summary>Adds the words of a block.</summary>
    public void Add(Block block)
    {
        _isApart = true;
        switch (block)
        {
            case YamlFrontMatterBlock:
                break;
            case ContainerBlock container:
                foreach (var inner in container)
                {
                    Add(inner);
                }

                break;
            case LeafBlock { Inline: { } inline }:
                ForEach(inline, _add);
                break;
            case CodeBlock code:
                foreach (var line in code.Lines.Lines.AsSpan(0, code.Lines.Count))
                {
                    Add(line.Slice.AsSpan());
                    _isApart = true;
                }

                break;
        }
    }

    public override string ToString() => _text.ToString();

    public void Dispose() => _text.Dispose();

    private void Add(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; )
        {
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at > start)
            {
                if (_isApart && _text.Length > 0)
                {
                    _text.Write(' ');
                }

                _text.Write(text[start..at]);
                _isApart = false;
            }

            if (at < text.Length)
            {
                _isApart = true;
                at++;
            }
        }
    }

    // Inlines are joined without a space, because "**拉取**镜像" is one run of text. Only blocks are separated by a space.
    private static void ForEach(Inline? inline, Action<ReadOnlySpan<char>> use)
    {
        switch (inline)
        {
            case LiteralInline literal:
                use(literal.Content.AsSpan());
                break;
            case CodeInline code:
                use(code.Content);
                break;
            case HtmlEntityInline entity:
                use(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                use(link.Url);
                break;
            case LineBreakInline line:
                use(LineJoin.Text(line));
                break;
            case ContainerInline container:
                if (container is DelimiterInline delimiter)
                {
                    // A bracket that begins no link, for example.
                    use(delimiter.ToLiteral());
                }

                for (var inner = container.FirstChild; inner is not null; inner = inner.NextSibling)
                {
                    ForEach(inner, use);
                }

                break;
        }
    }
}
