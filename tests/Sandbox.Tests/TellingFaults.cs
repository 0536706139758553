using System.Diagnostics;
using System.Text.RegularExpressions;
using Site.Commands;
using Site.Engines;

namespace Site.Sandbox.Tests;

/// <summary>
/// A user never sees an exception's stack trace: the program prints one sentence, and writes the details to a file. One test redirects the
/// console of the whole process, so no other test may run at the same time.
/// </summary>
[Collection(nameof(Alone))]
public sealed partial class TellingFaults(Sandboxes sandboxes) : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("faults-");

    [Fact]
    public async Task A_file_where_the_cache_should_be_is_told_in_a_sentence()
    {
        _ = sandboxes.Template;
        var cache = Path.Combine(_root.FullName, "cache");
        await File.WriteAllTextAsync(cache, "in the way", TestContext.Current.CancellationToken);
        var (exit, printed) = await RunAsync(cache, "engines", "make", "trixie");

        Assert.Equal(3, exit);
        Assert.StartsWith($"The cache in {cache}/drydock cannot be used", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_nobody_expected_is_told_in_a_sentence_and_its_details_lie_in_the_cache()
    {
        var cache = Path.Combine(_root.FullName, "cache");
        var engine = EngineRoot.Of(EngineName.Default, MachineKind.Docker).DirectoryOf(EngineName.Default, IdRange.OfThisProcess()!);
        Directory.CreateDirectory(Path.Combine(cache, "drydock", engine));
        var (exit, printed) = await RunAsync(cache, "engines");

        Assert.Equal(3, exit);
        Assert.StartsWith($"Could not find a part of the path '{cache}/drydock/{engine}/", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", printed, StringComparison.Ordinal);
        Assert.StartsWith(Path.Combine(cache, "drydock", "faults"), Named().Match(printed).Groups["file"].Value, StringComparison.Ordinal);
        Assert.Contains("   at ", Details(printed), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fault_of_the_program_is_to_be_reported()
    {
        var (console, printed) = (Console.Error, new StringWriter());
        Console.SetError(printed);
        try
        {
            Assert.Equal(70, FaultReport.Print(new InvalidOperationException("Sequence contains no elements.\nReally.")));
        }
        finally
        {
            Console.SetError(console);
        }

        const string Sentence = "This is a bug in Drydock, please report it: Sequence contains no elements; the details are in ";
        Assert.StartsWith(Sentence, printed.ToString(), StringComparison.Ordinal);
        Assert.Contains("Really.", Details(printed.ToString()), StringComparison.Ordinal);
        File.Delete(Named().Match(printed.ToString()).Groups["file"].Value);
    }

    public void Dispose() => _root.Delete(recursive: true);

    private async Task<(int Exit, string Message)> RunAsync(string cache, params string[] arguments)
    {
        using var run = Process.Start(
            new ProcessStartInfo(Drydock.Program, Drydock.Arguments(arguments))
            {
                RedirectStandardError = true,
                Environment = { ["XDG_CACHE_HOME"] = cache, ["TMPDIR"] = _root.FullName },
            }
        )!;
        var printed = await run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, Assert.Single(printed.TrimEnd('\n').Split('\n')));
    }

    private static string Details(string printed) => File.ReadAllText(Named().Match(printed).Groups["file"].Value);

    [GeneratedRegex("the details are in (?<file>.+)")]
    private static partial Regex Named();
}
