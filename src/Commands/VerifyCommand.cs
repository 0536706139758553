using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Sandbox;
using Site.Snippets;
using Site.Verification;
using Spectre.Console;

namespace Site.Commands;

/// <summary><c>verify-lessons</c>: every step of every lesson, against a real engine.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string[]> _lessons = new("LESSON") { Description = "Ids of lessons; none: every lesson", Arity = ArgumentArity.ZeroOrMore };
    private readonly Option<string[]> _engines = EngineOption.Several();
    private readonly Option<bool> _record = new("--record") { Description = "Keep what the lessons that pass have printed, for the site" };
    private readonly Option<bool> _changed = new("--changed") { Description = "Only lessons that are not as they were when they last passed on the engine" };
    private readonly Option<string> _shard = new("--shard") { Description = "One of several parts of about the same length", HelpName = "I/N" };
    private readonly Option<string[]> _reports = new("--report") { Description = "Write a report: json:FILE or junit:FILE; may be given several times", HelpName = "KIND:FILE" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Flaky steps and warnings fail" };
    private readonly Option<int> _jobs = new("--jobs") { Description = "Sandboxes at once", DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount), CustomParser = Jobs };
    private readonly Option<string> _stopAt = new("--stop-at") { Description = "With one lesson: open the reader's shell right before this step", HelpName = "STEP" };
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
        _shard.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } shard && Shard.Parse(shard) is null)
            {
                result.AddError($"--shard {shard} is no part of a whole; write --shard 1/3");
            }
        });
    }

    public static Command Create()
    {
        var self = new VerifyCommand();
        var command = new Command("verify-lessons", "Run every step of the lessons against a real Docker Engine in a throwaway sandbox (Linux, root)")
        {
            self._lessons, self._engines, self._record, self._changed, self._shard, self._reports, self._strict, self._jobs, self._stopAt, self._list, BuildCommand.Content,
        };
        command.SetAction(self.RunAsync);
        return command;
    }

    private static int Jobs(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs > 0)
        {
            return jobs;
        }

        argument.AddError("--jobs wants a number from 1");
        return 1;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        var bag = new DiagnosticBag();
        var course = new CourseReader(new ContentDirectory(parsed.GetValue(BuildCommand.Content)!), bag).Read();
        if (course is not null)
        {
            // A run is long: what keeps it from being recorded at its end is said before it begins.
            PassedLessons.CheckFile(course, bag);
        }

        var lessons = course is null ? [] : Choose(course, parsed.GetValue(_lessons)!);
        if (course is not null && parsed.GetValue(_shard) is { } shard)
        {
            lessons = Shard.Parse(shard)!.Of(lessons, lesson => LessonDuration.Estimate(course, lesson, EngineName.Default.Suite));
        }

        if (parsed.GetValue(_list))
        {
            lessons.ToList().ForEach(lesson => Console.WriteLine($"{lesson.Id}: {string.Join(", ", lesson.AllSteps.Select(step => step.Id))}"));
        }

        var packages = PackageSet.OfThisProgram();
        var store = new ProgramStore(Path.Combine(Cache.OfThisUser().Directory, "programs", $"{Cache.Fingerprint(Path.GetFullPath(parsed.GetValue(BuildCommand.Content)!))}.json"), packages);
        var verifier = course is null ? null : new Verifier(course, new SnippetCompiler(packages, store), parsed.GetValue(_jobs));
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
        var engines = EngineOption.Several(parsed.GetValue(_engines)!);
        var content = parsed.GetValue(BuildCommand.Content)!;
        var reports = VerificationReports.Prepare(parsed.GetValue(_reports) ?? [], content);
        if (parsed.GetValue(_stopAt) is { } stop)
        {
            return await VerifyStop.RunAsync(verifier, course, lessons, stop, programs, engines, ct);
        }

        var verification = new EngineVerification(verifier, course, programs, parsed.GetValue(_record), parsed.GetValue(_changed), IsAlone: engines.Count == 1);
        var problems = new List<Diagnostic>();
        foreach (var name in engines.TakeWhile(_ => !ct.IsCancellationRequested))
        {
            var (run, found) = await verification.RunAsync(lessons, name, ct);
            problems.AddRange(found);
            reports.Add(run);
        }

        await reports.ConcludeAsync();
        var isFine = reports.Runs.All(run => run.Passed) && problems.All(problem => problem.Severity == Severity.Warning);
        var isStrictlyFine = problems.Count == 0 && !reports.Runs.Any(run => run.HasFlaky);
        return ct.IsCancellationRequested ? ExitCodes.Interrupted
            : isFine && (isStrictlyFine || !parsed.GetValue(_strict)) ? ExitCodes.Fine
            : ExitCodes.ContentIsWrong;
    }

    private static IReadOnlyList<Lesson> Choose(Course course, string[] ids)
    {
        var unknown = ids.Except(course.Lessons.Select(lesson => lesson.Id)).ToList();
        return unknown.Count == 0
            ? [.. course.Lessons.Where(lesson => ids.Length == 0 || ids.Contains(lesson.Id))]
            : throw new CommandLineException($"There is no lesson {string.Join(", ", unknown)}; the lessons are {string.Join(", ", course.Lessons.Select(lesson => lesson.Id))}");
    }
}
