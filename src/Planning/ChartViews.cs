using Site.Content;
using Site.Diagnostics;
using Site.Pages;
using Site.Recordings;

namespace Site.Planning;

/// <summary>Finds the numbers of a lesson's charts in the recordings that were made on the default engine.</summary>
internal static class ChartViews
{
    /// <param name="bag">
    /// Receives a warning for each number that is not in the output it should be in. A recording that is missing was already reported.
    /// </param>
    public static ChartView Create(Chart chart, Lesson lesson, Language language, LessonRecordings recordings, DiagnosticBag bag) =>
        new(
            [
                .. chart.Groups.Select(group => new ChartGroupView(
                    group.Title[language],
                    group.Unit[language],
                    [
                        .. group.Bars.Select(bar => new ChartBarView(
                            bar.Label[language],
                            Value(bar, group.Unit[language], lesson, recordings, bag)
                        )),
                    ]
                )),
            ],
            chart
                .Groups.SelectMany(group => group.Bars)
                .Select(bar => RecordingOf(bar, lesson, recordings)?.Engine.Version.Split('+')[0])
                .FirstOrDefault(version => version is not null)
        );

    private static double? Value(ChartBar bar, string unit, Lesson lesson, LessonRecordings recordings, DiagnosticBag bag)
    {
        if (RecordingOf(bar, lesson, recordings) is not { } recording)
        {
            return null;
        }

        var value = PrintedNumber.Find(bar, unit, recording.Run.Text);
        if (value is null)
        {
            bag.Warn(
                Codes.NotRecorded,
                bar.Location,
                $"no line that the step `{bar.StepId}` printed is like this one, so the chart lacks the number",
                $"fix the line, or record the lesson again; sizes need one of these units: {string.Join(", ", PrintedNumber.SizeUnits)}"
            );
        }

        return value;
    }

    private static Recording? RecordingOf(ChartBar bar, Lesson lesson, LessonRecordings recordings) =>
        lesson.Steps.FirstOrDefault(step => step.Id == bar.StepId) is { } step ? recordings[step, Variant.Shell] : null;
}
