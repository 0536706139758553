using System.Diagnostics;
using System.Globalization;
using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Runner;
using Site.Snippets;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>
/// Measures how much longer verifying takes than a plain script with the same commands in a sandbox that is already up. The measurements
/// alternate, and no time is asserted. To run it:
/// <c>dotnet test --project Sandbox.Tests/Sandbox.Tests.csproj --filter-class '*.Benchmark' --explicit only --output detailed</c>.
/// DRYDOCK_ROUNDS is the number of rounds, five by default.
/// </summary>
public sealed class Benchmark(Sandboxes sandboxes, ITestOutputHelper output)
{
    private static readonly int Rounds = int.Parse(
        Environment.GetEnvironmentVariable("DRYDOCK_ROUNDS") ?? "5",
        CultureInfo.InvariantCulture
    );

    [Fact(Explicit = true)]
    public async Task Verifying_beside_a_plain_script()
    {
        var ct = TestContext.Current.CancellationToken;
        var (course, programs) = await ReadAsync(ct);
        var rounds = new List<(double Plain, double Recorded, double Shell, double Both)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add(
                (
                    await PlainAsync(course, recorded: false, ct),
                    await PlainAsync(course, recorded: true, ct),
                    await ShellAsync(course, programs, ct),
                    await BothAsync(course, programs, ct)
                )
            );
        }

        Report("plain script", [.. rounds.Select(round => round.Plain)], " s");
        Report("with the recorder, of plain", [.. rounds.Select(round => round.Recorded / round.Plain)], " times");
        Report("shell variant with its checks, one job, of plain", [.. rounds.Select(round => round.Shell / round.Plain)], " times");
        Report("both variants, two jobs, of plain", [.. rounds.Select(round => round.Both / round.Plain)], " times");
        Assert.NotEmpty(rounds);
    }

    private void Report(string what, List<double> figures, string unit)
    {
        figures.Sort();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: median {figures[figures.Count / 2]:0.00}{unit}, from {figures[0]:0.00} to {figures[^1]:0.00}"
            )
        );
    }

    private async Task<(Course Course, IReadOnlyDictionary<string, CompiledSnippet> Programs)> ReadAsync(CancellationToken ct)
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(Sandboxes.Content), bag).Read()!;
        var programs = (await Of(course, jobs: 2).CompileAsync(course.Lessons, bag, ct))!;
        return (course, await ReadyToRunLibraries.UseAsync(Cache.OfThisUser(), programs, sandboxes, ct));
    }

    /// <summary>Runs the commands of each lesson as one script. The start of the sandboxes is not counted.</summary>
    private async Task<double> PlainAsync(Course course, bool recorded, CancellationToken ct)
    {
        var seconds = 0.0;
        foreach (var lesson in course.Lessons)
        {
            await using var sandbox = await sandboxes.StartAsync();
            if (recorded)
            {
                await sandbox.RecordAsync(ct);
            }

            var script = string.Join(
                '\n',
                lesson.Steps.Select(step => step.Action).OfType<ShellCommand>().Select(command => $"bash -c {Quoted(command.Line)}")
            );
            var run = await sandbox.RunAsync(new SandboxCommand("bash", "-c", script) { Timeout = TimeSpan.FromMinutes(5) }, ct: ct);
            seconds += run.Duration.TotalSeconds;
        }

        return seconds;
    }

    /// <summary>Verifies the shell variant of each lesson. The start of the sandboxes is not counted.</summary>
    private async Task<double> ShellAsync(Course course, IReadOnlyDictionary<string, CompiledSnippet> programs, CancellationToken ct)
    {
        var seconds = 0.0;
        foreach (var lesson in course.Lessons)
        {
            await using var pool = new SandboxPool([sandboxes.Template, sandboxes.Template], ct);
            await using var first = await pool.TakeAsync(sandboxes.Template);
            // The lesson gets the second sandbox, which starts during this delay.
            await Task.Delay(TimeSpan.FromSeconds(4), ct);
            var clock = Stopwatch.StartNew();
            var results = await new LessonRun(course, lesson, Variant.Shell, []).RunAsync(
                sandboxes.Template,
                pool,
                programs,
                new Progress<StepResult>(),
                ct
            );
            seconds += clock.Elapsed.TotalSeconds;
            Assert.All(results, result => Assert.Equal(StepStatus.Passed, result.Status));
        }

        return seconds;
    }

    /// <summary>Does everything that <c>verify-lessons</c> does, including the start of the sandboxes.</summary>
    private async Task<double> BothAsync(Course course, IReadOnlyDictionary<string, CompiledSnippet> programs, CancellationToken ct)
    {
        var machines = new Dictionary<MachineKind, SandboxTemplate> { [MachineKind.Docker] = sandboxes.Template };
        var run = await Of(course, jobs: 2)
            .RunAsync(EngineName.Default, machines, [.. course.Lessons], programs, new Progress<StepResult>(), ct);
        Assert.True(run.Passed);
        return run.Seconds;
    }

    private static Verifier Of(Course course, int jobs) =>
        new(course, new SnippetCompiler(PackageSet.OfThisProgram()), jobs) { Repeats = false };

    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
