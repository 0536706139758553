namespace Site.Snippets;

/// <summary>What the compiler says about a place in a program. Lines and columns count from 1.</summary>
/// <param name="Severity"><c>error</c>, <c>warning</c> or <c>info</c>.</param>
public sealed record CodeProblem(int Line, int Column, int EndLine, int EndColumn, string Severity, string Id, string Message);
