using Site.Content;
using Site.Diagnostics;
using Site.Pages;
using Site.Planning;
using Site.Search;
using Site.Snippets;

namespace Site.Tests;

/// <summary>A search index that is changed where pages were edited is the same as one that is made anew.</summary>
public sealed class EditingSearch : IDisposable
{
    private const int Pages = 400;
    private const int Sections = 3;
    private const int Words = 3000;

    private readonly DirectoryInfo _content = Directory.CreateTempSubdirectory("editing-search-");
    private readonly Random _random = new(5);

    /// <summary>The texts of each page: of its title, of its start, and of its sections with their headings.</summary>
    private readonly List<List<string>> _texts = [];

    [Fact]
    public async Task After_each_edit_the_index_is_that_of_the_new_texts()
    {
        for (var page = 0; page < Pages; page++)
        {
            _texts.Add([Text(2), Text(60), .. Enumerable.Range(0, Sections).SelectMany(_ => new[] { Text(2), Text(60) })]);
            Write(page);
        }

        var index = Index(SearchScripts.Of(await PlanAsync(), Language.English).Made);
        Assert.InRange(index.Count, 40, 400);

        for (var edit = 0; edit < 30; edit++)
        {
            var edited = Enumerable.Range(0, _random.Next(1, 4)).Select(_ => _random.Next(Pages)).ToHashSet();
            foreach (var page in edited)
            {
                var text = _random.Next(_texts[page].Count);
                _texts[page][text] = Edit(_texts[page][text]);
                Write(page);
            }

            var plan = await PlanAsync();
            var files = SearchUpdate.Of(plan, Language.English, page => edited.Contains(Number(page)), path => index[path])!;
            Assert.InRange(files.Kept.Count, index.Count / 4, index.Count);
            index = Index([.. files.Made, .. files.Kept.Select(path => new SiteFile(path, index[path]))]);

            Assert.Equal(Text(Index(SearchScripts.Of(plan, Language.English).Made)), Text(index));
        }
    }

    [Fact]
    public async Task A_new_section_needs_a_new_index()
    {
        _texts.AddRange([
            ["one", "first"],
            ["two", "second"],
        ]);
        Write(0);
        Write(1);
        var index = Index(SearchScripts.Of(await PlanAsync(), Language.English).Made);
        _texts[0] = ["one", "first", "section", "text"];
        Write(0);

        Assert.Null(SearchUpdate.Of(await PlanAsync(), Language.English, page => Number(page) == 0, path => index[path]));
    }

    public void Dispose() => _content.Delete(recursive: true);

    private static SortedDictionary<string, string> Text(Dictionary<PagePath, ReadOnlyMemory<byte>> files) =>
        new(files.ToDictionary(file => file.Key.Value, file => System.Text.Encoding.UTF8.GetString(file.Value.Span)));

    private static Dictionary<PagePath, ReadOnlyMemory<byte>> Index(IEnumerable<SiteFile> files) =>
        files.ToDictionary(file => file.Path, file => file.Content);

    private static int Number(Page page) =>
        int.TryParse(Path.GetFileNameWithoutExtension(page.Path.Value).Split('-')[^1], out var number) ? number : -1;

    /// <summary>A word, of which the n-th is about 1/n as frequent as the first.</summary>
    private string Word() => $"{(char)('a' + _random.Next(3))}{(int)Math.Pow(Words, _random.NextDouble())}";

    private string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    /// <summary>Replaces some words, with new ones among them, or leaves only one.</summary>
    private string Edit(string text)
    {
        var words = text.Split(' ');
        for (var change = _random.Next(1, 8); change > 0; change--)
        {
            words[_random.Next(words.Length)] = _random.Next(3) == 0 ? $"new{_random.Next(20)}" : Word();
        }

        return _random.Next(6) == 0 ? Word() : string.Join(' ', words);
    }

    private void Write(int page)
    {
        var texts = _texts[page];
        var sections = texts.Skip(2).Chunk(2).Select(section => $"\n\n## {section[0]}\n\n{section[1]}");
        File.WriteAllText(Path.Combine(_content.FullName, $"page-{page}.md"), $"# {texts[0]}\n\n{texts[1]}{string.Concat(sections)}\n");
    }

    private async Task<SitePlan> PlanAsync()
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(_content.FullName), bag).Read()!;
        return await new SitePlanner(new SnippetReader(PackageSet.OfThisProgram()), bag).PlanAsync(
            course,
            TestContext.Current.CancellationToken
        );
    }
}
