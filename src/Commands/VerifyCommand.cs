using System.CommandLine;
using Site.Diagnostics;
using Site.Lessons;
using Site.Sandbox;
using Site.Snippets;
using Site.Verification;
using Site.Verification.Reports;
using Spectre.Console;

namespace Site.Commands;

/// <summary><c>verify-lessons</c>: every step of every lesson, against a real engine.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string[]> _lessons = new("LESSON") { Description = "Ids of lessons; none: every lesson", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<bool> _record = new("--record") { Description = "Keep what the lessons that pass have printed, for the site" };
    private readonly Option<string[]> _engines = EngineOption.Several();
    private readonly Option<string[]> _reports = new("--report") { Description = "Write a report: json:FILE or junit:FILE; may be given several times", HelpName = "KIND:FILE" };
    private readonly Option<int> _jobs = new("--jobs") { Description = "Sandboxes at once", DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount) };
    private readonly Option<bool> _list = new("--list") { Description = "Print the lessons and their steps, and run nothing" };

    private VerifyCommand()
    {
        _reports.Validators.Add(result =>
        {
            foreach (var wrong in (result.GetValueOrDefault<string[]>() ?? []).Where(report => report.Split(':', 2) is not ["json" or "junit", { Length: > 0 }]))
            {
                result.AddError($"--report {wrong} is not known; write --report json:FILE or --report junit:FILE");
            }
        });
        _jobs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--jobs wants a number from 1");
            }
        });
    }

    public static Command Create()
    {
        var self = new VerifyCommand();
        var command = new Command("verify-lessons", "Run every step of the lessons against a real Docker Engine in a throwaway sandbox (Linux, root)")
        {
            self._lessons, self._engines, self._record, self._reports, self._jobs, self._list, BuildCommand.Content,
        };
        command.SetAction(self.RunAsync);
        return command;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(parsed.GetValue(BuildCommand.Content)!), bag).Read();
        var lessons = course is null ? [] : Choose(course, parsed.GetValue(_lessons)!);
        if (parsed.GetValue(_list))
        {
            lessons.ToList().ForEach(lesson => Console.WriteLine($"{lesson.Id}: {string.Join(", ", lesson.Steps.Select(step => step.Id))}"));
        }

        var verifier = course is null ? null : new Verifier(course, new SnippetCompiler(PackageSet.OfThisProgram()), parsed.GetValue(_jobs));
        if (course is null || await verifier!.CompileAsync(lessons, bag, ct) is not { } programs || bag.HasErrors)
        {
            bag.Sorted.ToList().ForEach(problem => Console.Error.WriteLine(problem));
            return ExitCodes.ContentIsWrong;
        }

        if (parsed.GetValue(_list))
        {
            return ExitCodes.Fine;
        }

        Host.Require();
        var runs = new List<VerificationRun>();
        foreach (var name in EngineOption.Several(parsed.GetValue(_engines)!))
        {
            runs.Add(await RunAsync(verifier, course, lessons, programs, name, parsed.GetValue(_record), ct));
            await ReportAsync(parsed.GetValue(_reports) ?? [], runs, ct);
        }

        return runs.All(run => run.Passed) ? ExitCodes.Fine : ExitCodes.ContentIsWrong;
    }

    private static async Task<VerificationRun> RunAsync(
        Verifier verifier, Course course, IReadOnlyList<Lesson> lessons, IReadOnlyDictionary<string, CompiledSnippet> programs, EngineName name, bool record, CancellationToken ct)
    {
        var display = new VerificationDisplay(AnsiConsole.Console);
        var run = await display.ShowAsync(async told =>
        {
            var machines = new Dictionary<Machine, SandboxTemplate>();
            foreach (var machine in lessons.Select(lesson => lesson.Machine).Distinct())
            {
                machines[machine] = await SandboxTemplate.GetAsync(Cache.OfThisUser(), name, Verifier.KindOf(machine), course.Content.FullPath("images"), told, ct);
            }

            return await verifier.RunAsync(name, machines, lessons, programs, told, ct);
        });

        // A recording that cannot be read is a problem of `build`; here it is as good as none.
        var unread = new DiagnosticBag();
        run = record ? run : Comparison.WithRecordings(course, run, unread);
        display.Conclude(run);
        if (record)
        {
            Console.WriteLine($"{PassedLessons.Record(course, run, unread)} recording(s) written under {course.Content.Root}");
        }

        return run;
    }

    /// <summary>Written after every engine: what is cut short leaves a report of what it knew.</summary>
    private static async Task ReportAsync(string[] reports, List<VerificationRun> runs, CancellationToken ct)
    {
        foreach (var report in reports.Select(report => report.Split(':', 2)))
        {
            await File.WriteAllTextAsync(report[1], report[0] == "json" ? JsonReport.Write(runs) : JUnitReport.Write(runs), ct);
        }
    }

    private static IReadOnlyList<Lesson> Choose(Course course, string[] ids)
    {
        var unknown = ids.Except(course.Lessons.Select(lesson => lesson.Id)).ToList();
        return unknown.Count == 0
            ? [.. course.Lessons.Where(lesson => ids.Length == 0 || ids.Contains(lesson.Id))]
            : throw new CommandLineException($"There is no lesson {string.Join(", ", unknown)}; the lessons are {string.Join(", ", course.Lessons.Select(lesson => lesson.Id))}");
    }
}
