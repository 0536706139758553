using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Processes;
using Site.Runner;
using Site.Sandbox;

namespace Site.Live;

/// <summary>A machine with the lesson's programs and files.</summary>
/// <param name="Engine">The name of its engine.</param>
internal sealed record LiveMachine(string Engine, RunningSandbox Sandbox, ReaderShell Shell, ApiRecorder Recorder) : IAsyncDisposable
{
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}

/// <summary>Starts machines. One of the usual kind is always started ahead, so that the next reader does not wait for it.</summary>
/// <param name="images">The directory of the images that the lessons pull.</param>
/// <param name="progress">Gets what is made, whoever waits for it.</param>
internal sealed class Machines(Cache cache, string images, IProgress<string> progress, CancellationToken ct) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private Task<RunningSandbox>? _warm;

    /// <summary>Starts the machine that is kept ready, unless there is one.</summary>
    public void Warm()
    {
        lock (_lock)
        {
            if (!ct.IsCancellationRequested && (_warm is null || _warm.IsFaulted))
            {
                _warm = Task.Run(() => StartAsync(EngineName.Default, MachineKind.Docker, progress), ct);
            }
        }
    }

    /// <summary>Gets a machine for a lesson.</summary>
    /// <param name="waiting">Gets what is made first, which can take minutes.</param>
    /// <exception cref="MachineException">This computer cannot have the machine.</exception>
    /// <exception cref="SandboxException">The machine did not start.</exception>
    public async Task<LiveMachine> StartAsync(LiveLesson lesson, EngineName engine, IProgress<string> waiting)
    {
        var sandbox = await TakeAsync(engine, lesson.Lesson.Machine, waiting);
        try
        {
            var shell = new ReaderShell(sandbox);
            await shell.PrepareAsync(lesson.Lesson.AllSteps, lesson.Programs, ct);
            ReaderTerminal.Prepare(sandbox);
            return new LiveMachine(engine.Suite, sandbox, shell, await sandbox.RecordAsync(ct, ReaderShell.IsCheck));
        }
        catch (IOException fault)
        {
            await sandbox.DisposeAsync();
            throw new SandboxException($"The sandbox could not be prepared: {fault.Message}", sandbox.LogOf(sandbox.MainDaemon), fault);
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_warm is { } warm)
            {
                await (await warm).DisposeAsync();
            }
        }
        catch (Exception fault)
            when (fault
                    is SandboxException
                        or MachineException
                        or OperationCanceledException
                        or ProcessFailedException
                        or ProgramMissingException
            )
        {
            // It did not start, but it is not needed any more.
        }
    }

    private async Task<RunningSandbox> TakeAsync(EngineName engine, MachineKind kind, IProgress<string> waiting)
    {
        Task<RunningSandbox>? warm = null;
        lock (_lock)
        {
            if (engine == EngineName.Default && kind == MachineKind.Docker && _warm is { IsFaulted: false })
            {
                (warm, _warm) = (_warm, null);
            }
        }

        var sandbox = await (warm ?? StartAsync(engine, kind, waiting));
        if (!sandbox.HasFailed)
        {
            Warm();
            return sandbox;
        }

        // It was ready for long, and something in it ended meanwhile.
        await sandbox.DisposeAsync();
        return await StartAsync(engine, kind, waiting);
    }

    private async Task<RunningSandbox> StartAsync(EngineName engine, MachineKind kind, IProgress<string> waiting)
    {
        var both = new Both(progress, waiting);
        var template = await SandboxTemplate.GetAsync(cache, engine, kind, images, both, ct);
        return await template.StartAsync(SandboxLimits.Default, ct);
    }

    private sealed class Both(IProgress<string> one, IProgress<string> other) : IProgress<string>
    {
        public void Report(string value)
        {
            one.Report(value);
            if (other != one)
            {
                other.Report(value);
            }
        }
    }
}
