using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Site.Highlighting;

namespace Site.Snippets;

/// <summary>Splits a program into spans, with colours that follow what the compiler knows, and notes on names.</summary>
internal sealed class SnippetCode(SemanticModel model, CodeNotes notes)
{
    private readonly SourceText _source = model.SyntaxTree.GetText();
    private readonly List<CodeSpan> _spans = [];
    private int _end;

    /// <returns>The spans in order. Joined, they give the source.</returns>
    public static IReadOnlyList<CodeSpan> Of(SemanticModel model, CodeNotes notes, CancellationToken ct) =>
        new SnippetCode(model, notes).Read(ct);

    private List<CodeSpan> Read(CancellationToken ct)
    {
        foreach (var token in model.SyntaxTree.GetRoot(ct).DescendantTokens())
        {
            token.LeadingTrivia.ToList().ForEach(Add);
            Add(token, ct);
            token.TrailingTrivia.ToList().ForEach(Add);
        }

        Add(CodeKind.Plain, _source.Length);
        return _spans;
    }

    private void Add(SyntaxTrivia trivia)
    {
        var kind =
            trivia.IsDirective ? CodeKind.Directive
            : trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia ? CodeKind.Comment
            : CodeKind.Plain;
        if (kind != CodeKind.Plain)
        {
            Add(CodeKind.Plain, trivia.SpanStart);
            Add(kind, trivia.SpanStart + trivia.ToString().TrimEnd().Length);
        }
    }

    private void Add(SyntaxToken token, CancellationToken ct)
    {
        if (token.Span.IsEmpty)
        {
            return;
        }

        Add(CodeKind.Plain, token.SpanStart);
        if (!token.IsKind(SyntaxKind.IdentifierToken))
        {
            Add(TokenKinds.Of(token), token.Span.End);
            return;
        }

        var symbol = Symbols.Of(token, model, ct);
        Add(
            token.Text == "var" && symbol is ITypeSymbol ? CodeKind.Keyword : TokenKinds.Of(symbol),
            token.Span.End,
            symbol is null ? null : notes.Of(symbol, model)
        );
    }

    private void Add(CodeKind kind, int end, CodeNote? note = null)
    {
        if (end > _end)
        {
            _spans.Add(new CodeSpan(kind, _source.ToString(TextSpan.FromBounds(_end, end))) { Note = note });
            _end = end;
        }
    }
}
