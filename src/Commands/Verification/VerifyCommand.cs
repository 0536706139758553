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
    private readonly Argument<string[]> _lessons = new("LESSON")
    {
        Description = "Ids of lessons; none: every lesson",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string[]> _engines = EngineOption.Several();
    private readonly Option<bool> _record = new("--record") { Description = "Keep what the lessons that pass have printed, for the site" };
    private readonly Option<bool> _changed = new("--changed")
    {
        Description = "Only lessons that are not as they were when they last passed on the engine",
    };
    private readonly Option<string> _shard = new("--shard")
    {
        Description = "One of several parts of about the same length",
        HelpName = "I/N",
    };
    private readonly Option<string[]> _reports = new("--report")
    {
        Description = "Write a report: json:FILE or junit:FILE; may be given several times",
        HelpName = "KIND:FILE",
    };
    private readonly Option<bool> _strict = new("--strict") { Description = "Flaky steps and warnings fail" };
    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "Sandboxes at once",
        DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount),
        CustomParser = Jobs,
    };
    private readonly Option<string> _stopAt = new("--stop-at")
    {
        Description = "With one lesson: open the reader's shell right before this step",
        HelpName = "STEP",
    };
    private readonly Option<bool> _list = new("--list") { Description = "Print the lessons and their steps, and run nothing" };

    private VerifyCommand()
    {
        _reports.Validators.Add(result =>
        {
            foreach (
                var wrong in (result.GetValueOrDefault<string[]>() ?? []).Where(report =>
                    report.Split(':', 2) is not ["json" or "junit", { Length: > 0 }]
                )
            )
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
        var command = new Command(
            "verify-lessons",
            "Run every step of the lessons against a real Docker Engine in a throwaway sandbox (Linux, root)"
        )
        {
            self._lessons,
            self._engines,
            self._record,
            self._changed,
            self._shard,
            self._reports,
            self._strict,
            self._jobs,
            self._stopAt,
            self._list,
            BuildCommand.Content,
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
        if (new CourseReader(new ContentDirectory(parsed.GetValue(BuildCommand.Content)!), bag).Read() is not { } course)
        {
            return Tell(bag);
        }

        // A run is long: what would keep it from being recorded at its end is said before it begins.
        PassedLessons.CheckFile(course, bag);
        var lessons = Choose(course, parsed);
        if (parsed.GetValue(_list))
        {
            lessons
                .ToList()
                .ForEach(lesson => Console.WriteLine($"{lesson.Id}: {string.Join(", ", lesson.AllSteps.Select(step => step.Id))}"));
        }

        var verifier = new Verifier(course, Compiler(course.Content), parsed.GetValue(_jobs));
        if (await verifier.CompileAsync(lessons, bag, ct) is not { } programs || bag.HasErrors)
        {
            return Tell(bag);
        }

        return parsed.GetValue(_list) ? ExitCodes.Fine : await VerifyAsync(parsed, verifier, course, lessons, programs, ct);
    }

    private async Task<int> VerifyAsync(
        ParseResult parsed,
        Verifier verifier,
        Course course,
        IReadOnlyList<Lesson> lessons,
        IReadOnlyDictionary<string, CompiledSnippet> programs,
        CancellationToken ct
    )
    {
        Host.Require();
        var engines = EngineOption.Several(parsed.GetValue(_engines)!);
        var reports = VerificationReports.Prepare(parsed.GetValue(_reports) ?? [], parsed.GetValue(BuildCommand.Content)!);
        if (parsed.GetValue(_stopAt) is { } stop)
        {
            return await VerifyStop.RunAsync(verifier, course, lessons, stop, programs, engines, ct);
        }

        var verification = new EngineVerification(verifier, course, programs)
        {
            Record = parsed.GetValue(_record),
            OnlyChanged = parsed.GetValue(_changed),
            IsAlone = engines.Count == 1,
        };
        var problems = new List<Diagnostic>();
        foreach (var engine in engines.TakeWhile(_ => !ct.IsCancellationRequested))
        {
            var (run, found) = await verification.RunAsync(lessons, engine, ct);
            problems.AddRange(found);
            reports.Add(run);
        }

        await reports.ConcludeAsync();
        return ct.IsCancellationRequested ? ExitCodes.Interrupted
            : IsFine(reports.Runs, problems, parsed.GetValue(_strict)) ? ExitCodes.Fine
            : ExitCodes.ContentIsWrong;
    }

    private static bool IsFine(IReadOnlyList<VerificationRun> runs, List<Diagnostic> problems, bool strict) =>
        runs.All(run => run.Passed)
        && problems.All(problem => problem.Severity == Severity.Warning)
        && (!strict || (problems.Count == 0 && !runs.Any(run => run.HasFlaky)));

    /// <summary>Keeps what it compiled of a course from one run to the next.</summary>
    private static SnippetCompiler Compiler(ContentDirectory content)
    {
        var packages = PackageSet.OfThisProgram();
        var file = Path.Combine(Cache.OfThisUser().Directory, "programs", $"{Cache.Fingerprint(content.Root)}.json");
        return new SnippetCompiler(packages, new ProgramStore(file, packages));
    }

    private static int Tell(DiagnosticBag bag)
    {
        bag.Sorted.ToList().ForEach(problem => Console.Error.WriteLine(problem));
        return ExitCodes.ContentIsWrong;
    }

    /// <summary>The lessons that are named, or all; of these, the shard's.</summary>
    private IReadOnlyList<Lesson> Choose(Course course, ParseResult parsed)
    {
        var ids = parsed.GetValue(_lessons)!;
        var unknown = ids.Except(course.Lessons.Select(lesson => lesson.Id)).ToList();
        if (unknown.Count > 0)
        {
            throw new CommandLineException(
                $"There is no lesson {string.Join(", ", unknown)}; the lessons are {string.Join(", ", course.Lessons.Select(lesson => lesson.Id))}"
            );
        }

        IReadOnlyList<Lesson> lessons = [.. course.Lessons.Where(lesson => ids.Length == 0 || ids.Contains(lesson.Id))];
        return parsed.GetValue(_shard) is { } shard
            ? Shard.Parse(shard)!.Of(lessons, lesson => LessonDuration.Estimate(course, lesson, EngineName.Default.Suite))
            : lessons;
    }
}
