using System.Collections.Concurrent;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Site.Snippets;

/// <summary>Sets up the compilation of a file-based program as the SDK does, with its implicit usings.</summary>
internal static class SnippetProject
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions ParseOptions = CSharpParseOptions
        .Default.WithLanguageVersion(LanguageVersion.Latest)
        .WithFeatures([new KeyValuePair<string, string>("FileBasedProgram", "")]);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.ConsoleApplication,
        nullableContextOptions: NullableContextOptions.Enable,
        deterministic: true,
        optimizationLevel: OptimizationLevel.Debug
    );

    private static readonly ConcurrentDictionary<string, CSharpCompilation> Empty = [];

    /// <summary>The compilation of one snippet. Snippets with the same libraries share what Roslyn has read from them.</summary>
    public static CSharpCompilation Create(SyntaxTree program, IReadOnlyList<string> libraries) =>
        Empty
            .GetOrAdd(
                string.Join('\n', libraries),
                _ =>
                    CSharpCompilation.Create(
                        "snippet",
                        [CSharpSyntaxTree.ParseText(SourceText.From(ImplicitUsings, Encoding.UTF8), ParseOptions, "ImplicitUsings.cs")],
                        SnippetReferences.With(libraries),
                        Options
                    )
            )
            .AddSyntaxTrees(program);

    public static SyntaxTree Parse(SnippetFile snippet) =>
        CSharpSyntaxTree.ParseText(SourceText.From(snippet.Text, Encoding.UTF8), ParseOptions, snippet.Path);

    /// <inheritdoc cref="CompilerLimits.TooDeep"/>
    public static int? TooDeep(SnippetFile snippet) => CompilerLimits.TooDeep(snippet.Text, ParseOptions);
}
