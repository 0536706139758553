using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>What compiles and yet makes a pass mean nothing: a fault that is swallowed, a check that cannot say "not so".</summary>
internal static class SnippetRules
{
    /// <summary>Who catches one of these has not said what a step may run into.</summary>
    private static readonly string[] Anything = ["Exception", "SystemException", "AggregateException", "DockerApiException"];

    public static void Report(SnippetFile snippet, SyntaxTree program, DiagnosticBag bag)
    {
        var root = program.GetRoot();
        foreach (var clause in root.DescendantNodes().OfType<CatchClauseSyntax>().Where(Swallows))
        {
            bag.Error(
                Codes.SwallowedException,
                At(snippet, clause),
                "whatever goes wrong here, the program goes on as if all were well",
                "name the exception that the step expects, or let it end the program"
            );
        }

        if (snippet.IsCheck && !CanSayNo(root))
        {
            bag.Error(
                Codes.OneSidedCheck,
                At(snippet, root.DescendantNodes().OfType<ReturnStatementSyntax>().LastOrDefault(IsOfProgram) ?? root),
                "the check can only say \"so\"",
                "return 1 where it is not so"
            );
        }
    }

    private static bool Swallows(CatchClauseSyntax clause) =>
        clause.Block.Statements.Count == 0
        || (
            clause.Filter is null
            && IsAnything(clause.Declaration?.Type)
            && !clause.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax || EndsBadly(node))
        );

    private static bool IsAnything(TypeSyntax? type) => type is null || Anything.Contains(type.ToString().Split('.')[^1]);

    private static bool CanSayNo(SyntaxNode root) =>
        root.DescendantNodes().Any(node => EndsBadly(node) && (node is not ReturnStatementSyntax || IsOfProgram(node)));

    /// <summary>Gives, or may give, another exit code than 0.</summary>
    private static bool EndsBadly(SyntaxNode node) =>
        node switch
        {
            ReturnStatementSyntax { Expression: { } value } => !value.IsKind(SyntaxKind.NumericLiteralExpression)
                || value.ToString() != "0",
            IdentifierNameSyntax { Identifier.Text: "Exit" or "ExitCode" } => true,
            _ => false,
        };

    /// <summary>What a function within the program returns is no exit code.</summary>
    private static bool IsOfProgram(SyntaxNode node) =>
        !node.Ancestors().Any(outer => outer is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or TypeDeclarationSyntax);

    private static SourceLocation At(SnippetFile snippet, SyntaxNode node)
    {
        var start = node.GetLocation().GetLineSpan().StartLinePosition;
        return new SourceLocation(snippet.Path, start.Line + 1, start.Character + 1);
    }
}
