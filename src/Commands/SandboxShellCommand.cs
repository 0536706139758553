using System.CommandLine;
using Site.Sandbox;

namespace Site.Commands;

/// <summary><c>sandbox</c>: a shell, or one command, on a throwaway machine with Docker.</summary>
internal static class SandboxShellCommand
{
    private static readonly Argument<string[]> Words = new("COMMAND") { Description = "After --; none: a shell", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<MachineKind> Machine = new("--machine") { Description = "What it is: docker, systemd, bare (Docker not installed yet) or rpm (a rehearsal of CentOS)" };

    public static Command Create()
    {
        var command = new Command("sandbox", "Open a shell, or run one command, on a throwaway machine with Docker (Linux, root)")
        {
            Words, EngineOption.Engine, Machine, BuildCommand.Content,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        Host.Require();
        var words = parsed.GetValue(Words)!;

        // Standard output belongs to the command.
        var progress = new ConsoleLines(Console.Error);
        var images = Path.Combine(Path.GetFullPath(parsed.GetValue(BuildCommand.Content)!), "images");
        var template = await SandboxTemplate.GetAsync(Cache.OfThisUser(), EngineOption.Of(parsed), parsed.GetValue(Machine), images, progress, ct);
        await using var sandbox = await template.StartAsync(SandboxLimits.Default, ct);
        return await sandbox.AttachAsync(words.Length > 0 ? new SandboxCommand(words) : Shell(sandbox, progress), ct);
    }

    /// <summary>The terminal is the sandbox's own: <c>script</c> makes one in there, and passes on every key.</summary>
    private static SandboxCommand Shell(RunningSandbox sandbox, ConsoleLines progress)
    {
        if (Console.IsInputRedirected)
        {
            return new SandboxCommand("bash");
        }

        progress.Report($"You are `you` on a throwaway machine: Docker {sandbox.Version.Version}, no network, nothing of this computer in reach.");
        progress.Report("Leave with `exit` or Ctrl-D; then everything on it is gone.");
        return new SandboxCommand("script", "--quiet", "--return", "--command", "bash", "/dev/null");
    }
}
