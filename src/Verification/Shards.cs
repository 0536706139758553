using System.Globalization;
using Site.Content;
using Site.Diagnostics;
using Site.Recordings;

namespace Site.Verification;

/// <summary>One of several parts into which the lessons are split, so that several machines can verify them.</summary>
/// <param name="Index">Counted from 1.</param>
public sealed record Shard(int Index, int Count)
{
    /// <summary>Parses a shard from <c>I/N</c>.</summary>
    /// <returns>Null when the text is not of that form, or I is not from 1 to N.</returns>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && index >= 1
        && index <= count
            ? new Shard(index, count)
            : null;

    /// <summary>
    /// The lessons of this shard. The lessons are distributed starting with the longest, each to the shard with the least total time so
    /// far.
    /// </summary>
    /// <param name="seconds">How long a lesson takes. All machines must use the same numbers to get the same shards.</param>
    /// <returns>The lessons in the order of <paramref name="lessons"/>.</returns>
    public IReadOnlyList<Lesson> Of(IReadOnlyList<Lesson> lessons, Func<Lesson, double> seconds)
    {
        var load = new double[Count];
        var mine = new HashSet<string>();
        foreach (var lesson in lessons.OrderByDescending(seconds).ThenBy(lesson => lesson.Id, StringComparer.Ordinal))
        {
            var least = Array.IndexOf(load, load.Min());
            load[least] += seconds(lesson);
            if (least == Index - 1)
            {
                mine.Add(lesson.Id);
            }
        }

        return [.. lessons.Where(lesson => mine.Contains(lesson.Id))];
    }
}

/// <summary>Estimates how long lessons take, from their recordings.</summary>
public static class LessonDuration
{
    private const double SandboxSeconds = 3;
    private const double CheckSeconds = 1;

    /// <summary>The seconds that both variants of a lesson take together. A step that was never recorded counts as one second.</summary>
    public static double Estimate(Course course, Lesson lesson, string engine)
    {
        var store = new RecordingStore(course.Content);
        var ignored = new DiagnosticBag();
        return lesson
                .AllSteps.SelectMany(step =>
                    step.Variants.Select(variant => store.Read(lesson, engine, step.Id, variant, ignored)?.Seconds ?? 1)
                )
                .Sum(seconds => seconds + CheckSeconds) + (2 * SandboxSeconds);
    }
}
