using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>
/// Reports code that compiles, but makes a passing step meaningless: swallowed exceptions, and checks that can never fail.
/// </summary>
internal static class SnippetRules
{
    /// <summary>Exceptions that are too general to catch: they do not tell which failure the step expects.</summary>
    private static readonly string[] Anything = ["Exception", "SystemException", "AggregateException", "DockerApiException"];

    public static void Report(SnippetFile snippet, SyntaxTree program, DiagnosticBag bag)
    {
        var root = program.GetRoot();
        foreach (var clause in root.DescendantNodes().OfType<CatchClauseSyntax>().Where(Swallows))
        {
            bag.Error(
                Codes.SwallowedException,
                At(snippet, clause),
                "this catch clause hides every failure, so the program can pass although something went wrong",
                "catch only the exception that the step expects, or let it end the program"
            );
        }

        if (snippet.IsCheck && !CanFail(root))
        {
            bag.Error(
                Codes.OneSidedCheck,
                At(snippet, root.DescendantNodes().OfType<ReturnStatementSyntax>().LastOrDefault(IsOfProgram) ?? root),
                "the check can never fail",
                "return 1 if the step is not done"
            );
        }
    }

    private static bool Swallows(CatchClauseSyntax clause) =>
        clause.Block.Statements.Count == 0
        || (
            clause.Filter is null
            && IsAnything(clause.Declaration?.Type)
            && !clause.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax || CanExitWithFailure(node))
        );

    private static bool IsAnything(TypeSyntax? type) => type is null || Anything.Contains(type.ToString().Split('.')[^1]);

    private static bool CanFail(SyntaxNode root) =>
        root.DescendantNodes().Any(node => CanExitWithFailure(node) && (node is not ReturnStatementSyntax || IsOfProgram(node)));

    /// <summary>Whether the code sets, or can set, an exit code other than 0.</summary>
    private static bool CanExitWithFailure(SyntaxNode node) =>
        node switch
        {
            ReturnStatementSyntax { Expression: { } value } => !value.IsKind(SyntaxKind.NumericLiteralExpression)
                || value.ToString() != "0",
            IdentifierNameSyntax { Identifier.Text: "Exit" or "ExitCode" } => true,
            _ => false,
        };

    /// <summary>Whether a statement belongs to the main program. What a function inside it returns is not an exit code.</summary>
    private static bool IsOfProgram(SyntaxNode node) =>
        !node.Ancestors().Any(outer => outer is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or TypeDeclarationSyntax);

    private static SourceLocation At(SnippetFile snippet, SyntaxNode node)
    {
        var start = node.GetLocation().GetLineSpan().StartLinePosition;
        return new SourceLocation(snippet.Path, start.Line + 1, start.Character + 1);
    }
}
