using Site.Content;
using Site.Diagnostics;
using Site.Processes;
using Site.Runner;

namespace Site.Live;

/// <summary>Asks the checks of a session's steps, one at a time, and keeps which steps were done. A step is only ever done because its check said so.</summary>
internal sealed class Checks(LiveLesson lesson, Pages pages)
{
    /// <summary>How long a sentence of a check can be.</summary>
    private const int LongestSentence = 2000;

    private readonly List<DoneStep> _done = [];
    private readonly HashSet<string> _ran = [];
    private readonly HashSet<string> _waiting = [];
    private readonly Dictionary<string, TaskCompletionSource<bool>> _awaited = [];
    private Task _last = Task.CompletedTask;
    private LiveMachine? _machine;
    private Step? _atHand;

    public IReadOnlyList<DoneStep> Done => [.. _done];

    /// <summary>Begins anew on a machine on which nothing was done yet; null when there is none.</summary>
    public void Begin(LiveMachine? machine)
    {
        _machine = machine;
        _done.Clear();
        _ran.Clear();
        _waiting.Clear();
        _atHand = null;
        foreach (var awaited in _awaited.Values)
        {
            awaited.TrySetResult(false);
        }

        _awaited.Clear();
    }

    public bool IsDone(string id) => _done.Exists(done => done.Step == id);

    /// <summary>Notes that the command of a step was run, which a step that only looks at something needs to be done.</summary>
    public void OnRun(Step step) => _ran.Add(step.Id);

    /// <summary>A task that completes with the next answer of a step's check, other than one to a command that the reader typed.</summary>
    /// <returns>Whether the step was done.</returns>
    public Task<bool> NextAnswerAsync(Step step) => (_awaited[step.Id] = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Ends the wait for a check that will not be asked.</summary>
    public void GiveUp(Step step)
    {
        if (_awaited.Remove(step.Id, out var awaited))
        {
            awaited.SetResult(false);
        }
    }

    /// <summary>Asks the step at hand, after a command that belongs to no step: the last one that was asked for, or the first to be done.</summary>
    public void AskAtHand()
    {
        if (_atHand is { } last && !IsDone(IdOf(last)))
        {
            Ask(last, Asker.Typed);
        }
        else if (
            (lesson.Offered.FirstOrDefault(step => !step.Observes && !IsDone(step.Id)) ?? lesson.Task) is { } step
            && !IsDone(IdOf(step))
        )
        {
            Ask(step, Asker.Typed);
        }
    }

    /// <summary>Asks a check, after those that are asked already.</summary>
    public void Ask(Step step, Asker by)
    {
        var id = IdOf(step);
        if (_machine is not { } machine || (step == lesson.Task ? lesson.Lesson.Task!.Check : step.Check) is not { } check)
        {
            return;
        }

        if (by != Asker.Typed && !step.Observes)
        {
            _atHand = step;
        }

        if (step.Observes && !_ran.Contains(id))
        {
            pages.Tell(new StepMessage(id, StepState.Missing, By: by, Reason: StepMessage.NotRun));
        }
        else if (by != Asker.Typed || _waiting.Add(id))
        {
            if (by != Asker.Typed)
            {
                pages.Tell(new StepMessage(id, StepState.Asked, By: by));
            }

            _last = AskAsync(_last, machine, step, check, by);
        }
    }

    private string IdOf(Step step) => step == lesson.Task ? LessonTask.Anchor : step.Id;

    private async Task AskAsync(Task before, LiveMachine machine, Step step, SnippetUse check, Asker by)
    {
        await before;
        if (!await pages.DoAsync(() => _waiting.Remove(IdOf(step))))
        {
            return;
        }

        ProcessResult? run = null;
        try
        {
            // It ends with the machine, if that ends before.
            run = await machine.Shell.RunAsync(step, check.File, CancellationToken.None);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ProgramMissingException)
        {
            // The machine has ended.
        }

        await pages.DoAsync(() => Answer(machine, step, by, run));
    }

    private void Answer(LiveMachine machine, Step step, Asker by, ProcessResult? run)
    {
        if (machine != _machine)
        {
            return;
        }

        var id = IdOf(step);
        var sentence = Sentence(run?.Text ?? "");
        var state = run switch
        {
            { ExitCode: CheckExit.Happened, TimedOut: false } => StepState.Done,
            { ExitCode: CheckExit.NotHappened, TimedOut: false } => StepState.Missing,
            _ => StepState.Failed,
        };
        if (state == StepState.Done && !IsDone(id))
        {
            _done.Add(new DoneStep(id, sentence));
        }

        pages.Tell(new StepMessage(id, state, sentence, by));
        if ((by != Asker.Typed || state == StepState.Done) && _awaited.Remove(id, out var awaited))
        {
            awaited.SetResult(state == StepState.Done);
        }
    }

    /// <summary>What a check or a command printed, as text for the page. It comes from the sandbox, so it can contain anything.</summary>
    public static string Sentence(string printed)
    {
        var text = ControlCharacters.Show(printed.ReplaceLineEndings("\n").Trim());
        return text.Length > LongestSentence ? text[..LongestSentence] + "…" : text;
    }
}
