using Site.Content;
using Site.Processes;
using Site.Sandbox;

namespace Site.Runner;

/// <summary>Makes the sandbox command for a step's command line: a plain one, one on a terminal, or one that can be interrupted.</summary>
internal static class CommandLine
{
    private const string ControlC = "\u0003";
    private const string AnyLine = "\n";
    private const string Evaluate = "eval \"$1\"";

    /// <summary>
    /// Runs a script in a process group of its own, and sends SIGINT to the group when a line arrives on standard input. It needs job
    /// control (<c>set -m</c>), because bash otherwise lets background commands ignore SIGINT. What bash itself prints about its jobs is
    /// dropped.
    /// </summary>
    private const string Interruptible = """
        exec 3>&2 2>/dev/null
        set -m
        bash -c "$1" bash "$2" </dev/null 2>&3 3>&- & job=$!
        { read -r _ && kill -INT -- "-$job"; } <&0 >/dev/null 3>&- & reader=$!
        exec 3>&-
        wait "$job"; code=$?
        kill -- "-$reader"
        exit "$code"
        """;

    /// <summary>
    /// The command that <c>script</c>, which provides the terminal, runs. It reads variables because <c>script</c> cannot pass arguments to
    /// it.
    /// </summary>
    private const string OnTerminal = "stty cols 80 rows 24; exec bash -c \"$DRYDOCK_SCRIPT\" bash \"$DRYDOCK_LINE\"";

    /// <summary>How long a command may take to end after Ctrl-C.</summary>
    private static readonly TimeSpan InterruptTimeout = TimeSpan.FromSeconds(10);

    /// <param name="restore">Bash code that restores the directory and the variables of the terminal's previous step.</param>
    /// <param name="save">Bash code that saves them for the next step when the script exits.</param>
    /// <param name="timeout">
    /// How long the command may take. For a background command: how long it may take until it has printed every text that the step waits
    /// for.
    /// </param>
    /// <param name="lessonEnd">Completes when the lesson ends, which ends a background command.</param>
    public static SandboxCommand Of(ShellCommand command, string restore, string save, TimeSpan timeout, Task lessonEnd)
    {
        var script = $"{restore}{save}{Evaluate}";
        Task Interact(Keyboard keyboard, CancellationToken ct) => InteractAsync(command, keyboard, timeout, lessonEnd, ct);
        return (
            command switch
            {
                { Tty: true } => new SandboxCommand("script", "--quiet", "--return", "--command", OnTerminal, "/dev/null")
                {
                    Environment = new Dictionary<string, string>
                    {
                        ["DRYDOCK_SCRIPT"] = $"unset DRYDOCK_SCRIPT DRYDOCK_LINE; {script}",
                        ["DRYDOCK_LINE"] = command.Line,
                        ["TERM"] = "xterm-256color",
                    },
                    Interact = Interact,
                },
                { Until: null, Background: false } => new SandboxCommand("bash", "-c", script, "bash", command.Line),
                _ => new SandboxCommand("bash", "-c", Interruptible, "bash", script, command.Line) { Interact = Interact },
            }
        ) with
        {
            Timeout = command.Background ? Timeout.InfiniteTimeSpan : timeout,
        };
    }

    private static async Task InteractAsync(ShellCommand command, Keyboard keyboard, TimeSpan timeout, Task lessonEnd, CancellationToken ct)
    {
        if (command.Background)
        {
            keyboard.Limit(timeout);
        }

        foreach (var typed in command.Input)
        {
            await keyboard.WaitAsync(typed.Wait, ct);
            await keyboard.TypeAsync(typed.Send, ct);
        }

        if (command.Until is null && !command.Background)
        {
            return;
        }

        if (command.Until is { } text)
        {
            await keyboard.WaitAsync(text, ct);
            keyboard.EndWithThisLine();
        }
        else
        {
            keyboard.Limit(Timeout.InfiniteTimeSpan);
            await lessonEnd.WaitAsync(ct);
        }

        await keyboard.TypeAsync(command.Tty ? ControlC : AnyLine, ct);
        keyboard.Limit(InterruptTimeout);
    }
}
