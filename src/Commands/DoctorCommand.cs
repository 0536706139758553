using System.CommandLine;
using Site.Building;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Processes;
using Site.Rendering;
using Site.Sandbox;

namespace Site.Commands;

/// <summary>The <c>doctor</c> command: lists what this machine has and what it lacks, with the command that fixes each problem.</summary>
internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Check what this machine has and lacks, and how to fix it");
        command.SetAction((_, ct) => RunAsync(ct));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken ct)
    {
        UserNamespace.Enter();
        var healthy = true;
        Report("The theme is bundled: `build` and `serve` work", CatchFault(() => ThemeAssets.Load()));
        if (ThemeSource.OfThisProgram() is not null)
        {
            Report(
                "Node.js is installed, to bundle the theme after an edit",
                await MissingAsync("node", "--version", "sudo apt-get install -y nodejs npm", ct)
            );
        }

        Report(".NET is installed, to compile and run the programs of lessons", CatchFault(() => _ = DotnetInstallation.Framework));
        Report("Sandboxes can start: `verify-lessons` and `sandbox` work", Host.Missing());
        if (Host.Missing() is null && Host.MissingLimits() is { } limits)
        {
            Console.WriteLine($"-        {limits}");
        }

        Console.WriteLine(
            Host.HasQemu
                ? "ok       QEMU is installed: steps that need a virtual machine are run"
                : $"-        QEMU is not installed, so steps that need a virtual machine are skipped; to run them: {Host.InstallQemu}"
        );
        Report("Debian's signing keys are installed, to make engines", EngineStore.MissingKeyring());
        Report("A Debian mirror is configured, to make engines", await CatchFaultAsync(() => DebianMirror.FindAsync(ct)));
        foreach (var name in EngineName.All)
        {
            Console.WriteLine(
                new EngineStore(Cache.OfThisUser()).Find(name, MachineKind.Docker) is { } engine
                    ? $"ok       The engine {name} is installed: docker.io {engine.DockerPackage}"
                    : $"-        The engine {name} is not installed; it is made on first use, or run: engines make {name}"
            );
        }

        return healthy ? ExitCodes.Fine : ExitCodes.MachineLacksSomething;

        void Report(string good, MachineException? fault)
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
            return new MachineException($"`{program}` was not found on this machine, or does not run", fix);
        }
    }

    private static MachineException? CatchFault(Action action)
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

    private static async Task<MachineException?> CatchFaultAsync(Func<Task> action)
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
