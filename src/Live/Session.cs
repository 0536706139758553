using System.Diagnostics;
using System.Net.WebSockets;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Runner;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Live;

/// <summary>A lesson that a reader does on a machine of its own. Every page of the lesson that is open in the same browser shares it.</summary>
internal sealed class Session : IAsyncDisposable
{
    private static readonly TimeSpan WatchInterval = TimeSpan.FromSeconds(1);
    private readonly Pages _pages = new();
    private readonly Machines _machines;
    private readonly LiveLesson _lesson;
    private readonly EngineName _engine;
    private readonly SessionTerminals _terminals;
    private readonly Checks _checks;
    private readonly StepRuns _runs;
    private readonly Programs _programs;
    private readonly CallFeed _calls;
    private MachineMessage _state;
    private LiveMachine? _machine;
    private CancellationTokenSource _machineEnd = new();
    private Task _changing = Task.CompletedTask;

    public Session(LiveLesson lesson, EngineName engine, Machines machines, EditedPrograms compiler)
    {
        (_lesson, _engine, _machines) = (lesson, engine, machines);
        _checks = new Checks(lesson, _pages);
        StepRuns? runs = null;
        _terminals = new SessionTerminals(_pages, happened => runs!.On(happened));
        _runs = runs = new StepRuns(lesson, _pages, _terminals, _checks);
        _programs = new Programs(lesson, _pages, compiler, _checks);
        _calls = new CallFeed(_pages, () => (_programs.Running ?? _runs.Running)?.Id);
        _state = new MachineMessage(MachineState.Starting, "", engine.Suite);
        _pages.Do(Renew);
    }

    /// <summary>Whether the machine could not be had or has ended, so that the next page should try with another session.</summary>
    public bool IsOver => _state.State is MachineState.Refused or MachineState.Ended;

