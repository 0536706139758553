using Markdig.Extensions.Yaml;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Site.Markdown;

/// <summary>The text of a piece of a page without its formatting: words separated by single spaces.</summary>
internal sealed class PlainText : IDisposable
{
    private readonly TextBuffer _text = TextBuffer.Rent();

    /// <summary>Whether white space stays as it is.</summary>
    private bool _isAsWritten;

    /// <summary>Whether the next word is apart from the last one.</summary>
    private bool _isApart;

    public static string Of(Block block)
    {
        using var text = new PlainText();
        text.Add(block);
        return text.ToString();
    }

    public static string Of(Inline? inline)
    {
        using var text = new PlainText();
        text.Add(inline);
        return text.ToString();
    }

    /// <summary>The text as written, including leading and trailing spaces.</summary>
    public static string Within(Inline inline)
    {
        using var text = new PlainText { _isAsWritten = true };
        text.Add(inline);
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
                Add(inline);
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
        if (_isAsWritten)
        {
            _text.Write(text);
            return;
        }

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
    private void Add(Inline? inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Add(literal.Content.AsSpan());
                break;
            case CodeInline code:
                Add(code.Content);
                break;
            case HtmlEntityInline entity:
                Add(entity.Transcoded.AsSpan());
                break;
            case AutolinkInline link:
                Add(link.Url);
                break;
            case LineBreakInline line:
                Add(LineJoin.Text(line));
                break;
            case ContainerInline container:
                if (container is DelimiterInline delimiter)
                {
                    // A bracket that begins no link, for example.
                    Add(delimiter.ToLiteral());
                }

                for (var inner = container.FirstChild; inner is not null; inner = inner.NextSibling)
                {
                    Add(inner);
                }

                break;
        }
    }
}
