using System.Globalization;
using Site.Sandbox;

namespace Site.Runner;

/// <summary>The size of a terminal in characters.</summary>
public readonly record struct TerminalSize(int Columns, int Rows)
{
    private const int Largest = 1000;

    /// <summary>Whether a terminal can have this size.</summary>
    public bool IsPossible => Columns is > 1 and <= Largest && Rows is > 0 and <= Largest;
}

/// <summary>
/// The interactive shell of a reader, on a terminal of its own in the sandbox. Before each prompt it saves the current directory and the
/// exported variables where <see cref="ReaderShell"/> reads them, so that checks and programs run with them. It marks in its output where
/// each command begins and ends, with the sequences of FinalTerm (OSC 133), which terminals do not show.
/// </summary>
/// <param name="Name">The name of the terminal: <c>a</c>.</param>
/// <param name="Key">A text that the marks contain, so that what a program prints is not mistaken for one.</param>
internal sealed record ReaderTerminal(string Name, string Key)
{
    private const string ResourceFile = "/opt/drydock/terminal.bash";

    /// <summary>The keys that empty the line that is being edited. No keyboard has them.</summary>
    public const string EmptyLine = "\e[9133~";

    /// <summary>What the reader types waits meanwhile.</summary>
    private static readonly TimeSpan ResizeTimeout = TimeSpan.FromSeconds(5);

    private const string BeginPaste = "\e[200~";
    private const string EndPaste = "\e[201~";

    /// <summary>
    /// What the shell reads at its start, after the machine's own settings. `\e]133;B` is printed by readline with the prompt, when keys
    /// are read one by one already; a reader who sets PS1 loses it, so it is added again. Where history has just been read, its last entry
    /// is the command that begins. Checks and programs log in anew each time, so a shell with other groups than theirs ends.
    /// </summary>
    private const string Settings = """
        [ ! -f ~/.bashrc ] || . ~/.bashrc
        unset HISTFILE HISTTIMEFORMAT HISTIGNORE
        HISTCONTROL=
        export -n COLUMNS LINES
        __drydock_prompt() {
          local code=$?
          export -p | grep -v '^declare -x TERM=' >"$__drydock_state/exports"
          pwd >"$__drydock_state/directory"
          printf '\e]133;D;%s;%s\a' "$code" "$__drydock_key"
          case $PS1 in *'133;B;'*) ;; *) PS1+="\[\e]133;B;$__drydock_key\a\]" ;; esac
          local groups=$(id -G "$USER")
          if [ -n "$groups" ] && [ "$groups" != "$__drydock_groups" ]; then
            echo "Your account has other groups now. They count from the next login on, so this shell ends."
            exit
          fi
        }
        __drydock_start() {
          printf '\e]133;C;%s;%s\a' "$(builtin history 1 | base64 --wrap=0)" "$__drydock_key"
        }
        __drydock_groups=$(id -G "$USER")
        PROMPT_COMMAND=__drydock_prompt
        PS0='$(__drydock_start)'
        bind '"\e[9133~": kill-whole-line'
        cd
        """;

    /// <summary>The program on the terminal, which <c>script</c> makes. Its variables do not reach the shell's children.</summary>
    private const string Begin = """
        stty cols "$DRYDOCK_COLUMNS" rows "$DRYDOCK_ROWS"
        mkdir -p "/run/drydock/$DRYDOCK_TERMINAL"
        tty >"/run/drydock/$DRYDOCK_TERMINAL/tty"
        exec bash --rcfile <(
          echo "__drydock_state=/run/drydock/$DRYDOCK_TERMINAL __drydock_key=$DRYDOCK_KEY"
          echo 'unset "${!DRYDOCK_@}"; . /opt/drydock/terminal.bash'
        )
        """;

    /// <summary>Writes what the shells of a sandbox read at their start.</summary>
    public static void Prepare(RunningSandbox sandbox) => sandbox.Files.Write(ResourceFile, System.Text.Encoding.UTF8.GetBytes(Settings));

    /// <summary>The command that starts the shell. Its standard input is the keyboard, its standard output the screen.</summary>
    public SandboxCommand Shell(TerminalSize size) =>
        new("script", "--quiet", "--return", "--command", Begin, "/dev/null")
        {
            Environment = new Dictionary<string, string>
            {
                ["DRYDOCK_TERMINAL"] = Name,
                ["DRYDOCK_KEY"] = Key,
                ["DRYDOCK_COLUMNS"] = size.Columns.ToString(CultureInfo.InvariantCulture),
                ["DRYDOCK_ROWS"] = size.Rows.ToString(CultureInfo.InvariantCulture),
                ["TERM"] = "xterm-256color",
            },
        };

    /// <summary>The command that changes the terminal's size, on which the kernel informs the program in the foreground.</summary>
    public SandboxCommand Resize(TerminalSize size) =>
        new(
            "bash",
            "-c",
            "exec stty --file \"$(cat \"/run/drydock/$1/tty\")\" cols \"$2\" rows \"$3\"",
            "resize",
            Name,
            size.Columns.ToString(CultureInfo.InvariantCulture),
            size.Rows.ToString(CultureInfo.InvariantCulture)
        )
        {
            Timeout = ResizeTimeout,
        };

    /// <summary>
    /// The keys that run a command line: as a paste, which the shell does not run line by line, and then Enter.
    /// </summary>
    public static string Keys(string line) => $"{EmptyLine}{BeginPaste}{line}{EndPaste}\r";
}
