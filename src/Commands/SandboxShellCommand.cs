using System.CommandLine;
using Site.Diagnostics;
using Site.Files;
using Site.Sandbox;

namespace Site.Commands;

/// <summary><c>sandbox</c>: a shell, or one command, on a throwaway machine with Docker.</summary>
internal static class SandboxShellCommand
{
    /// <summary>As <c>timeout</c> of the coreutils ends.</summary>
    private const int RanOutOfTime = 124;

    private static readonly Argument<string[]> Words = new("COMMAND")
    {
        Description = "After --; none: a shell",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private static readonly Option<string?> Share = new("--share")
    {
        Description = "A directory of this machine that it sees as /share, to read; DIR:rw to write",
        HelpName = "DIR[:rw]",
    };

    public static Command Create()
    {
        var command = new Command("sandbox", "Open a shell, or run one command, on a throwaway machine with Docker (Linux, root)")
        {
            Words,
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
        var share = Shared(parsed.GetValue(Share));
        Host.Require();

        // Standard output belongs to the command.
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
        var words = parsed.GetValue(Words)!;
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
            progress.Report($"The sandbox has reached its ceiling of {time!.Value.TotalSeconds:0.###} s.");
            return RanOutOfTime;
        }
    }

    private static SharedDirectory? Shared(string? named)
    {
        if (named is null)
        {
            return null;
        }

        var writable = named.EndsWith(":rw", StringComparison.Ordinal);
        var path = Path.GetFullPath(writable ? named[..^3] : named);
        return Directory.Exists(path)
            ? new SharedDirectory(path, writable)
            : throw new CommandLineException($"There is no directory {path} to share");
    }

    /// <summary>The terminal is the sandbox's own: <c>script</c> makes one in there, and passes on every key.</summary>
    private static SandboxCommand Shell(RunningSandbox sandbox, ConsoleLines progress)
    {
        if (Console.IsInputRedirected)
        {
            return new SandboxCommand("bash");
        }

        progress.Report(
            $"You are `you` on a throwaway machine: Docker {sandbox.Version.Version}, no network, nothing of this computer in reach."
        );
        progress.Report("Leave with `exit` or Ctrl-D; then everything on it is gone.");
        return new SandboxCommand("script", "--quiet", "--return", "--command", "bash", "/dev/null");
    }
}
