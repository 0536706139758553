using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Site.Highlighting;

namespace Site.Snippets;

/// <summary>A place in a program at which a name is used.</summary>
/// <param name="Before">The token before the name.</param>
/// <param name="Start">The offset at which the name begins.</param>
/// <param name="Typed">What is typed of it already.</param>
internal sealed record CompletionPlace(SyntaxToken Before, int Start, string Typed)
{
    /// <returns>Null where no name is used: in a comment, a string or a number, and where a name is declared.</returns>
    public static CompletionPlace? At(SyntaxNode root, int position)
    {
        if (position > 0 && IsComment(root.FindTrivia(position - 1)))
        {
            return null;
        }

        var token = root.FindToken(Math.Max(position - 1, 0));
        if (token.SpanStart >= position)
        {
            return new CompletionPlace(token.GetPreviousToken(), position, "");
        }

        var touches = token.Span.End >= position;
        if (!touches || !IsWord(token))
        {
            return touches && TokenKinds.Of(token) is CodeKind.String or CodeKind.Number ? null : new CompletionPlace(token, position, "");
        }

        return IsDeclared(token)
            ? null
            : new CompletionPlace(
                token.GetPreviousToken(),
                token.SpanStart,
                root.SyntaxTree.GetText().ToString(TextSpan.FromBounds(token.SpanStart, position))
            );
    }

    private static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsDirective || trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia;

    private static bool IsWord(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) || SyntaxFacts.IsKeywordKind(token.Kind());

    private static bool IsDeclared(SyntaxToken token) => token.IsKind(SyntaxKind.IdentifierToken) && token.Parent is not SimpleNameSyntax;
}
