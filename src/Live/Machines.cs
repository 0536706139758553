using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Runner;
using Site.Sandbox;

namespace Site.Live;

/// <summary>A machine with the lesson's programs and files.</summary>
internal sealed record LiveMachine(RunningSandbox Sandbox, ReaderShell Shell, ApiRecorder Recorder) : IAsyncDisposable
{
    public string Id { get; } = Guid.NewGuid().ToString("N");

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();
}

/// <summary>Starts machines.</summary>
/// <param name="images">The directory of the images that the lessons pull.</param>
internal sealed class Machines(Cache cache, string images, CancellationToken ct)
{
    /// <summary>Starts a machine for a lesson.</summary>
    /// <param name="progress">Gets what is made first, which can take minutes.</param>
    /// <exception cref="MachineException">This computer cannot have the machine.</exception>
    /// <exception cref="SandboxException">The machine did not start.</exception>
    public async Task<LiveMachine> StartAsync(LiveLesson lesson, EngineName engine, IProgress<string> progress)
    {
        var template = await SandboxTemplate.GetAsync(cache, engine, lesson.Lesson.Machine, images, progress, ct);
        var sandbox = await template.StartAsync(SandboxLimits.Default, ct);
        try
        {
            var shell = new ReaderShell(sandbox);
            await shell.PrepareAsync(lesson.Lesson.AllSteps, lesson.Programs, ct);
            ReaderTerminal.Prepare(sandbox);
            return new LiveMachine(sandbox, shell, await sandbox.RecordAsync(ct));
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
}
