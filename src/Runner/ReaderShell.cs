using System.Text;
using Site.Content;
using Site.Processes;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Runner;

/// <summary>
/// Runs the steps of a lesson as the reader would in a terminal. Every step is a process of its own; the current directory and the exported
/// variables are saved when it ends, and restored for the next step in the same terminal.
/// </summary>
internal sealed class ReaderShell(RunningSandbox sandbox)
{
    private const string State = "/run/drydock";
    private const string Programs = "/opt/drydock";
    private const string Edited = "/opt/drydock-edited";

    /// <summary>How the file name of every check's program ends.</summary>
    private const string CheckEnd = ".check.dll";

    /// <summary>
    /// The runtime configuration of a compiled snippet. The libraries of the snippet's packages are copied next to it. The packages that
    /// those depend on, which <c>dotnet run --file</c> would restore for a reader, are part of the shared framework of ASP.NET Core.
    /// </summary>
    private const string RuntimeConfig = """
        {
          "runtimeOptions": {
            "frameworks": [
              { "name": "Microsoft.NETCore.App", "version": "10.0.0" },
              { "name": "Microsoft.AspNetCore.App", "version": "10.0.0" }
            ],
            "configProperties": { "System.Globalization.Invariant": true, "System.Runtime.TieredPGO": false }
          }
        }
        """;

    private readonly HashSet<string> _copied = [];

    /// <summary>Copies the lesson's programs, and the files that its steps write, into the sandbox.</summary>
    public async Task PrepareAsync(IReadOnlyList<Step> steps, IReadOnlyDictionary<string, CompiledSnippet> programs, CancellationToken ct)
    {
        var terminals = steps.Select(Terminal).Distinct().Select(terminal => $"{State}/{terminal}");
        await sandbox.RunAsync(
            new SandboxCommand(["install", "--directory", "--owner=you", State, .. terminals]) { Account = Account.Root },
            ct: ct
        );
        foreach (
            var program in steps.SelectMany(step => step.Snippets).DistinctBy(one => one.Path).Select(snippet => programs[snippet.Path])
        )
        {
            Place(program, Programs);
        }

        foreach (var step in steps)
        {
            if (step.Action is WrittenFile file)
            {
                sandbox.Files.Write($"{Programs}/{step.Id}.file", Encoding.UTF8.GetBytes(file.Text));
            }
        }
    }

    /// <summary>Copies a program that the reader has edited into the sandbox. It replaces an earlier edit, and leaves the lesson's own.</summary>
    public void PlaceEdited(CompiledSnippet program) => Place(program, Edited);

    /// <summary>The command that runs a program which <see cref="PlaceEdited"/> copied, as <see cref="RunAsync"/> runs the lesson's own.</summary>
    public static SandboxCommand EditedProgram(Step step, SnippetFile snippet) => Program(step, $"{Edited}/{NameOf(snippet)}.dll");

    /// <summary>Whether a process runs the check of a step.</summary>
    /// <param name="process">Its id on the host.</param>
    public static bool IsCheck(int process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/cmdline").Split('\0') is ["/opt/dotnet/dotnet", "exec", var program, ..]
                && program.StartsWith($"{Programs}/", StringComparison.Ordinal)
                && program.EndsWith(CheckEnd, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    /// <summary>Does what the reader would do: runs the step's command, or writes its file.</summary>
    /// <param name="lessonEnd">Completes when the lesson ends, which ends a background command.</param>
    public Task<ProcessResult> ActAsync(Step step, Task lessonEnd, CancellationToken ct) =>
        step.Action switch
        {
            ShellCommand command => sandbox.RunAsync(
                CommandLine.Of(command, Restore(command.Terminal), Save(command.Terminal), step.Timeout, lessonEnd) with
                {
                    StreamsApart = step.Expect.Errors is not null,
                },
                ct: ct
            ),
            WrittenFile file => sandbox.RunAsync(
                new SandboxCommand(
                    "bash",
                    "-c",
                    $"{Restore(Terminal(step))}cat \"$1\" >\"$2\"",
                    "bash",
                    $"{Programs}/{step.Id}.file",
                    file.Name
                )
                {
                    Timeout = step.Timeout,
                },
                ct: ct
            ),
            _ => throw new ArgumentException($"The step {step.Id} has neither a command nor a file to write", nameof(step)),
        };

    /// <summary>An interactive shell with the directory and the variables that the terminal of a step has before that step.</summary>
    public SandboxCommand Interactive(Step step) =>
        Console.IsInputRedirected
            ? new SandboxCommand("bash", "-c", $"{Restore(Terminal(step))}exec bash")
            : new SandboxCommand("script", "--quiet", "--return", "--command", "exec bash -c \"$DRYDOCK_SCRIPT\"", "/dev/null")
            {
                Environment = new Dictionary<string, string>
                {
                    ["DRYDOCK_SCRIPT"] = $"unset DRYDOCK_SCRIPT; {Restore(Terminal(step))}exec bash",
                },
            };

    /// <summary>
    /// Runs a C# program of the step in the directory of the step's terminal. It gets the terminal's variables too, unless the step runs as
    /// root: sudo does not pass them on either.
    /// </summary>
    public Task<ProcessResult> RunAsync(Step step, SnippetFile snippet, CancellationToken ct) =>
        sandbox.RunAsync(Program(step, $"{Programs}/{NameOf(snippet)}.dll") with { Timeout = step.Timeout }, ct: ct);

    private static SandboxCommand Program(Step step, string path) =>
        new("bash", "-c", $"{Restore(Terminal(step), step.Sudo)}exec /opt/dotnet/dotnet exec \"$1\"", "bash", path)
        {
            Account = step.Sudo ? Account.Root : Account.Reader,
        };

    private void Place(CompiledSnippet program, string folder)
    {
        var target = $"{folder}/{NameOf(program.Source)}";
        sandbox.Files.Write($"{target}.dll", program.Assembly);
        sandbox.Files.Write($"{target}.runtimeconfig.json", Encoding.UTF8.GetBytes(RuntimeConfig));
        foreach (var library in program.Libraries)
        {
            var copy = $"{Path.GetDirectoryName(target)}/{Path.GetFileName(library)}";
            if (_copied.Add(copy))
            {
                sandbox.Files.CopyIn(library, copy);
            }
        }
    }

    private static string Terminal(Step step) => (step.Action as ShellCommand)?.Terminal ?? ShellCommand.FirstTerminal;

    /// <summary>Bash code that restores what <see cref="Save"/> saved.</summary>
    private static string Restore(string terminal, bool directoryOnly = false) =>
        (directoryOnly ? "" : $"[ ! -f {State}/{terminal}/exports ] || . {State}/{terminal}/exports; ")
        + $"cd \"$(cat {State}/{terminal}/directory 2>/dev/null || echo ~you)\" || exit; ";

    /// <summary>
    /// Bash code that saves the directory and the exported variables at exit, except TERM, which depends on how the step is run.
    /// </summary>
    private static string Save(string terminal) =>
        $"trap 'export -p | grep -v \"^declare -x TERM=\" >{State}/{terminal}/exports; pwd >{State}/{terminal}/directory' EXIT; ";

    /// <summary>The program's path in the content without its extension, since two folders may have programs with the same name.</summary>
    private static string NameOf(SnippetFile snippet) => snippet.Path[..^Path.GetExtension(snippet.Path).Length];
}
