using Site.Content;
using Site.Processes;
using Site.Sandbox;

namespace Site.Runner;

/// <summary>How a reader's command line is run: plainly, on a terminal, or so that Ctrl-C can end it.</summary>
internal static class CommandLine
{
    private const string ControlC = "\u0003";
    private const string AnyLine = "\n";
    private const string Evaluate = "eval \"$1\"";

    /// <summary>
    /// Runs a script in a process group of its own, which a line on standard input interrupts. With job control, what
    /// runs in the background minds an interrupt; bash's words about jobs are nobody's output.
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

    /// <summary><c>script</c> makes the terminal; what it runs is in variables, since it passes no arguments on.</summary>
    private const string OnTerminal = "stty cols 80 rows 24; exec bash -c \"$DRYDOCK_SCRIPT\" bash \"$DRYDOCK_LINE\"";

    /// <summary>How long a command may take to end after Ctrl-C.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <param name="resume">Brings a script to where the terminal's last step left off.</param>
    /// <param name="remember">Makes it leave that for the next.</param>
    /// <param name="timeout">How long the command may take or, in the background, until it has printed all that it is answered to.</param>
    /// <param name="ending">Completes when the lesson ends, and with it what runs in the background.</param>
    public static SandboxCommand Of(ShellCommand command, string resume, string remember, TimeSpan timeout, Task ending)
    {
        var script = $"{resume}{remember}{Evaluate}";
        Task Talk(Keyboard keyboard, CancellationToken ct) => TalkAsync(command, keyboard, timeout, ending, ct);
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
                    Talk = Talk,
                },
                { Until: null, Background: false } => new SandboxCommand("bash", "-c", script, "bash", command.Line),
                _ => new SandboxCommand("bash", "-c", Interruptible, "bash", script, command.Line) { Talk = Talk },
            }
        ) with
        {
            Timeout = command.Background ? Timeout.InfiniteTimeSpan : timeout,
        };
    }

    private static async Task TalkAsync(ShellCommand command, Keyboard keyboard, TimeSpan timeout, Task ending, CancellationToken ct)
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
            await ending.WaitAsync(ct);
        }

        await keyboard.TypeAsync(command.Tty ? ControlC : AnyLine, ct);
        keyboard.Limit(Patience);
    }
}
