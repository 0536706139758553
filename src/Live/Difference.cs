using System.Text.RegularExpressions;
using Site.Content;
using Site.Diagnostics;
using Site.Recordings;
using Site.Recordings.Normalising;

namespace Site.Live;

/// <summary>Compares what a step printed on a reader's machine with what readers see on the page.</summary>
internal static partial class Difference
{
    /// <summary>How BuildKit begins the progress that it draws on a terminal, which has nothing in common with the one it prints elsewhere.</summary>
    private const string DrawnProgress = "[+] Building";

    /// <param name="engine">The engine of the machine.</param>
    /// <param name="kernel">The release of its kernel.</param>
    public static OutputMessage Of(LiveLesson lesson, Step step, string engine, string kernel, string printed, int exit)
    {
        var shown = ControlCharacters.Show(TerminalText.Shown(printed));
        var recorded = Recorded(lesson, step, engine);
        return new OutputMessage(step.Id, shown, exit)
        {
            Recorded = recorded is null ? null : ControlCharacters.Show(TerminalText.Shown(recorded.Run.Text)),
            Same =
                recorded is null || printed.Contains(DrawnProgress, StringComparison.Ordinal)
                    ? null
                    : exit == recorded.Run.ExitCode && Normal(printed, kernel) == Normal(recorded.Run.Text, recorded.Engine.Kernel),
        };
    }

    /// <returns>Null when nothing is recorded, or when it belongs to an earlier state of the step.</returns>
    private static Recording? Recorded(LiveLesson lesson, Step step, string engine)
    {
        var content = lesson.Course.Content;
        return
            new RecordingStore(content).Read(lesson.Lesson, engine, step.Id, Variant.Shell, new DiagnosticBag()) is { } recording
            && recording.Inputs == StepInputs.Hash(content, lesson.Lesson, step)
            ? recording
            : null;
    }

    private static string Normal(string printed, string kernel) =>
        Normaliser.Normalise(ScriptLine().Replace(TerminalText.Lines(printed), "bash: "), kernel).TrimEnd();

    /// <summary>A shell that does not read from a terminal puts the line before its errors.</summary>
    [GeneratedRegex(@"^bash: line \d+: ", RegexOptions.Multiline)]
    private static partial Regex ScriptLine();
}
