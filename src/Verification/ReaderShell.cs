using Site.Processes;
using Site.Sandbox;
using Site.Snippets;

namespace Site.Verification;

/// <summary>
/// The reader's shell through a lesson: every step is a process of its own, and the current directory and the exported
/// variables carry over.
/// </summary>
internal sealed class ReaderShell(RunningSandbox sandbox)
{
    private const string State = "/run/drydock";
    private const string Programs = "/opt/drydock";

    /// <summary>Where the last step left off; <c>$1</c> is the step.</summary>
    private const string Resume = $"[ ! -f {State}/exports ] || . {State}/exports; cd \"$(cat {State}/directory 2>/dev/null || echo ~)\" || exit; ";

    private const string Remember = $"trap 'export -p >{State}/exports; pwd >{State}/directory' EXIT; ";

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

    /// <summary>Brings the lesson's programs into the sandbox.</summary>
    public async Task PrepareAsync(IEnumerable<CompiledSnippet> programs, CancellationToken ct)
    {
        await sandbox.RunAsync(new SandboxCommand("install", "--directory", "--owner=you", State) { Account = Account.Root }, ct: ct);
        var directory = sandbox.PathOf(Programs);
        foreach (var program in programs)
        {
            await File.WriteAllBytesAsync(Path.Combine(directory, $"{NameOf(program.Source)}.dll"), program.Assembly, ct);
            await File.WriteAllTextAsync(Path.Combine(directory, $"{NameOf(program.Source)}.runtimeconfig.json"), RuntimeConfig, ct);
            foreach (var library in program.Libraries)
            {
                File.Copy(library, Path.Combine(directory, Path.GetFileName(library)), overwrite: true);
            }
        }
    }

    /// <summary>Runs a command line as the reader would have typed it.</summary>
    public Task<Execution> RunAsync(string line, TimeSpan timeout, CancellationToken ct) =>
        sandbox.RunAsync(new SandboxCommand("bash", "-c", $"{Resume}{Remember}eval \"$1\"", "bash", line) { Timeout = timeout }, ct: ct);

    /// <summary>Runs a snippet where the shell stands.</summary>
    public Task<Execution> RunAsync(SnippetFile snippet, TimeSpan timeout, CancellationToken ct) =>
        sandbox.RunAsync(
            new SandboxCommand("bash", "-c", $"{Resume}exec /opt/dotnet/dotnet exec \"$1\"", "bash", $"{Programs}/{NameOf(snippet)}.dll") { Timeout = timeout },
            ct: ct);

    private static string NameOf(SnippetFile snippet) => Path.GetFileNameWithoutExtension(snippet.Name);
}
