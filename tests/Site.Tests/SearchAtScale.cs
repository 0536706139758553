using System.Text;
using Site.Content;
using Site.Diagnostics;
using Site.Planning;
using Site.Snippets;

namespace Site.Tests;

/// <summary>A site of 5,000 pages with six sections each, whose words are as unevenly frequent as those of a language.</summary>
public sealed class SearchAtScale : IDisposable
{
    private const int Pages = 5000;
    private const int Sections = 6;
    private const int KiB = 1024;

    /// <summary>Words that are in nearly every section, in some, and in few; several of them; the start of one; a slip; what no page has.</summary>
    private static readonly IReadOnlyList<string> Queries =
    [
        "docker",
        "docker run",
        "page 4711",
        "wo",
        Word(30),
        Word(3000),
        $"docker {Word(200)} {Word(500)}",
        "dokcer",
        "zzzz",
    ];

    private readonly DirectoryInfo _scratch = Directory.CreateTempSubdirectory("search-at-scale-");

    [Fact]
    public async Task A_reader_loads_at_most_300_KiB_until_the_first_results()
    {
        var random = new Random(7);
        foreach (var page in Enumerable.Range(0, Pages))
        {
            File.WriteAllText(Path.Combine(_scratch.FullName, $"page-{page}.md"), Text(random, page));
        }

        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(_scratch.FullName), bag).Read()!;
        var plan = await new SitePlanner(new SnippetReader(PackageSet.OfThisProgram()), bag).PlanAsync(
            course,
            TestContext.Current.CancellationToken
        );
        using var search = new SearchFixture();
        var read = await SearchFixture.NodeAsync(["bytes", await search.ScriptAsync(plan, Language.English), .. Queries]);

        Assert.All(read.AsArray(), query => Assert.InRange(query!["bytes"]!.GetValue<int>(), 1, 300 * KiB));
        Assert.All(read.AsArray().SkipLast(1), query => Assert.InRange(query!["found"]!.GetValue<int>(), 1, 40));
        Assert.Equal(0, read.AsArray()[^1]!["found"]!.GetValue<int>());
    }

    public void Dispose() => _scratch.Delete(recursive: true);

    private static string Text(Random random, int number)
    {
        var text = new StringBuilder($"---\ntitle: Page {number}\n---\n\n{Sentences(random)}");
        for (var section = 0; section < Sections; section++)
        {
            text.Append($"\n\n## {Frequent(random)} {Frequent(random)}\n\n{Sentences(random)} `docker run {Frequent(random)}`");
        }

        return text.ToString();
    }

    private static string Sentences(Random random) =>
        string.Join(". ", Enumerable.Range(0, 8).Select(_ => string.Join(' ', Enumerable.Range(0, 12).Select(_ => Frequent(random)))));

    /// <summary>A word; the n-th is about 1/n as frequent as the first (Zipf's law).</summary>
    private static string Frequent(Random random) => Word((int)Math.Pow(20000, random.NextDouble()));

    /// <summary>A word of syllables, of which there is one for each number.</summary>
    private static string Word(int number)
    {
        const string Consonants = "bdfgklmnprstvwz";
        const string Vowels = "aeiou";
        var word = "wo";
        for (; number > 0; number /= Consonants.Length * Vowels.Length)
        {
            word = $"{Consonants[number % Consonants.Length]}{Vowels[number / Consonants.Length % Vowels.Length]}{word}";
        }

        return word;
    }
}
