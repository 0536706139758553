using System.CommandLine;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Processes;
using Site.Rendering;
using Site.Sandbox;

namespace Site.Commands;

/// <summary><c>doctor</c>: what this machine has and lacks, with the command that fixes each.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Say what this machine has and lacks, and how to fix it");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken ct)
    {
        var healthy = true;
        Tell("The theme is bundled: `build` and `serve` work", Fault(() => ThemeAssets.Load()));
        Tell(
            "Node.js is here, to bundle the theme after an edit",
            await MissingAsync("node", "--version", "sudo apt-get install -y nodejs npm", ct)
        );
        Tell("A sandbox can start: `verify-lessons` and `sandbox` work", Host.Missing());
        if (Host.Missing() is null && Host.MissingLimits() is { } limits)
        {
            Console.WriteLine($"-        {limits}");
        }

        Tell("Debian's keys are here, to make engines", EngineStore.MissingKeyring());
        Tell("A mirror of Debian is known, to make engines", await FaultAsync(() => DebianMirror.FindAsync(ct)));
        foreach (var name in EngineName.All)
        {
            Console.WriteLine(
                new EngineStore(Cache.OfThisUser()).Find(name, MachineKind.Docker) is { } engine
                    ? $"ok       The engine {name} is made: docker.io {engine.DockerPackage}"
                    : $"-        The engine {name} is not made yet; its first use makes it, or: engines make {name}"
            );
        }

        return healthy ? ExitCodes.Fine : ExitCodes.MachineLacksSomething;

        void Tell(string good, MachineException? fault)
        {
            healthy &= fault is null;
            Console.WriteLine(fault is null ? $"ok       {good}" : $"missing  {fault.Fault}. Fix: {fault.Fix}");
        }
    }

    private static async Task<MachineException?> MissingAsync(string program, string argument, string fix, CancellationToken ct)
    {
        try
        {
            await HostProcess.ReadAsync(HostCommand.Of(program, argument), ct: ct);
            return null;
        }
        catch (Exception fault) when (fault is ProgramMissingException or ProcessFailedException)
        {
            return new MachineException($"`{program}` does not run on this machine", fix);
        }
    }

    private static MachineException? Fault(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (MachineException fault)
        {
            return fault;
        }
    }

    private static async Task<MachineException?> FaultAsync(Func<Task> action)
    {
        try
        {
            await action();
            return null;
        }
        catch (MachineException fault)
        {
            return fault;
        }
    }
}
