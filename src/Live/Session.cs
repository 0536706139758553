using System.Diagnostics;
using System.Net.WebSockets;
using System.Threading.Channels;
using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Runner;
using Site.Sandbox;

namespace Site.Live;

/// <summary>
/// A lesson that a reader does on a machine of its own. Every page of the lesson that is open in the same browser shares it. All that
/// changes it happens one after the other, in the order in which it arrived.
/// </summary>
internal sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private readonly Channel<Action> _work = Channel.CreateUnbounded<Action>(new() { SingleReader = true });
    private readonly CancellationTokenSource _end = new();
    private readonly Machines _machines;
    private readonly LiveLesson _lesson;
    private readonly EngineName _engine;
    private readonly Task _working;
    private readonly List<Tab> _tabs = [];
    private readonly Dictionary<int, LiveTerminal> _terminals = [];
    private readonly Dictionary<int, Step> _typed = [];
    private readonly Dictionary<int, Step> _running = [];
    private readonly Dictionary<int, TerminalSize> _sizes = [];
    private readonly List<DoneStep> _done = [];
    private MachineMessage _state;
    private LiveMachine? _machine;
    private Task _starting = Task.CompletedTask;
    private Task _checking = Task.CompletedTask;

    public Session(LiveLesson lesson, EngineName engine, Machines machines)
    {
        (_lesson, _engine, _machines) = (lesson, engine, machines);
        _state = new MachineMessage(MachineState.Starting, "", engine.Suite);
        _working = WorkAsync();
        Do(Start);
    }

    /// <summary>Whether the machine could not be had, so that a page that connects next should get another session.</summary>
    public bool HasEnded => _state.State is MachineState.Refused or MachineState.Ended;

    /// <summary>Serves a page until it is closed.</summary>
    public async Task ServeAsync(WebSocket socket, CancellationToken ct)
    {
        using var tab = new Tab(
            socket,
            (tab, message) => Do(() => Take(tab, message)),
            (tab, index, keys) => Do(() => Type(tab, index, keys))
        );
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, _end.Token);
        Do(() => Connect(tab));
        await tab.RunAsync(both.Token);
        var left = new TaskCompletionSource();
        Do(() =>
        {
            _tabs.Remove(tab);
            left.SetResult();
        });
        await Task.WhenAny(left.Task, _working);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _work.Writer.TryComplete();
        await _working;
        await EndMachineAsync();
        _end.Dispose();
    }

    private async Task WorkAsync()
    {
        await foreach (var work in _work.Reader.ReadAllAsync())
        {
            work();
        }
    }

    private void Do(Action work) => _work.Writer.TryWrite(work);

    private void Tell(ServerMessage message) => _tabs.ForEach(tab => tab.Send(message));

    private void TellState(MachineMessage state)
    {
        _state = state;
        Tell(state);
    }

    private void Connect(Tab tab)
    {
        _tabs.Add(tab);
        tab.Send(_state);
        tab.Send(Steps());
    }

    private StepsMessage Steps() => new([.. _done], [.. _lesson.Offered.Select(step => step.Id)], _lesson.Task is not null);

    private void Start()
    {
        TellState(_state with { State = MachineState.Starting, Reason = null, Version = null, Seconds = null });
        _starting = StartAsync();
    }

    private async Task StartAsync()
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var machine = await _machines.StartAsync(_lesson, _engine, new Progress(this));
            Do(() => Ready(machine, clock.Elapsed));
        }
        catch (Exception fault) when (fault is MachineException or SandboxException or ProgramMissingException)
        {
            Do(() => TellState(_state with { State = MachineState.Refused, Reason = ControlCharacters.Show(fault.Message) }));
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private void Ready(LiveMachine machine, TimeSpan time)
    {
        _machine = machine;
        foreach (var (index, terminal) in _terminals)
        {
            terminal.Start(machine.Sandbox, _sizes[index]);
        }

        TellState(
            new MachineMessage(
                MachineState.Ready,
                machine.Id,
                _engine.Suite,
                machine.Sandbox.Version.Version,
                null,
                Math.Round(time.TotalSeconds, 3)
            )
        );
    }

    private void Take(Tab tab, ClientMessage message)
    {
        switch (message)
        {
            case OpenTerminal open:
                Open(tab, open);
                break;
            case ResizeTerminal resize:
                Resize(resize.Terminal, new TerminalSize(resize.Cols, resize.Rows));
                break;
            case AckOutput ack:
                tab.Ack(ack.Terminal, ack.Offset);
                break;
            case RunStep run:
                Run(tab, run.Step);
                break;
            case CheckStep check:
                Check(tab, check.Step);
                break;
            default:
                tab.Send(new ErrorMessage("This is not possible yet."));
                break;
        }
    }

    private void Open(Tab tab, OpenTerminal open)
    {
        var size = new TerminalSize(open.Cols, open.Rows);
        if (open.Terminal is < 0 or >= LiveTerminal.Most || !size.IsPossible)
        {
            tab.Send(new ErrorMessage("There is no such terminal."));
            return;
        }

        var terminal = Terminal(open.Terminal, size);
        tab.Show(terminal, open.From);
        if (terminal.State is { } state and not TerminalState.Ended)
        {
            tab.Send(new TerminalMessage(open.Terminal, state));
        }

        Resize(open.Terminal, size);
    }

    /// <summary>A terminal, which is made when it is first needed, and whose shell is started again when it has ended.</summary>
    private LiveTerminal Terminal(int index, TerminalSize size)
    {
        if (!_terminals.TryGetValue(index, out var terminal))
        {
            _sizes[index] = size;
            terminal = _terminals[index] = new LiveTerminal(index, happened => Do(() => On(happened)));
        }

        if (_machine is not null)
        {
            terminal.Start(_machine.Sandbox, _sizes[index]);
        }

        return terminal;
    }

    private void Resize(int index, TerminalSize size)
    {
        if (size.IsPossible && _terminals.TryGetValue(index, out var terminal))
        {
            _sizes[index] = size;
            if (_machine is { } machine)
            {
                _ = IgnoreEndAsync(terminal.ResizeAsync(machine.Sandbox, size, _end.Token));
            }
        }
    }

    private void Type(Tab tab, int index, ReadOnlyMemory<byte> keys)
    {
        if (_terminals.TryGetValue(index, out var terminal) && !terminal.Type(keys))
        {
            tab.Send(new ErrorMessage("The program in the terminal does not read what is typed."));
        }
    }

    private void Run(Tab tab, string id)
    {
        if (_machine is null || _lesson.Offered.FirstOrDefault(step => step.Id == id) is not { } step)
        {
            tab.Send(new ErrorMessage("This step cannot be run here now."));
            return;
        }

        switch (step.Action)
        {
            case WrittenFile:
                Tell(new StepMessage(step.Id, StepState.Running));
                _ = WriteAsync(_machine, step);
                break;
            case ShellCommand command when LiveTerminal.IndexOf(command.Terminal) is { } index:
                var terminal = Terminal(index, new TerminalSize(80, 24));
                if (terminal.State != TerminalState.Prompt || _typed.ContainsKey(index))
                {
                    tab.Send(new BusyMessage(step.Id));
                    return;
                }

                _typed[index] = step;
                terminal.Until = command.Until;
                terminal.Type(ReaderTerminal.Keys(command.Line));
                Tell(new StepMessage(step.Id, StepState.Running));
                break;
        }
    }

    private async Task WriteAsync(LiveMachine machine, Step step)
    {
        var run = await IgnoreEndAsync(machine.Shell.ActAsync(step, Task.CompletedTask, _end.Token));
        Do(() =>
        {
            if (run is { ExitCode: 0 })
            {
                Ask(step, Asker.Run);
            }
            else
            {
                Tell(new StepMessage(step.Id, StepState.Failed, Sentence(run?.Text ?? "")));
            }
        });
    }

    private void Check(Tab tab, string id)
    {
        if (_machine is null || _lesson.Find(id) is not { } step)
        {
            tab.Send(new ErrorMessage("This step cannot be checked here now."));
            return;
        }

        Ask(step, Asker.Hand, id);
    }

    private void On(TerminalEvent happened)
    {
        var index = happened.Terminal.Index;
        switch (happened.Mark?.Moment)
        {
            case null:
                _typed.Remove(index);
                _running.Remove(index);
                Tell(new TerminalMessage(index, TerminalState.Ended));
                break;
            case ShellMoment.Begins:
                Begin(index, happened.Mark.Line);
                Tell(new TerminalMessage(index, TerminalState.Running));
                break;
            case ShellMoment.Ended when happened.Printed is { } printed:
                End(index, printed, happened.Mark.Exit);
                break;
            case ShellMoment.Ready:
                _typed.Remove(index);
                Tell(new TerminalMessage(index, TerminalState.Prompt));
                break;
        }
    }

    private void Begin(int index, string line)
    {
        var step = _typed.Remove(index, out var typed) ? typed : _lesson.Offered.FirstOrDefault(step => IsLineOf(step, line));
        if (step is null)
        {
            _running.Remove(index);
            return;
        }

        _running[index] = step;
        if (step.Action is ShellCommand { Background: true })
        {
            _ = PollAsync(step, index);
        }
    }

    /// <summary>A command in the background does not end, so its check is asked until it passes.</summary>
    private async Task PollAsync(Step step, int index)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < step.Timeout; )
        {
            await ((Task)Task.Delay(PollInterval, _end.Token)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var goesOn = new TaskCompletionSource<bool>();
            Do(() =>
            {
                var runs = _running.GetValueOrDefault(index) == step && _done.All(done => done.Step != step.Id);
                if (runs)
                {
                    Ask(step, Asker.Typed);
                }

                goesOn.SetResult(runs);
            });
            if (_end.IsCancellationRequested || !await goesOn.Task)
            {
                return;
            }
        }
    }

    private void End(int index, string printed, int exit)
    {
        if (_running.Remove(index, out var step))
        {
            Tell(new OutputMessage(step.Id, printed, exit));
            Ask(step, Asker.Run);
        }
        else if (_lesson.Offered.FirstOrDefault(one => !one.Observes && _done.All(done => done.Step != one.Id)) is { } next)
        {
            Ask(next, Asker.Typed);
        }
    }

    private static bool IsLineOf(Step step, string line) =>
        step.Action is ShellCommand command && line.Length > 0 && Words(command.Line) == Words(line);

    private static string Words(string line) =>
        string.Join(' ', line.Replace("\\\n", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Asks a check, after those that are asked already.</summary>
    private void Ask(Step step, Asker by, string? id = null)
    {
        if (_machine is not { } machine || (id == LessonTask.Anchor ? _lesson.Lesson.Task!.Check : step.Check) is not { } check)
        {
            return;
        }

        if (by != Asker.Typed)
        {
            Tell(new StepMessage(id ?? step.Id, StepState.Asked, By: by));
        }

        _checking = AskAsync(_checking, machine, step, check, by, id ?? step.Id);
    }

    private async Task AskAsync(Task before, LiveMachine machine, Step step, SnippetUse check, Asker by, string id)
    {
        await before;
        var run = await IgnoreEndAsync(machine.Shell.RunAsync(step, check.File, _end.Token));
        Do(() => Answer(step, by, id, run));
    }

    private void Answer(Step step, Asker by, string id, ProcessResult? run)
    {
        var sentence = Sentence(run?.Text ?? "");
        var state = run switch
        {
            { ExitCode: CheckExit.Happened, TimedOut: false } => StepState.Done,
            { ExitCode: CheckExit.NotHappened, TimedOut: false } => StepState.Missing,
            _ => StepState.Failed,
        };
        if (state == StepState.Done && _done.All(done => done.Step != id))
        {
            _done.Add(new DoneStep(id, sentence));
        }

        Tell(new StepMessage(id, state, sentence, by));
    }

    /// <summary>What a check printed, for the page: untrusted text of several lines at most.</summary>
    private static string Sentence(string printed)
    {
        var text = ControlCharacters.Show(printed.ReplaceLineEndings("\n").Trim());
        return text.Length > 2000 ? text[..2000] + "…" : text;
    }

    private async Task EndMachineAsync()
    {
        await _starting;
        _terminals.Values.ToList().ForEach(terminal => terminal.Dispose());
        _terminals.Clear();
        if (_machine is { } machine)
        {
            _machine = null;
            await machine.DisposeAsync();
        }
    }

    private static async Task<ProcessResult?> IgnoreEndAsync(Task<ProcessResult> run)
    {
        try
        {
            return await run;
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            return null;
        }
    }

    private static async Task IgnoreEndAsync(Task run)
    {
        try
        {
            await run;
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // The machine has ended.
        }
    }

    private sealed class Progress(Session session) : IProgress<string>
    {
        public void Report(string value) =>
            session.Do(() => session.TellState(session._state with { Reason = ControlCharacters.Show(value) }));
    }
}
