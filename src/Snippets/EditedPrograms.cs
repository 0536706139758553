using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>
/// Compiles programs that a reader has edited. Unlike those of the content, they may do what they want: only the compiler judges them.
/// </summary>
/// <param name="packages">The packages that they may reference.</param>
public sealed class EditedPrograms(PackageSet packages)
{
    /// <summary>How many problems are returned at most.</summary>
    private const int Most = 100;

    /// <summary>
    /// How deep the parts of a program can be nested. The compiler's stack overflows at twice this depth or more, and that would end this
    /// whole program.
    /// </summary>
    private const int Deepest = 500;

    /// <summary>A program without a problem.</summary>
    private const string Nothing = "return;";

    /// <summary>The answer to a program with which the compiler does not come to an end.</summary>
    public static CodeProblem Endless { get; } =
        Problem(default, "slow-program", "The compiler did not come to an end with this program, so it was not compiled");

    private readonly CodeNotes _notes = new(new Documentation());

    /// <returns>What the compiler says, in the order of the program.</returns>
    public IReadOnlyList<CodeProblem> Diagnose(SnippetFile program, CancellationToken ct)
    {
        var (compilation, _, found) = Create(program);
        return [.. found, .. Problems(program, compilation.GetDiagnostics(ct))];
    }

    /// <summary>Suggests the names that can stand at a place.</summary>
    /// <param name="position">The offset of the caret, in UTF-16 code units.</param>
    public CodeCompletions Complete(SnippetFile program, int position, CancellationToken ct) =>
        Completions.Of(Model(ref program), _notes, Math.Clamp(position, 0, program.Text.Length), ct);

    /// <summary>Explains the name at a place.</summary>
    /// <inheritdoc cref="Complete"/>
    /// <returns>Null when there is no name, or when the compiler does not know it.</returns>
    public CodeExplanation? Explain(SnippetFile program, int position, CancellationToken ct)
    {
        var model = Model(ref program);
        var place = Math.Clamp(position, 0, program.Text.Length);
        var name = new[] { place, place - 1 }
            .Where(offset => offset >= 0)
            .Select(offset => model.SyntaxTree.GetRoot(ct).FindToken(offset))
            .FirstOrDefault(token => token.IsKind(SyntaxKind.IdentifierToken) && token.Span.IntersectsWith(place));
        return Symbols.Of(name, model, ct) is { } symbol && _notes.Of(symbol, model) is { } note
            ? new CodeExplanation(name.SpanStart, name.Span.End, note)
            : null;
    }

    /// <returns>The program, which is null if it does not compile, and what the compiler says.</returns>
    public (CompiledSnippet? Program, IReadOnlyList<CodeProblem> Problems) Compile(SnippetFile program, CancellationToken ct)
    {
        var (compilation, libraries, found) = Create(program);
        using var assembly = new MemoryStream();
        var result = compilation.Emit(
            assembly,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.Embedded),
            cancellationToken: ct
        );
        return (
            result.Success && found.Count == 0 ? new CompiledSnippet(program, assembly.ToArray(), libraries) : null,
            [.. found, .. Problems(program, result.Diagnostics)]
        );
    }

    /// <param name="program">Is replaced by another one if it is refused.</param>
    private SemanticModel Model(ref SnippetFile program)
    {
        var compilation = Create(program).Compilation;
        var tree = compilation.SyntaxTrees[^1];
        program = program with { Text = tree.ToString() };
        return compilation.GetSemanticModel(tree);
    }

    private (CSharpCompilation Compilation, IReadOnlyList<string> Libraries, IReadOnlyList<CodeProblem> Problems) Create(
        SnippetFile program
    )
    {
        if (Refuse(program, out var tree) is { } problem)
        {
            return (SnippetProject.Create(SnippetProject.Parse(program with { Text = Nothing }), []), [], [problem]);
        }

        var bag = new DiagnosticBag();
        var libraries = packages.Libraries(program, tree, bag);
        return (
            SnippetProject.Create(tree, libraries).WithAssemblyName(Path.GetFileNameWithoutExtension(program.Name)),
            libraries,
            [.. bag.Sorted.Select(InDirective)]
        );
    }

    /// <param name="tree">The parsed program if it is not refused.</param>
    /// <returns>Why the compiler does not get the program; null when it does.</returns>
    private static CodeProblem? Refuse(SnippetFile program, out SyntaxTree tree)
    {
        tree = CSharpSyntaxTree.ParseText("");
        if (program.Text.Length > CompilerLimits.LongestProgram)
        {
            return Problem(
                default,
                "long-program",
                $"The program has {program.Text.Length} characters; {CompilerLimits.LongestProgram} are the most that can be compiled here"
            );
        }

        if (SnippetProject.TooDeep(program) is { } offset)
        {
            return TooComplex(SourceText.From(program.Text).Lines.GetLinePosition(offset));
        }

        tree = SnippetProject.Parse(program);
        return TooDeep(tree)?.GetLineSpan().StartLinePosition is { } place ? TooComplex(place) : null;
    }

    /// <returns>The first part of the program that is nested too deeply; null when none is.</returns>
    private static Location? TooDeep(SyntaxTree tree)
    {
        var open = new Stack<(SyntaxNode Node, int Depth)>([(tree.GetRoot(), 0)]);
        while (open.TryPop(out var top))
        {
            if (top.Depth > Deepest)
            {
                return top.Node.GetLocation();
            }

            foreach (var child in top.Node.ChildNodes())
            {
                open.Push((child, top.Depth + 1));
            }
        }

        return null;
    }

    /// <summary>The compiler's own words for what it finds too deep by itself.</summary>
    private static CodeProblem TooComplex(LinePosition place) =>
        Problem(place, "CS8078", "An expression is too long or complex to compile");

    private static CodeProblem Problem(LinePosition place, string id, string message) =>
        new(place.Line + 1, place.Character + 1, place.Line + 1, place.Character + 2, "error", id, message);

    private static CodeProblem InDirective(Site.Diagnostics.Diagnostic found) =>
        new(
            found.Location.Line,
            found.Location.Column,
            found.Location.Line,
            found.Location.Column + 1,
            "error",
            found.Code,
            $"{found.What}; {found.Help}"
        );

    private static IEnumerable<CodeProblem> Problems(SnippetFile program, IEnumerable<Microsoft.CodeAnalysis.Diagnostic> found) =>
        found
            .Where(one => one.Severity != DiagnosticSeverity.Hidden && !one.IsSuppressed)
            .Select(one => (Found: one, Span: one.Location.GetLineSpan()))
            .Where(one => one.Span.Path == program.Path || !one.Span.IsValid)
            .OrderBy(one => one.Found.Location.SourceSpan.Start)
            .Take(Most)
            .Select(one => new CodeProblem(
                one.Span.StartLinePosition.Line + 1,
                one.Span.StartLinePosition.Character + 1,
                one.Span.EndLinePosition.Line + 1,
                one.Span.EndLinePosition.Character + 1,
                one.Found.Severity.ToString().ToLowerInvariant(),
                one.Found.Id,
                one.Found.GetMessage()
            ));
}
