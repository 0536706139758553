using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Site.Snippets;

/// <summary>
/// What of a reader's program the compiler gets to read. Its parser goes down into brackets without looking at what is left of its stack,
/// whose overflow would end this whole program.
/// </summary>
internal static class CompilerLimits
{
    /// <summary>The length of the longest program, in UTF-16 code units.</summary>
    public const int LongestProgram = 64 * 1024;

    /// <summary>
    /// How deep brackets can be nested in each other, and how many can open in one interpolated string. The parser's stack overflows at four
    /// times this depth or more.
    /// </summary>
    private const int DeepestBrackets = 100;

    /// <summary>Room for the longest program in one interpolated string. Only what is used of it takes memory.</summary>
    private const int StackBytes = 256 * 1024 * 1024;

    /// <summary>Finds where brackets are nested too deeply.</summary>
    /// <param name="program">One that is not too long.</param>
    /// <returns>The offset of the first token that goes too deep; null when none does.</returns>
    public static int? TooDeep(string program, CSharpParseOptions options)
    {
        int? found = null;
        var thread = new Thread(() => found = FirstTooDeep(SyntaxFactory.ParseTokens(program, options: options)), StackBytes);
        thread.Start();
        thread.Join();
        return found;
    }

    private static int? FirstTooDeep(IEnumerable<SyntaxToken> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth += Change(token.Kind());

            // What an interpolated string contains becomes tokens only when it is parsed.
            var inside = token.IsKind(SyntaxKind.InterpolatedStringToken) ? token.Text.Count(one => one is '(' or '[' or '{') : 0;
            if (depth + inside > DeepestBrackets)
            {
                return token.SpanStart;
            }
        }

        return null;

        int Change(SyntaxKind kind) =>
            kind switch
            {
                SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.OpenBraceToken => 1,
                SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CloseBraceToken when depth > 0 => -1,
                _ => 0,
            };
    }
}