    /// <summary>When the last page was closed; null while one is open, and before the first, for which the session is made.</summary>
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Serves a page until it is closed.</summary>
    public async Task ServeAsync(WebSocket socket, CancellationToken ct)
    {
        using var tab = new Tab(
            socket,
            (tab, message) => _pages.Do(() => Take(tab, message)),
            (tab, index, keys) => _pages.Do(() => _terminals.Type(tab, index, keys))
        );
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, _pages.End);
        _pages.Do(() => Connect(tab));
        await tab.RunAsync(both.Token);
        await _pages.DoAsync(() => Disconnect(tab));
    }

    public async ValueTask DisposeAsync()
    {
        await _pages.DisposeAsync();
        await _changing;
        await EndAsync(_machine);
        _machineEnd.Dispose();
    }

    private void Connect(Tab tab)
    {
        _pages.Add(tab);
        LeftAt = null;
        tab.Send(_state);
        tab.Send(Steps());
        _calls.TellEarlier(tab);
    }

    private void Disconnect(Tab tab)
    {
        _pages.Remove(tab);
        LeftAt = _pages.Count == 0 ? DateTimeOffset.UtcNow : null;
    }

    private StepsMessage Steps() => new(_checks.Done, [.. _lesson.Offered.Select(step => step.Id)], _lesson.Task is not null);

    private void Take(Tab tab, ClientMessage message)
    {
        switch (message)
        {
            case OpenTerminal open:
                _terminals.Open(tab, open);
                break;
            case ResizeTerminal resize:
                _terminals.Resize(resize.Terminal, new TerminalSize(resize.Cols, resize.Rows));
                break;
            case AckOutput ack:
                tab.Ack(ack.Terminal, ack.Offset);
                break;
            case RunStep run:
                _runs.Run(tab, run.Step);
                break;
            case PrepareStep prepare:
                _runs.Prepare(tab, prepare.Step);
                break;
            case CheckStep check when _machine is not null && _lesson.Find(check.Step) is { } step:
                _checks.Ask(step, Asker.Hand);
                break;
            case CheckStep:
                tab.Send(ErrorMessage.NotHere);
                break;
            case RunProgram run:
                _programs.Run(tab, run);
                break;
            case StopProgram:
                _programs.Stop();
                break;
            case DiagnoseProgram diagnose:
                _programs.Diagnose(tab, diagnose);
                break;
            case CompleteProgram complete:
                _programs.Complete(tab, complete);
                break;
            case ExplainProgram explain:
                _programs.Explain(tab, explain);
                break;
            case FreshMachine:
                Renew();
                break;
        }
    }

    /// <summary>Replaces the machine with a new one, unless one is on its way already.</summary>
    private void Renew()
    {
        if (_changing.IsCompleted)
        {
            Tell(new MachineMessage(MachineState.Starting, "", _engine.Suite));
            Begin(null);
            _pages.Tell(Steps());
            _changing = RenewAsync(EndAsync(_machine));
            _machine = null;
        }
    }

    private async Task RenewAsync(Task ended)
    {
        try
        {
            await ended;
            var clock = Stopwatch.StartNew();
            var machine = await _machines.StartAsync(_lesson, _engine, new Progress(this));
            if (!await _pages.DoAsync(() => Ready(machine, clock.Elapsed)))
            {
                await machine.DisposeAsync();
            }
        }
        catch (Exception fault) when (fault is MachineException or SandboxException or ProgramMissingException)
        {
            _pages.Do(() => Tell(_state with { State = MachineState.Refused, Reason = ControlCharacters.Show(fault.Message) }));
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
    }

    private void Ready(LiveMachine machine, TimeSpan time)
    {
        _machine = machine;
        Begin(machine);
        _terminals.Begin(machine.Sandbox);
        _machineEnd = new CancellationTokenSource();
        _ = _calls.FollowAsync(machine, _machineEnd.Token);
        _ = WatchAsync(machine, _machineEnd.Token);
        Tell(
            new MachineMessage(MachineState.Ready, machine.Id, _engine.Suite)
            {
                Version = machine.Sandbox.Version.Version,
                Seconds = Math.Round(time.TotalSeconds, 3),
            }
        );
    }

    /// <summary>Notices when the machine ends by itself, for example when somebody kills it.</summary>
    private async Task WatchAsync(LiveMachine machine, CancellationToken ct)
    {
        using var timer = new PeriodicTimer(WatchInterval);
        try
        {
            while (await timer.WaitForNextTickAsync(ct))
            {
                if (machine.Sandbox.HasEnded)
                {
                    _pages.Do(() => Lose(machine));
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The machine is ended.
        }
    }

    private void Lose(LiveMachine machine)
    {
        if (machine == _machine)
        {
            _machine = null;
            Begin(null);
            Tell(_state with { State = MachineState.Ended, Reason = MachineMessage.Failed });
            _changing = EndAsync(machine);
        }
    }

    private void Begin(LiveMachine? machine)
    {
        _checks.Begin(machine);
        _runs.Begin(machine);
        _programs.Begin(machine);
        _calls.Begin();
    }

    private void Tell(MachineMessage state)
    {
        _state = state;
        _pages.Tell(state);
    }

    /// <summary>
    /// Ends a machine, and with it what runs in its terminals. The kernel waits until somebody has collected every process of the machine. If
    /// the programs that brought the shells into it were killed first, that would be the first process of this computer, which can take a second.
    /// </summary>
    private async Task EndAsync(LiveMachine? machine)
    {
        var terminals = _terminals.Release();
        await _machineEnd.CancelAsync();
        await (machine?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var terminal in terminals)
        {
            terminal.Dispose();
        }
    }

    private sealed class Progress(Session session) : IProgress<string>
    {
        public void Report(string value) =>
            session._pages.Do(() =>
            {
                if (session._state.State == MachineState.Starting)
                {
                    session.Tell(session._state with { Reason = ControlCharacters.Show(value) });
                }
            });
    }
}
