using Site.Verification;
using Site.Verification.Reports;

namespace Site.Commands;

/// <summary>The reports that were asked for, and those that GitHub Actions shows.</summary>
/// <param name="reports">Each <c>KIND:FILE</c>.</param>
/// <param name="content">The content directory as it was named.</param>
internal sealed class VerificationReports(string[] reports, string content)
{
    private readonly List<VerificationRun> _runs = [];

    public IReadOnlyList<VerificationRun> Runs => _runs;

    /// <summary>Written after every engine, and after an interruption: what is cut short leaves a report of what it knew.</summary>
    public async Task AddAsync(VerificationRun run)
    {
        _runs.Add(run);
        foreach (var report in reports.Select(report => report.Split(':', 2)))
        {
            await File.WriteAllTextAsync(report[1], report[0] == "json" ? JsonReport.Write(_runs) : JUnitReport.Write(_runs));
        }
    }

    public async Task ConcludeAsync()
    {
        if (Environment.GetEnvironmentVariable("GITHUB_ACTIONS") == "true")
        {
            var directory = Path.GetRelativePath(Environment.GetEnvironmentVariable("GITHUB_WORKSPACE") ?? ".", content).Replace('\\', '/');
            GitHubReport.Annotations(_runs, directory).ToList().ForEach(Console.WriteLine);
        }

        if (Environment.GetEnvironmentVariable("GITHUB_STEP_SUMMARY") is { Length: > 0 } summary)
        {
            await File.AppendAllTextAsync(summary, GitHubReport.Summary(_runs));
        }
    }
}
