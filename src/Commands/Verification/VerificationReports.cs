using Site.Diagnostics;
using Site.Files;
using Site.Verification;
using Site.Verification.Reports;

namespace Site.Commands;

/// <summary>The reports that <c>--report</c> asks for, and the annotations and the summary that GitHub Actions shows.</summary>
internal sealed class VerificationReports
{
    private readonly string[] _reports;
    private readonly string _content;
    private readonly List<VerificationRun> _runs = [];

    private VerificationReports(string[] reports, string content) => (_reports, _content) = (reports, content);

    public IReadOnlyList<VerificationRun> Runs => _runs;

    /// <summary>Checks that the reports can be written, before a long run, and makes their folders.</summary>
    /// <param name="reports">Each <c>KIND:FILE</c>.</param>
    /// <param name="content">The content directory, as the command line names it.</param>
    /// <exception cref="CommandLineException">A report cannot be written.</exception>
    public static VerificationReports Prepare(string[] reports, string content)
    {
        foreach (var report in reports)
        {
            try
            {
                AtomicFile.Check(FileOf(report));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new CommandLineException(
                    $"--report {report} cannot be written: {fault.Message.TrimEnd('.')}; name a file that you may write"
                );
            }
        }

        return new VerificationReports(reports, content);
    }

    /// <summary>Adds a run and writes the reports again, so that an interrupted command leaves a report of what has run so far.</summary>
    public void Add(VerificationRun run)
    {
        _runs.Add(run);
        foreach (var report in _reports)
        {
            Write(
                FileOf(report),
                report.StartsWith("json:", StringComparison.Ordinal) ? JsonReport.Write(_runs) : JUnitReport.Write(_runs)
            );
        }
    }

    public async Task ConcludeAsync()
    {
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true")
        {
            var directory = Path.GetRelativePath(Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") ?? ".", _content)
                .Replace('\\', '/');
            GitHubReport.Annotations(_runs, directory).ToList().ForEach(Console.WriteLine);
        }

        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
        {
            await File.AppendAllTextAsync(summary, GitHubReport.Summary(_runs));
        }
    }

    private static void Write(string file, string text)
    {
        try
        {
            AtomicFile.Write(file, text);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MachineException(
                $"The report {file} cannot be written: {fault.Message.TrimEnd('.')}",
                "Fix this and run the command again.",
                fault
            );
        }
    }

    private static string FileOf(string report) => report.Split(':', 2)[1];
}
