using System.Text.RegularExpressions;
using Site.Diagnostics;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Tests.Rot;

/// <summary>
/// No rule of the normaliser makes a wrong output count as right. The tests change what real commands and programs printed on each engine.
/// </summary>
public sealed partial class SeededWords : IDisposable
{
    /// <summary>
    /// Lines of a pull, a build, a client that is too late or dnf's downloads, which come in some runs only or in another order, and what a
    /// service uses.
    /// </summary>
    private static readonly string[] Passing =
    [
        "error waiting for container: context canceled",
        "Waiting",
        "Downloading",
        "Verifying Checksum",
        "Download complete",
        "Extracting",
        " ...",
        "B/s | ",
        "Last metadata expiration check",
        " Invocation: ",
        " Tasks: ",
        " Memory: ",
        " CPU: ",
    ];

    private readonly RealCourse _course = new();

    [Fact]
    public void To_normalise_twice_changes_nothing() =>
        Assert.All(Outputs(), text => Assert.Equal(Normaliser.Normalise(text), Normaliser.Normalise(Normaliser.Normalise(text))));

    [Fact]
    public void A_word_that_is_another_one_is_noticed()
    {
        var missed = Outputs()
            .SelectMany(text =>
                Words(text)
                    .Where(word => Normaliser.Normalise(Changed(text, word)) == Normaliser.Normalise(text))
                    .Select(word => $"{word} in: {LineOf(text, word)}")
            )
            .Distinct()
            .ToList();
        Assert.Empty(missed);
    }

    [Fact]
    public void A_line_that_is_gone_is_noticed()
    {
        var missed = Outputs()
            .SelectMany(text =>
                Lines(text)
                    .Where(line =>
                        Normaliser.Normalise(text.Replace(line + "\n", "", StringComparison.Ordinal)) == Normaliser.Normalise(text)
                    )
            )
            .Distinct()
            .ToList();
        Assert.Empty(missed);
    }

    public void Dispose() => _course.Dispose();

    private static IEnumerable<Match> Words(string text) =>
        Word()
            .Matches(text)
            .Where(word => !IsPassing(LineOf(text, word)))
            .Where(word => !Kernel().Matches(text).Any(kernel => kernel.Index <= word.Index && word.Index < kernel.Index + kernel.Length));

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n')
            .SkipLast(1)
            .Where(line => line.Trim().Length > 0 && !IsPassing(line))
            .Where(line => text.Split('\n').Count(other => other == line) == 1);

    private static bool IsPassing(string line) =>
        Passing.Any(state => line.Contains(state, StringComparison.Ordinal)) || (line.StartsWith('#') && line.EndsWith(':'));

    /// <summary>The text with another word of the same form, so that a rule that matches too much matches it too.</summary>
    private static string Changed(string text, Match word) =>
        $"{text[..(word.Index + 1)]}{(text[word.Index + 1] == 'q' ? 'x' : 'q')}{text[(word.Index + 2)..]}";

    private static string LineOf(string text, Match word) => text[(text.LastIndexOf('\n', word.Index) + 1)..].Split('\n')[0];

    private IEnumerable<string> Outputs()
    {
        var (store, bag) = (new RecordingStore(_course.Content), new DiagnosticBag());
        return RealCourse
            .Parts(_course.Course())
            .Select(part => store.Read(part.Lesson, part.Engine, part.Step.Id, part.Variant, bag)!)
            .SelectMany(recording => new[] { recording.Run.Text, recording.Check.Text })
            .Distinct();
    }

    /// <summary>Matches the release of a Debian kernel, which has a word for its kind: <c>6.12.117+deb13-cloud-amd64</c>.</summary>
    [GeneratedRegex(@"\b[0-9]+\.[0-9]+\.[0-9]+[\w+-]*-(amd64|arm64)\b")]
    private static partial Regex Kernel();

    /// <summary>Matches ordinary words, which are no part of an id, a time, a size or a name that the engine made up.</summary>
    [GeneratedRegex(@"(?<![\w:.])[A-Z]?[a-z]{3,}(?![\w:])(?<!seconds?|minutes?|hours?|About|Less|than|ago)")]
    private static partial Regex Word();
}
