using System.CommandLine;
using Site.Diagnostics;
using Site.Files;
using Site.Sandbox;

namespace Site.Commands;

/// <summary>The <c>sandbox</c> command: opens a shell, or runs one command, on a throwaway machine with Docker.</summary>
internal static class SandboxShellCommand
{
    /// <summary>The exit code that <c>timeout</c> of the coreutils has when the time is up.</summary>
    private const int TimedOut = 124;

    private static readonly Argument<string[]> CommandWords = new("COMMAND")
    {
        Description = "The command to run, after --; opens a shell by default",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private static readonly Option<string?> Share = new("--share")
    {
        Description = "A directory of this machine to mount at /share, read-only; DIR:rw makes it writable",
        HelpName = "DIR[:rw]",
    };

    public static Command Create()
    {
        var command = new Command("sandbox", "Open a shell, or run one command, on a throwaway machine with Docker (needs Linux)")
        {
            CommandWords,
            EngineOption.Engine,
            MachineOption.Machine,
            Share,
            BuildCommand.Content,
        };
        LimitOptions.All.ToList().ForEach(command.Add);
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        UserNamespace.Enter();
        var share = ReadShare(parsed.GetValue(Share));
        Host.Require();

        // Progress goes to standard error, so that standard output holds only what the command prints.
        var progress = new ConsoleLines(Console.Error);
        var images = Path.Combine(Path.GetFullPath(parsed.GetValue(BuildCommand.Content)!), "images");
        var template = await SandboxTemplate.GetAsync(
            Cache.OfThisUser(),
            EngineOption.Of(parsed),
            MachineOption.Of(parsed),
            images,
            progress,
            ct
        );
        if (Host.MissingLimits() is { } limits)
        {
            progress.Report(limits);
        }

        await using var sandbox = await (template with { Share = share }).StartAsync(LimitOptions.Of(parsed), ct);
        var words = parsed.GetValue(CommandWords)!;
        var command = words.Length > 0 ? new SandboxCommand(words) : Shell(sandbox, progress);
        var code = await RunAsync(sandbox, command, LimitOptions.TimeOf(parsed), progress, ct);
        sandbox.ReachedLimits().ToList().ForEach(progress.Report);
        return code;
    }

    private static async Task<int> RunAsync(
        RunningSandbox sandbox,
        SandboxCommand command,
        TimeSpan? time,
        ConsoleLines progress,
        CancellationToken ct
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(time ?? Timeout.InfiniteTimeSpan);
        try
        {
            return await sandbox.AttachAsync(command, limit.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            progress.Report($"The sandbox was stopped: it reached its time limit of {time!.Value.TotalSeconds:0.###} s.");
            return TimedOut;
        }
    }

    private static SharedDirectory? ReadShare(string? value)
    {
        if (value is null)
        {
            return null;
        }

        var writable = value.EndsWith(":rw", StringComparison.Ordinal);
        var path = Path.GetFullPath(writable ? value[..^3] : value);
        return Directory.Exists(path)
            ? new SharedDirectory(path, writable)
            : throw new CommandLineException($"--share {path} not found; name an existing directory");
    }

    /// <summary>A shell with a terminal of its own in the sandbox: <c>script</c> makes one there, and passes every key on to it.</summary>
    private static SandboxCommand Shell(RunningSandbox sandbox, ConsoleLines progress)
    {
        if (Console.IsInputRedirected)
        {
            return new SandboxCommand("bash");
        }

        progress.Report($"You are the user `you` on a throwaway machine with Docker {sandbox.Version.Version}.");
        progress.Report("It has no network, and cannot reach this computer.");
        progress.Report("Leave with `exit` or Ctrl-D; everything on the machine is then deleted.");
        return new SandboxCommand("script", "--quiet", "--return", "--command", "bash", "/dev/null");
    }
}
