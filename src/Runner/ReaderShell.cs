using System.Text;
using Site.Content;
using Site.Processes;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Runner;

/// <summary>
/// The reader's terminals through a lesson: every step is a process of its own, and the current directory and the
/// exported variables of its terminal carry over.
/// </summary>
internal sealed class ReaderShell(RunningSandbox sandbox)
{
    private const string State = "/run/drydock";
    private const string Programs = "/opt/drydock";

    /// <summary>
    /// A snippet's packages lie beside it; what the reader's <c>dotnet run --file</c> would restore besides is in the
    /// shared framework of ASP.NET Core.
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

    /// <summary>Brings what the lesson runs and writes into the sandbox.</summary>
    public async Task PrepareAsync(IReadOnlyList<Step> steps, IReadOnlyDictionary<string, CompiledSnippet> programs, CancellationToken ct)
    {
        var terminals = steps.Select(Terminal).Distinct().Select(terminal => $"{State}/{terminal}");
        await sandbox.RunAsync(
            new SandboxCommand(["install", "--directory", "--owner=you", State, .. terminals]) { Account = Account.Root },
            ct: ct
        );
        foreach (var program in steps.SelectMany(step => step.Snippets).Select(snippet => programs[snippet.Path]))
        {
            var target = $"{Programs}/{NameOf(program.Source)}";
            sandbox.Files.Write($"{target}.dll", program.Assembly);
            sandbox.Files.Write($"{target}.runtimeconfig.json", Encoding.UTF8.GetBytes(RuntimeConfig));
            foreach (var library in program.Libraries)
            {
                sandbox.Files.CopyIn(library, $"{Path.GetDirectoryName(target)}/{Path.GetFileName(library)}");
            }
        }

        foreach (var step in steps)
        {
            if (step.Action is WrittenFile file)
            {
                sandbox.Files.Write($"{Programs}/{step.Id}.file", Encoding.UTF8.GetBytes(file.Text));
            }
        }
    }

    /// <summary>Does what the reader would do.</summary>
    /// <param name="ending">Completes when the lesson ends, and with it what runs in the background.</param>
    public Task<ProcessResult> ActAsync(Step step, Task ending, CancellationToken ct) =>
        step.Action switch
        {
            ShellCommand command => sandbox.RunAsync(
                CommandLine.Of(command, Resume(command.Terminal), Remember(command.Terminal), step.Timeout, ending) with
                {
                    StreamsApart = step.Expect.Errors is not null,
                },
                ct: ct
            ),
            WrittenFile file => sandbox.RunAsync(
                new SandboxCommand(
                    "bash",
                    "-c",
                    $"{Resume(Terminal(step))}cat \"$1\" >\"$2\"",
                    "bash",
                    $"{Programs}/{step.Id}.file",
                    file.Name
                )
                {
                    Timeout = step.Timeout,
                },
                ct: ct
            ),
            _ => throw new ArgumentException($"the step {step.Id} does nothing that can be run", nameof(step)),
        };

    /// <summary>A shell for a person, where the terminal of a step stands before that step.</summary>
    public SandboxCommand Interactive(Step step) =>
        Console.IsInputRedirected
            ? new SandboxCommand("bash", "-c", $"{Resume(Terminal(step))}exec bash")
            : new SandboxCommand("script", "--quiet", "--return", "--command", "exec bash -c \"$DRYDOCK_SCRIPT\"", "/dev/null")
            {
                Environment = new Dictionary<string, string>
                {
                    ["DRYDOCK_SCRIPT"] = $"unset DRYDOCK_SCRIPT; {Resume(Terminal(step))}exec bash",
                },
            };

    /// <summary>Runs a program of the step where its terminal stands; as root, it has root's variables.</summary>
    public Task<ProcessResult> RunAsync(Step step, SnippetFile snippet, CancellationToken ct) =>
        sandbox.RunAsync(
            new SandboxCommand(
                "bash",
                "-c",
                $"{Resume(Terminal(step), step.Sudo)}exec /opt/dotnet/dotnet exec \"$1\"",
                "bash",
                $"{Programs}/{NameOf(snippet)}.dll"
            )
            {
                Account = step.Sudo ? Account.Root : Account.Reader,
                Timeout = step.Timeout,
            },
            ct: ct
        );

    private static string Terminal(Step step) => (step.Action as ShellCommand)?.Terminal ?? ShellCommand.FirstTerminal;

    /// <summary>Where the terminal's last step left off.</summary>
    private static string Resume(string terminal, bool directoryOnly = false) =>
        (directoryOnly ? "" : $"[ ! -f {State}/{terminal}/exports ] || . {State}/{terminal}/exports; ")
        + $"cd \"$(cat {State}/{terminal}/directory 2>/dev/null || echo ~you)\" || exit; ";

    /// <summary>The kind of terminal is each step's own.</summary>
    private static string Remember(string terminal) =>
        $"trap 'export -p | grep -v \"^declare -x TERM=\" >{State}/{terminal}/exports; pwd >{State}/{terminal}/directory' EXIT; ";

    /// <summary>Its path in the content: two folders may have programs of one name.</summary>
    private static string NameOf(SnippetFile snippet) => snippet.Path[..^Path.GetExtension(snippet.Path).Length];
}
