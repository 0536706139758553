namespace Browser.Tests;

/// <summary>The static site carries nothing of the live mode.</summary>
public class LiveStatic(BuiltCourse built)
{
    private const string Policy =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'\"";

    [Fact]
    public void No_file_of_the_site_has_any_of_it()
    {
        var words = new[] { "_drydock", "live-dock", "data-live", "xterm", "cm-editor" };
        var files = Directory.GetFiles(built.Root, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith(".js", StringComparison.Ordinal));
        foreach (var file in files.Where(file => Path.GetExtension(file) is ".html" or ".js" or ".css"))
        {
            var text = File.ReadAllText(file);
            Assert.All(words, word => Assert.False(IsIn(text, word) && !IsContent(file), $"{file} has {word}"));
        }
    }

    [Fact]
    public void Its_pages_keep_their_policy()
    {
        var pages = Directory.GetFiles(Path.Combine(built.Root, "en/lessons"), "*.html");
        Assert.NotEmpty(pages);
        Assert.All(pages, page => Assert.Contains(Policy, File.ReadAllText(page), StringComparison.Ordinal));
    }

    private static bool IsIn(string text, string word) => text.Contains(word, StringComparison.Ordinal);

    /// <summary>The search index and the docs may speak of it in words.</summary>
    private static bool IsContent(string file) =>
        file.Contains("/docs/", StringComparison.Ordinal) || Path.GetFileName(file).StartsWith("search-", StringComparison.Ordinal);
}
