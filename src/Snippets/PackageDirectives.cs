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
                    $"snippets cannot use the directive `{text}`",
                    "remove it; the only directive that they can use is `#:package NAME@VERSION`"
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
        if (!packages.Direct.TryGetValue(name, out var expected))
        {
            bag.Error(
                Codes.SnippetPackage,
                location,
                $"site.csproj does not reference the package `{name}`",
                "use a package that it references"
            );
            return null;
        }

        if (version != expected)
        {
            bag.Error(
                Codes.SnippetPackage,
                location,
                $"`{package}` is not the version that site.csproj references",
                $"write `{Start}{name}@{expected}`"
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
