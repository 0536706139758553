using System.Diagnostics;
using Site.Content;
using Site.Processes;
using Site.Runner;

namespace Site.Live;

/// <summary>Does steps in the terminals of a session, as the reader would, and notices which step a command belongs to.</summary>
internal sealed class StepRuns(LiveLesson lesson, Pages pages, SessionTerminals terminals, Checks checks)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);

    /// <summary>How much longer than its time limit the command of a step that is prepared may take, on a busy computer.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>How long after a call it is told at the latest.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromMilliseconds(200);

    private readonly StepCommands _commands = new(lesson.Offered, checks.IsDone);

    /// <summary>How many prompts of each terminal were taken in.</summary>
    private readonly Dictionary<int, int> _prompts = [];

    /// <summary>What is typed once a shell is at its next prompt, because it is on its way there.</summary>
    private readonly Dictionary<int, string> _waiting = [];
    private LiveMachine? _machine;
    private Step? _ended;
    private long _endedAt;
    private bool _isPreparing;

    /// <summary>
    /// The step whose command runs, or ended a moment ago, since its last calls are told a little later; null when there is none. When there
    /// are several, one of them.
    /// </summary>
    public Step? Running => _commands.Running ?? (Stopwatch.GetElapsedTime(_endedAt) < Lag ? _ended : null);

    /// <summary>Begins anew on a machine; null when there is none.</summary>
    public void Begin(LiveMachine? machine)
    {
        (_machine, _isPreparing) = (machine, false);
        _commands.Clear();
        _waiting.Clear();
        _prompts.Clear();
        _ended = null;
    }

    /// <summary>Does a step that the reader asked for.</summary>
    public void Run(Tab tab, string id)
    {
        if (_machine is null || lesson.Offered.FirstOrDefault(step => step.Id == id) is not { } step)
        {
            tab.Send(ErrorMessage.NotHere);
        }
        else if (_isPreparing || !TryRun(step, types: false))
        {
            tab.Send(new BusyMessage(id));
        }
    }

    /// <summary>Does the steps before a step that were not done yet, until one fails.</summary>
    public void Prepare(Tab tab, string id)
    {
        if (_machine is not { } machine || (id != LessonTask.Anchor && lesson.Offered.All(step => step.Id != id)))
        {
            tab.Send(ErrorMessage.NotHere);
        }
        else if (_isPreparing)
        {
            tab.Send(new BusyMessage(id));
        }
        else
        {
            _isPreparing = true;
            _ = PrepareAsync(machine, id);
        }
    }

    /// <summary>Takes in what a shell said.</summary>
    public void On(TerminalEvent happened)
    {
        var index = happened.Terminal.Index;
        if (happened.Mark?.Moment == ShellMoment.Ready)
        {
            _prompts[index] = _prompts.GetValueOrDefault(index) + 1;
        }

        switch (happened.Mark?.Moment)
        {
            case null:
                Leave(index);
                pages.Tell(new TerminalMessage(index, TerminalState.Ended));
                break;
            case ShellMoment.Begins:
                Begin(index, happened.Mark.Line);
                pages.Tell(new TerminalMessage(index, TerminalState.Running));
                break;
            case ShellMoment.Ended when happened.Printed is { } printed:
                End(index, printed, happened.Mark.Exit);
                break;
            case ShellMoment.Ready when _waiting.Remove(index, out var keys):
                pages.Tell(new TerminalMessage(index, TerminalState.Prompt));
                happened.Terminal.Type(keys);
                break;
            case ShellMoment.Ready:
                // A command that the shell did not understand never begins.
                Stop(index);
                pages.Tell(new TerminalMessage(index, TerminalState.Prompt));
                break;
        }
    }

    private async Task PrepareAsync(LiveMachine machine, string id)
    {
        Step? failed = null;
        foreach (var step in lesson.Offered.TakeWhile(step => step.Id != id))
        {
            var answer = Task.FromResult(true);
            if (
                !await pages.DoAsync(() => answer = machine == _machine ? DoAsync(step) : Task.FromResult(false))
                || !await WaitAsync(answer, step)
            )
            {
                failed = step;
                break;
            }
        }

        pages.Do(() =>
        {
            if (machine == _machine)
            {
                _isPreparing = false;
                pages.Tell(new PreparedMessage(id, failed?.Id));
            }
        });
    }

    /// <returns>Whether the step was done, once its check has said so.</returns>
    private Task<bool> DoAsync(Step step)
    {
        if (checks.IsDone(step.Id))
        {
            return Task.FromResult(true);
        }

        var answer = checks.NextAnswerAsync(step);
        if (!TryRun(step, types: true))
        {
            pages.Tell(new BusyMessage(step.Id));
            checks.GiveUp(step);
        }

        return answer;
    }

    private async Task<bool> WaitAsync(Task<bool> answer, Step step)
    {
        try
        {
            return await answer.WaitAsync(step.Timeout + Grace, pages.End);
        }
        catch (Exception fault) when (fault is TimeoutException or OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Does a step.</summary>
    /// <param name="types">Whether to also type what the reader types while the command runs.</param>
    /// <returns>False when something else runs in its terminal.</returns>
    private bool TryRun(Step step, bool types)
    {
        if (step.Action is not ShellCommand command)
        {
            _ = WriteAsync(_machine!, step);
        }
        else
        {
            if (LiveTerminal.IndexOf(command.Terminal) is not { } index)
            {
                return false;
            }

            var terminal = terminals.Get(index);
            if (terminal.State is not (null or TerminalState.Prompt) || !_commands.TryType(index, step))
            {
                return false;
            }

            terminal.Script = StepCommands.Script(command, types);
            var keys = ReaderTerminal.Keys(command.Line);

            // The report of a prompt that is on its way would be taken for one that follows a command which the shell did not understand.
            if (terminal.State is null || terminal.Prompts != _prompts.GetValueOrDefault(index))
            {
                _waiting[index] = keys;
            }
            else
            {
                terminal.Type(keys);
            }
        }

        pages.Tell(new StepMessage(step.Id, StepState.Running));
        return true;
    }

    private async Task WriteAsync(LiveMachine machine, Step step)
    {
        var printed = "";
        var isWritten = false;
        try
        {
            var run = await machine.Shell.ActAsync(step, Task.CompletedTask, pages.End);
            (printed, isWritten) = (run.Text, run.ExitCode == 0);
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException or ProgramMissingException)
        {
            // The machine has ended.
        }

        pages.Do(() =>
        {
            checks.OnRun(step);
            if (isWritten)
            {
                checks.Ask(step, Asker.Run);
            }
            else
            {
                pages.Tell(new StepMessage(step.Id, StepState.Failed, Checks.Sentence(printed)));
                checks.GiveUp(step);
            }
        });
    }

    private void Begin(int index, string line)
    {
        _ = _machine?.Recorder.RefreshAsync(pages.End);
        if (_commands.Begin(index, line) is { Step: { Action: ShellCommand { Background: true } } step })
        {
            _ = PollAsync(step, index);
        }
    }

    private void End(int index, string printed, int exit)
    {
        if (_commands.End(index) is not var (step, by))
        {
            checks.AskAtHand();
            return;
        }

        (_ended, _endedAt) = (step, Stopwatch.GetTimestamp());
        if (_machine is { } machine)
        {
            pages.Tell(Difference.Of(lesson, step, machine.Engine, machine.Sandbox.Version.Kernel, printed, exit));
        }

        checks.OnRun(step);
        checks.Ask(step, by);
    }

    /// <summary>The shell has ended, which can be what the command of a step does.</summary>
    private void Leave(int index)
    {
        if (_commands.End(index) is var (step, by))
        {
            checks.OnRun(step);
            checks.Ask(step, by);
        }

        Stop(index);
    }

    /// <summary>Forgets the step whose command will not begin in a terminal.</summary>
    private void Stop(int index)
    {
        _waiting.Remove(index);
        if (_commands.Drop(index) is { } typed)
        {
            pages.Tell(new StepMessage(typed.Id, StepState.Failed));
            checks.GiveUp(typed);
        }
    }

    /// <summary>Asks the check of a command in the background until it passes, because the command does not end.</summary>
    private async Task PollAsync(Step step, int index)
    {
        var clock = Stopwatch.StartNew();
        var goesOn = true;
        while (goesOn && clock.Elapsed < step.Timeout)
        {
            await Task.Delay(PollInterval, pages.End).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            goesOn =
                await pages.DoAsync(() =>
                {
                    goesOn = _commands.IsRunning(index, step) && !checks.IsDone(step.Id);
                    if (goesOn)
                    {
                        checks.OnRun(step);
                        checks.Ask(step, Asker.Typed);
                    }
                }) && goesOn;
        }
    }
}
