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
    private readonly Option<string?> _report = new("--report") { Description = "json:FILE", HelpName = "json:FILE" };
    private readonly Option<int> _jobs = new("--jobs") { Description = "Sandboxes at once", DefaultValueFactory = _ => Math.Max(1, Environment.ProcessorCount) };
    private readonly Option<bool> _list = new("--list") { Description = "Print the lessons and their steps, and run nothing" };

    private VerifyCommand()
    {
        _report.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } value && !value.StartsWith(JsonPrefix, StringComparison.Ordinal))
            {
                result.AddError($"--report {value} is not known; write --report json:FILE");
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

    private const string JsonPrefix = "json:";

    public static Command Create()
    {
        var self = new VerifyCommand();
        var command = new Command("verify-lessons", "Run every step of the lessons against a real Docker Engine in a throwaway sandbox (Linux, root)")
        {
            self._lessons, EngineOption.Engine, self._record, self._report, self._jobs, self._list, BuildCommand.Content,
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
        var display = new VerificationDisplay(AnsiConsole.Console);
        var run = await display.ShowAsync(async told =>
        {
            var cache = Cache.OfThisUser();
            var engine = await new EngineStore(cache).GetAsync(EngineOption.Of(parsed), told, ct);
            var images = await LabImages.GetAsync(cache, engine, course.Content.FullPath("images"), told, ct);
            return await verifier.RunAsync(engine, images, lessons, programs, told, ct);
        });

        display.Conclude(run);
        if (parsed.GetValue(_record))
        {
            var written = PassedLessons.Record(course, run, bag);
            Console.WriteLine($"{written} recording(s) written under {course.Content.Root}");
        }

        if (parsed.GetValue(_report) is { } report)
        {
            await File.WriteAllTextAsync(report[JsonPrefix.Length..], JsonReport.Write([run]), ct);
        }

        return run.Passed ? ExitCodes.Fine : ExitCodes.ContentIsWrong;
    }

    private static IReadOnlyList<Lesson> Choose(Course course, string[] ids)
    {
        var unknown = ids.Except(course.Lessons.Select(lesson => lesson.Id)).ToList();
        return unknown.Count == 0
            ? [.. course.Lessons.Where(lesson => ids.Length == 0 || ids.Contains(lesson.Id))]
            : throw new CommandLineException($"There is no lesson {string.Join(", ", unknown)}; the lessons are {string.Join(", ", course.Lessons.Select(lesson => lesson.Id))}");
    }
}
