using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Site.Snippets;

/// <summary>How a file-based program is seen by Roslyn: as the SDK would see it, with its implicit usings.</summary>
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

    private static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest)
            .WithFeatures([new KeyValuePair<string, string>("FileBasedProgram", "")]);

    private static readonly CSharpCompilationOptions Options =
        new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable, deterministic: true, optimizationLevel: OptimizationLevel.Debug);

    /// <summary>The assemblies of the .NET that runs us: a snippet sees no more of the shared framework than a console program does.</summary>
    private static readonly Lazy<IReadOnlyList<MetadataReference>> Framework = new(() =>
        [.. Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "*.dll")
            .Where(IsManaged)
            .Order(StringComparer.Ordinal)
            .Select(file => MetadataReference.CreateFromFile(file))]);

    /// <summary>A program of one snippet; the project's name is the assembly's.</summary>
    public static Document Create(Workspace workspace, SnippetFile snippet, IEnumerable<string> libraries)
    {
        var project = ProjectId.CreateNewId();
        var program = DocumentId.CreateNewId(project);
        var name = Path.GetFileNameWithoutExtension(snippet.Name);
        return workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(
                project, VersionStamp.Default, name, name, LanguageNames.CSharp,
                compilationOptions: Options,
                parseOptions: ParseOptions,
                metadataReferences: [.. Framework.Value, .. libraries.Select(file => MetadataReference.CreateFromFile(file))]))
            .AddDocument(DocumentId.CreateNewId(project), "ImplicitUsings.cs", SourceText.From(ImplicitUsings, Encoding.UTF8), filePath: "ImplicitUsings.cs")
            .AddDocument(program, snippet.Name, SourceText.From(snippet.Text, Encoding.UTF8), filePath: snippet.Path)
            .GetDocument(program)!;
    }

    public static SyntaxTree Parse(SnippetFile snippet) => CSharpSyntaxTree.ParseText(snippet.Text, ParseOptions, snippet.Path);

    private static bool IsManaged(string file) => Path.GetFileName(file) is var name
        && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll")
        && !name.EndsWith(".Native.dll", StringComparison.Ordinal);
}
