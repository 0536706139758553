using System.Text;

namespace Benchmarks;

/// <summary>
/// Pages of about 6 KB in one folder, each with sections, paragraphs, links to other pages, lists, code and tables. The same number of pages
/// always gives the same text.
/// </summary>
internal sealed class Tree(int pages)
{
    private const int Size = 5600;
    private const int Words = 4000;

    private static readonly string[] Syllables = "ba do fin gor hal im ka lo mi nes pal qua ren sil tor ul ves win ya zet".Split(' ');

    private readonly Random _random = new(pages);

    /// <summary>The pages by their file names.</summary>
    public IEnumerable<(string Name, string Text)> Pages => Enumerable.Range(0, pages).Select(number => (NameOf(number), Page(number)));

    private static string NameOf(int number) => $"page-{number:00000}.md";

    private string Page(int number)
    {
        var text = new StringBuilder(
            $"---\ntitle: Page {number} on {Word()}\nsummary: {Sentence(8)}\n---\n\n{Sentence(20)} {Sentence(15)}\n"
        );
        for (var section = 1; text.Length < Size; section++)
        {
            text.Append(
                $"\n## Section {section} on {Word()}\n\n{Paragraph()} See [another page]({NameOf(((number * 7) + section) % pages)}).\n\n"
            );
            text.Append($"{Paragraph()} Try `{Word()} --{Word()}`.\n\n");
            text.Append(
                (section % 3) switch
                {
                    0 => $"| name | meaning |\n| --- | --- |\n{Lines(4, () => $"| {Word()} | {Sentence(4)} |")}\n",
                    1 => $"```sh\ndocker run --rm {Word()}\n{Word()} --{Word()}\n```\n",
                    _ => $"{Lines(4, () => $"- **{Word()}** {Sentence(6)}")}\n",
                }
            );
        }

        return text.ToString();
    }

    private string Paragraph() => string.Join(' ', Enumerable.Range(0, 4).Select(_ => Sentence(_random.Next(8, 18))));

    private string Sentence(int words)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));
        return $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    /// <summary>One of as many words as are in such a site.</summary>
    private string Word()
    {
        var word = "";
        for (var number = _random.Next(1, Words); number > 0; number /= Syllables.Length)
        {
            word += Syllables[number % Syllables.Length];
        }

        return word;
    }

    private static string Lines(int count, Func<string> line) => string.Join('\n', Enumerable.Range(0, count).Select(_ => line()));
}
