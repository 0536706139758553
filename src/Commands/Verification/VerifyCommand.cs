using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Files;
using Site.Runner;
using Site.Sandbox;
using Site.Snippets;
using Site.Verification;
using Spectre.Console;

namespace Site.Commands;

/// <summary>The <c>verify-lessons</c> command: runs every step of the lessons against a real engine.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string[]> _lessons = new("LESSON")
    {
        Description = "The ids of the lessons to verify; all by default",
        Arity = ArgumentArity.ZeroOrMore,
    };
    private readonly Option<string[]> _engines = EngineOption.Several();
    private readonly Option<bool> _record = new("--record")
    {
        Description = "Record the output of the lessons that pass, for the site to show",
    };
    private readonly Option<bool> _changed = new("--changed")
    {
        Description = "Verify only the lessons that have changed since they last passed on the engine",
    };
    private readonly Option<string> _shard = new("--shard")
    {
        Description = "Verify only part I of N parts, which take about equally long",
        HelpName = "I/N",
    };
    private readonly Option<string[]> _reports = new("--report")
    {
        Description = "Write a report: json:FILE or junit:FILE; can be repeated",
        HelpName = "KIND:FILE",
    };
    private readonly Option<bool> _strict = new("--strict") { Description = "Fail if a step is flaky or there are warnings" };
    private readonly Option<int> _jobs = new("--jobs")
    {
        Description = "How many sandboxes run at the same time",
        DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount),
        CustomParser = ParseJobs,
    };
    private readonly Option<string> _stopAt = new("--stop-at")
    {
        Description = "Run one lesson up to this step, and open a shell there",
        HelpName = "STEP",
    };
    private readonly Option<bool> _list = new("--list") { Description = "Print the lessons and their steps without running them" };

    private VerifyCommand()
    {
        _reports.Validators.Add(result =>
        {
            foreach (
                var invalid in (result.GetValueOrDefault<string[]>() ?? []).Where(report =>
                    report.Split(':', 2) is not ["json" or "junit", { Length: > 0 }]
                )
            )
            {
                result.AddError($"--report {invalid} is not a report; write --report json:FILE or --report junit:FILE");
            }
        });
        _shard.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } shard && Shard.Parse(shard) is null)
            {
                result.AddError($"--shard {shard} is not a shard; write --shard 1/3 for the first of three");
            }
        });
    }

    public static Command Create()
    {
        var self = new VerifyCommand();
        var command = new Command(
            "verify-lessons",
            "Run every step of the lessons against a real Docker Engine in a throwaway sandbox (needs Linux)"
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

    private static int ParseJobs(ArgumentResult argument)
    {
        if (int.TryParse(argument.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs > 0)
        {
            return jobs;
        }

        argument.AddError("--jobs must be a whole number of at least 1");
        return 1;
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken ct)
    {
        UserNamespace.Enter();
        var bag = new DiagnosticBag();
        if (new CourseReader(new ContentDirectory(parsed.GetValue(BuildCommand.Content)!), bag).Read() is not { } course)
        {
            return PrintErrors(bag);
        }

        // A run takes long, so a file that cannot be written at its end is reported before it starts.
        PassedLessons.CheckFile(course, bag);
        var lessons = Choose(course, parsed);
        if (parsed.GetValue(_list))
        {
            lessons
                .ToList()
                .ForEach(lesson => Console.WriteLine($"{lesson.Id}: {string.Join(", ", lesson.AllSteps.Select(step => step.Id))}"));
        }

        var verifier = new Verifier(course, Compiler(course.Content), parsed.GetValue(_jobs)) { Lacks = StepNeeds.LackingHere() };
        if (await verifier.CompileAsync(lessons, bag, ct) is not { } programs || bag.HasErrors)
        {
            return PrintErrors(bag);
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

    /// <summary>A compiler that caches the programs of this course from one run to the next.</summary>
    private static SnippetCompiler Compiler(ContentDirectory content)
    {
        var packages = PackageSet.OfThisProgram();
        var file = Path.Combine(Cache.OfThisUser().Directory, "programs", $"{Cache.Fingerprint(content.Root)}.json");
        return new SnippetCompiler(packages, new ProgramStore(file, packages));
    }

    private static int PrintErrors(DiagnosticBag bag)
    {
        bag.Sorted.ToList().ForEach(problem => Console.Error.WriteLine(problem));
        return ExitCodes.ContentIsWrong;
    }

    /// <summary>The lessons that the command line names, or all of them; with <c>--shard</c>, only those of the shard.</summary>
    private IReadOnlyList<Lesson> Choose(Course course, ParseResult parsed)
    {
        var ids = parsed.GetValue(_lessons)!;
        var unknown = ids.Except(course.Lessons.Select(lesson => lesson.Id)).ToList();
        if (unknown.Count > 0)
        {
            var known = string.Join(", ", course.Lessons.Select(lesson => lesson.Id));
            throw new CommandLineException($"Lesson {string.Join(", ", unknown)} not found; the lessons are {known}");
        }

        IReadOnlyList<Lesson> lessons = [.. course.Lessons.Where(lesson => ids.Length == 0 || ids.Contains(lesson.Id))];
        return parsed.GetValue(_shard) is { } shard
            ? Shard.Parse(shard)!.Of(lessons, lesson => LessonDuration.Estimate(course, lesson, EngineName.Default.Suite))
            : lessons;
    }
}
