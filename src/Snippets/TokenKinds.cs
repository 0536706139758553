using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Site.Highlighting;

namespace Site.Snippets;

/// <summary>Decides which kind a token or a name is, and so which colour it gets.</summary>
internal static class TokenKinds
{
    /// <param name="token">A token that is not an identifier.</param>
    public static CodeKind Of(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.StringLiteralToken
            or SyntaxKind.CharacterLiteralToken
            or SyntaxKind.Utf8StringLiteralToken
            or SyntaxKind.SingleLineRawStringLiteralToken
            or SyntaxKind.MultiLineRawStringLiteralToken
            or SyntaxKind.Utf8SingleLineRawStringLiteralToken
            or SyntaxKind.Utf8MultiLineRawStringLiteralToken
            or SyntaxKind.InterpolatedStringStartToken
            or SyntaxKind.InterpolatedVerbatimStringStartToken
            or SyntaxKind.InterpolatedSingleLineRawStringStartToken
            or SyntaxKind.InterpolatedMultiLineRawStringStartToken
            or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.InterpolatedStringEndToken
            or SyntaxKind.InterpolatedRawStringEndToken => CodeKind.String,
            SyntaxKind.NumericLiteralToken => CodeKind.Number,
            _ when IsControl(token) => CodeKind.Control,
            _ when SyntaxFacts.IsKeywordKind(token.Kind()) => CodeKind.Keyword,
            _ => CodeKind.Punctuation,
        };

    public static CodeKind Of(ISymbol? symbol) =>
        symbol switch
        {
            ITypeSymbol => CodeKind.Type,
            IMethodSymbol { MethodKind: MethodKind.Constructor } => CodeKind.Type,
            IMethodSymbol => CodeKind.Method,
            IPropertySymbol or IFieldSymbol or IEventSymbol => CodeKind.Member,
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol => CodeKind.Local,
            _ => CodeKind.Plain,
        };

    /// <summary>Whether the token is a keyword for control flow.</summary>
    private static bool IsControl(SyntaxToken token) =>
        token.Kind() switch
        {
            SyntaxKind.IfKeyword
            or SyntaxKind.ElseKeyword
            or SyntaxKind.WhileKeyword
            or SyntaxKind.DoKeyword
            or SyntaxKind.ForKeyword
            or SyntaxKind.ForEachKeyword
            or SyntaxKind.SwitchKeyword
            or SyntaxKind.CaseKeyword
            or SyntaxKind.BreakKeyword
            or SyntaxKind.ContinueKeyword
            or SyntaxKind.ReturnKeyword
            or SyntaxKind.ThrowKeyword
            or SyntaxKind.TryKeyword
            or SyntaxKind.CatchKeyword
            or SyntaxKind.FinallyKeyword
            or SyntaxKind.YieldKeyword
            or SyntaxKind.AwaitKeyword
            or SyntaxKind.WhenKeyword => true,
            SyntaxKind.InKeyword => token.Parent is CommonForEachStatementSyntax,
            SyntaxKind.DefaultKeyword => token.Parent is DefaultSwitchLabelSyntax,
            _ => false,
        };
}
