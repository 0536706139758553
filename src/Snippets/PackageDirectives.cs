using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Site.Diagnostics;

namespace Site.Snippets;

/// <summary>Reads the <c>#:package NAME@VERSION</c> lines of a snippet.</summary>
internal static class PackageDirectives
{
    private const string Start = "#:package ";

    /// <returns>The names of the packages that exist in <paramref name="packages"/>.</returns>
    public static IReadOnlyList<string> Read(SnippetFile snippet, SyntaxTree program, PackageSet packages, DiagnosticBag bag)
    {
        var names = new List<string>();
        foreach (var trivia in program.GetRoot().DescendantTrivia().Where(trivia => trivia.IsKind(SyntaxKind.IgnoredDirectiveTrivia)))
        {
            var location = At(snippet, trivia);
            var text = trivia.ToString().Trim();
            if (!text.StartsWith(Start, StringComparison.Ordinal))
            {
                bag.Error(
                    Codes.SnippetPackage,
                    location,
                    $"`{text}` is not a line that snippets use",
                    "use `#:package NAME@VERSION` alone"
                );
            }
            else if (Accept(text[Start.Length..].Trim(), location, packages, bag) is { } name)
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static string? Accept(string package, SourceLocation location, PackageSet packages, DiagnosticBag bag)
    {
        var (name, version) = package.Split('@') is [var n, var v] ? (n, v) : (package, "");
        if (!packages.Direct.TryGetValue(name, out var wanted))
        {
            bag.Error(
                Codes.SnippetPackage,
                location,
                $"the package `{name}` is not one of site.csproj's",
                "use a package that site.csproj references"
            );
            return null;
        }

        if (version != wanted)
        {
            bag.Error(
                Codes.SnippetPackage,
                location,
                $"`{package}` is not the version that is verified",
                $"write `{Start}{name}@{wanted}`"
            );
        }

        return name;
    }

    private static SourceLocation At(SnippetFile snippet, SyntaxTrivia trivia)
    {
        var start = trivia.GetLocation().GetLineSpan().StartLinePosition;
        return new SourceLocation(snippet.Path, start.Line + 1, start.Character + 1);
    }
}
