using Site.Content;
using Site.Diagnostics;
using Site.Recordings;
using Site.Recordings.Normalising;
using Site.Verification;

namespace Site.Tests.Rot;

/// <summary>
/// Changes each line that a real lesson expects, one at a time, and compares it with what the command really printed on each engine. The
/// matcher must report exactly that line.
/// </summary>
public sealed class SeededOutputs : IDisposable
{
    private readonly RealCourse _course = new();

    [Fact]
    public void As_they_stand_they_match() =>
        Assert.Empty(Recorded().Where(step => OutputMatcher.Match(step.Expected, step.Output) is not null).Select(step => step.Name));

    [Fact]
    public void A_line_that_was_changed_is_missed()
    {
        var changes = Recorded()
            .SelectMany(step => Changes(step.Expected).Select(change => (step.Name, step.Output, change.Line, change.Expected)))
            .ToList();

        Assert.NotEmpty(changes);
        Assert.Empty(
            changes
                .Where(change => OutputMatcher.Match(change.Expected, change.Output)?.Index != change.Line)
                .Select(change => $"{change.Name}: {string.Join(" | ", change.Expected.Lines)}")
        );
    }

    [Fact]
    public void A_line_too_few_or_too_many_is_missed()
    {
        // When an expectation allows any lines in between, a missing line goes unnoticed.
        var closed = Recorded().Where(step => !step.Expected.Lines.Contains(ExpectedOutput.AnyLines)).ToList();

        Assert.NotEmpty(closed);
        Assert.All(
            closed,
            step => Assert.NotNull(OutputMatcher.Match(step.Expected with { Lines = [.. step.Expected.Lines.SkipLast(1)] }, step.Output))
        );
        Assert.All(
            closed,
            step => Assert.NotNull(OutputMatcher.Match(step.Expected with { Lines = [.. step.Expected.Lines, "more"] }, step.Output))
        );
    }

    public void Dispose() => _course.Dispose();

    /// <summary>The line with a letter changed in each word, and with a word added at its end.</summary>
    private static IEnumerable<(int Line, ExpectedOutput Expected)> Changes(ExpectedOutput expected)
    {
        for (var line = 0; line < expected.Lines.Count; line++)
        {
            var text = expected.Lines[line];
            if (text is not (ExpectedOutput.AnyLines or ExpectedOutput.AnyText))
            {
                foreach (
                    var at in Enumerable
                        .Range(0, text.Length)
                        .Where(at => char.IsLetterOrDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
                )
                {
                    yield return (line, With(expected, line, $"{text[..at]}~{text[(at + 1)..]}"));
                }

                yield return (line, With(expected, line, $"{text}~"));
            }
        }
    }

    private static ExpectedOutput With(ExpectedOutput expected, int line, string text) =>
        expected with
        {
            Lines = [.. expected.Lines.Select((old, index) => index == line ? text : old)],
        };

    private IEnumerable<(string Name, ExpectedOutput Expected, string Output)> Recorded()
    {
        var store = new RecordingStore(_course.Content);
        return RealCourse
            .Parts(_course.Course())
            .Where(part => part.Variant == Variant.Shell && part.Step.Expect.Output is not null)
            .Select(part =>
                (
                    $"{part.Lesson.Id}/{part.Step.Id} on {part.Engine}",
                    part.Step.Expect.Output!,
                    Normaliser.WithoutEscapes(
                        store.Read(part.Lesson, part.Engine, part.Step.Id, part.Variant, new DiagnosticBag())!.Run.Text
                    )
                )
            );
    }
}
