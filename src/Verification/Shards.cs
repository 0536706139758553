using System.Globalization;
using Site.Content;
using Site.Diagnostics;
using Site.Recordings;

namespace Site.Verification;

/// <summary>One part of several into which the lessons are split.</summary>
/// <param name="Index">From 1.</param>
public sealed record Shard(int Index, int Count)
{
    /// <returns>Null when the text is not <c>I/N</c>, with I from 1 to N.</returns>
    public static Shard? Parse(string text) =>
        text.Split('/') is [var first, var second]
        && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && index >= 1
        && index <= count
            ? new Shard(index, count)
            : null;

    /// <summary>This shard's lessons: the longest go first, each to the shard that has least to do so far.</summary>
    /// <param name="seconds">How long a lesson takes. The same numbers give the same shards.</param>
    /// <returns>In the order of <paramref name="lessons"/>.</returns>
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

/// <summary>How long lessons take, as far as recordings tell.</summary>
public static class LessonDuration
{
    private const double Sandbox = 3;
    private const double Checks = 1;

    /// <summary>Both runs of a lesson, in seconds; what was never recorded is taken for a second.</summary>
    public static double Estimate(Course course, Lesson lesson, string engine)
    {
        var store = new RecordingStore(course.Content);
        var unread = new DiagnosticBag();
        return lesson
                .AllSteps.SelectMany(step =>
                    step.Variants.Select(variant => store.Read(lesson, engine, step.Id, variant, unread)?.Seconds ?? 1)
                )
                .Sum(seconds => seconds + Checks) + (2 * Sandbox);
    }
}
