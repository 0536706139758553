using Site.Content;
using Site.Verification;

namespace Site.Sandbox.Tests;

/// <summary>For each rule that a step must follow, a step that breaks it. Each is a lesson of a course that is verified once.</summary>
public sealed class BrokenSteps(BrokenSteps.Once once) : IClassFixture<BrokenSteps.Once>
{
    /// <summary>By the lesson's name: its only step, where the fault must be reported, and a part of the message.</summary>
    private static readonly Dictionary<string, Case> Cases = new()
    {
        ["text-that-never-comes"] = new(
            "shell: echo other; sleep 60\ncheck: not.check.cs\nuntil: never\ntimeout: 3",
            "echo other",
            "did not print the text that the step waits for"
        ),
        ["end-before-the-text"] = new(
            "shell: echo done\ncheck: not.check.cs\nuntil: never",
            "echo done",
            "did not print the text that the step waits for"
        ),
        ["deaf-to-control-c"] = new(
            "shell: trap '' INT; echo up; while :; do sleep 1; done\ncheck: not.check.cs\nuntil: up",
            "trap",
            "did not end"
        ),
        ["question-that-never-comes"] = new(
            "shell: cat\ncheck: not.check.cs\ntty: true\ntimeout: 3\ninput:\n  - wait: \"Name?\"\n    send: \"me\\n\"",
            "cat",
            "did not print the text that the step waits for"
        ),
        ["no-terminal"] = new("shell: tty\ncheck: not.check.cs", "tty", "ended with another exit code"),
        ["other-output"] = new(
            "shell: echo one; echo two\ncheck: not.check.cs\nexpect:\n  output: |\n    one\n    three",
            "three",
            "printed something else"
        ),
        ["output-on-the-other-stream"] = new(
            "shell: echo word >&2\ncheck: not.check.cs\nexpect:\n  output: |\n    word\n  stderr: |\n    ...",
            "    word",
            "on standard output"
        ),
        ["other-error"] = new(
            "shell: echo err >&2\ncheck: not.check.cs\nexpect:\n  stderr: |\n    error",
            "    error",
            "on standard error"
        ),
        ["background-that-ends"] = new(
            "shell: echo bye; exit 3\ncheck: so.check.cs\nobserves: true\nbackground: true\nexpect:\n  output: |\n    bye",
            "echo bye",
            "ended before the lesson did"
        ),
        ["background-that-prints-other"] = new(
            "shell: echo up; exec sleep 600\ncheck: so.check.cs\nobserves: true\nbackground: true\nexpect:\n  output: |\n    down",
            "    down",
            "printed something else"
        ),
        ["background-that-does-nothing"] = new(
            "shell: exec sleep 600\ncheck: not.check.cs\nbackground: true\ntimeout: 2",
            "exec sleep",
            "fails after the step"
        ),
        ["file-that-is-not-written"] = new("file: made\nfrom: so.check.cs\ncheck: not.check.cs", "made", "fails after the step"),
        ["file-that-was-there"] = new("file: other\nfrom: so.check.cs\ncheck: so.check.cs", "check: so.check.cs", "passes before the step"),
        ["reader-who-is-not-root"] = new(
            "shell: sudo true\ncheck: root.check.cs",
            "ReadAllText",
            "crashed",
            StepStatus.Error,
            "root.check.cs"
        ),
        ["program-that-loops"] = new(
            "shell: touch made\ncsharp: loops.cs\ncheck: made.check.cs\ntimeout: 3",
            "loops.cs",
            "did not end",
            Variant: Variant.CSharp
        ),
        ["program-that-ignores-cancellation"] = new(
            "shell: touch made\ncsharp: deaf.cs\ncheck: made.check.cs\ntimeout: 3",
            "deaf.cs",
            "did not end",
            Variant: Variant.CSharp
        ),
        ["program-that-overflows-its-stack"] = new(
            "shell: touch made\ncsharp: deep.cs\ncheck: made.check.cs",
            "deep.cs",
            "ended with another exit code",
            Variant: Variant.CSharp
        ),
        ["program-that-prints-endlessly"] = new(
            "shell: touch made\ncsharp: endless.cs\ncheck: made.check.cs\ntimeout: 3",
            "endless.cs",
            "did not end",
            Variant: Variant.CSharp
        ),
        ["program-that-throws"] = new(
            "shell: touch made\ncsharp: throws.cs\ncheck: made.check.cs",
            "throw",
            "crashed",
            Variant: Variant.CSharp,
            File: "throws.cs"
        ),
        ["program-that-swallows-its-exception"] = new(
            "shell: touch made\ncsharp: swallows.cs\ncheck: made.check.cs",
            "swallows.cs",
            "fails after the step",
            Variant: Variant.CSharp
        ),
        ["program-that-observes-nothing"] = new(
            "shell: echo so\ncsharp: swallows.quietly.cs\ncheck: so.check.cs\nobserves: true\nexpect:\n  output: so",
            "swallows.quietly.cs",
            "printed nothing",
            Variant: Variant.CSharp
        ),
        ["check-that-loops"] = new("shell: touch made\ncheck: loops.cs\ntimeout: 3", "loops.cs", "did not end", StepStatus.Error),
        ["check-that-ends-with-2"] = new(
            "shell: touch made\ncheck: two.check.cs",
            "two.check.cs",
            "ended with another exit code",
            StepStatus.Error
        ),
        ["page-check-that-says-yes-too-early"] = new(
            "shell: docker create --name made busybox\ncheck: container.check.cs",
            "ask:",
            "the page check container.check.yml disagrees with container.check.cs before the step",
            File: "container.check.yml",
            PageCheck: "when:\n  made: 0"
        ),
        ["page-check-that-looks-elsewhere"] = new(
            "shell: docker create --name made busybox\ncheck: container.check.cs",
            "ask:",
            "the page check container.check.yml disagrees with container.check.cs after the step",
            File: "container.check.yml",
            PageCheck: "when:\n  made: 2"
        ),
        ["page-check-that-the-engine-refuses"] = new(
            "shell: docker create --name made busybox\ncheck: container.check.cs",
            "ask:",
            "the page check container.check.yml could not be asked before the step",
            StepStatus.Error,
            "container.check.yml",
            PageCheck: "when:\n  container.State.Status: created",
            Request: "/containers/made/json"
        ),
        ["page-check-of-a-task-that-disagrees"] = new(
            "shell: touch made\ncheck: made.check.cs",
            "ask:",
            "the page check container.check.yml disagrees with container.check.cs after the step",
            File: "container.check.yml",
            Task: "solution:\n  - shell: docker create --name made busybox\ncheck: container.check.cs",
            Id: "your-turn-1",
            PageCheck: "when:\n  made: 2"
        ),
        ["registry-that-ends"] = new(
            "shell: touch made; sudo pkill --exact docker-registry; sleep 0.5\ncheck: made.check.cs",
            "id: step",
            "registry of the sandbox ended during this step",
            StepStatus.Error
        ),
        ["full-disk"] = new(
            "shell: head -c 400M /dev/zero >/tmp/full\ncheck: not.check.cs",
            "id: step",
            "/tmp of 256 MiB is full",
            StepStatus.Error
        ),
        ["task-that-is-done-before-it-begins"] = new(
            "shell: touch made\ncheck: made.check.cs",
            "check: made.check.cs",
            "passes before the step",
            File: "task.yml",
            Task: "solution:\n  - shell: touch done\ncheck: made.check.cs",
            Id: "your-turn-1"
        ),
        ["task-that-a-program-has-done-already"] = new(
            "shell: touch made\ncsharp: both.cs\ncheck: made.check.cs",
            "check: done.check.cs",
            "passes before the step",
            File: "task.yml",
            Variant: Variant.CSharp,
            Task: "solution:\n  - shell: touch done\ncheck: done.check.cs",
            Id: "your-turn-1"
        ),
        ["task-whose-solution-does-not-reach-the-goal"] = new(
            "shell: touch made\ncheck: made.check.cs",
            "shell: touch other",
            "fails after the step",
            File: "task.yml",
            Task: "solution:\n  - shell: touch one\n  - shell: touch other\ncheck: done.check.cs",
            Id: "your-turn-2"
        ),
        ["task-whose-solution-fails-in-the-middle"] = new(
            "shell: touch made\ncheck: made.check.cs",
            "shell: touch no/where",
            "ended with another exit code",
            File: "task.yml",
            Task: "solution:\n  - shell: touch no/where\n  - shell: touch done\ncheck: done.check.cs",
            Id: "your-turn-1"
        ),
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_is_told_where_it_is(string name)
    {
        var broken = Cases[name];
        var result = (await once.RunAsync()).Steps.Single(step =>
            step.Lesson.Id == name && step.Step.Id == broken.Id && step.Variant == broken.Variant
        );

        Assert.True(result.Fault is not null, $"{name} is {result.Status}");
        Assert.Equal(broken.Status, result.Fault.Status);
        Assert.Contains(broken.Reason, result.Fault.Reason, StringComparison.Ordinal);
        Assert.Equal((broken.File, once.LineOf(name, broken)), (Path.GetFileName(result.Fault.Location.Path), result.Fault.Location.Line));
    }

    /// <param name="Step">The keys of the step but for its id.</param>
    /// <param name="Where">Stands in the line that is told.</param>
    /// <param name="Task">What follows the goal and the hints in the lesson's <c>task.yml</c>; null: it has none.</param>
    /// <param name="Id">Of the step that is told.</param>
    /// <param name="PageCheck">What <c>container.check.yml</c> says about the containers named <c>made</c>; null: there is no such file.</param>
    /// <param name="Request">The path that it asks.</param>
    private sealed record Case(
        string Step,
        string Where,
        string Reason,
        StepStatus Status = StepStatus.Failed,
        string File = "lesson.yml",
        Variant Variant = Variant.Shell,
        string? Task = null,
        string Id = "step",
        string? PageCheck = null,
        string Request = "/containers/json?all=1"
    )
    {
        public bool Uses(string snippet) => $"{Step}\n{Task}".Contains(snippet, StringComparison.Ordinal);
    }

    public sealed class Once(Sandboxes sandboxes) : IDisposable
    {
        private static readonly Dictionary<string, string> Snippets = new()
        {
            ["so.check.cs"] = "Console.WriteLine(\"So.\");\nreturn File.Exists(\"nothing\") ? 1 : 0;\n",
            ["not.check.cs"] = "Console.WriteLine(\"Not so.\");\nreturn 1;\n",
            ["two.check.cs"] = "Console.WriteLine(\"Who knows?\");\nreturn 2;\n",
            ["done.check.cs"] = "Console.WriteLine(\"Done or not.\");\nreturn File.Exists(\"done\") ? 0 : 1;\n",
            ["both.cs"] = "File.WriteAllText(\"made\", \"\");\nFile.WriteAllText(\"done\", \"\");\nConsole.WriteLine(\"Both.\");\n",
            ["container.check.cs"] =
                "return System.Diagnostics.Process.Start(\"docker\", [\"container\", \"inspect\", \"made\"]) is var run && run.WaitForExit(30000) && run.ExitCode == 0 ? 0 : 1;\n",
            ["made.check.cs"] = "return File.Exists(\"made\") ? 0 : 1;\n",
            ["root.check.cs"] = "Console.WriteLine(\"Looking.\");\nFile.ReadAllText(\"/etc/shadow\");\nreturn 1;\n",
            ["loops.cs"] = "while (DateTime.Now.Year > 0) { }\nreturn 1;\n",
            ["deaf.cs"] = "Console.CancelKeyPress += (_, press) => press.Cancel = true;\nThread.Sleep(Timeout.Infinite);\n",
            ["deep.cs"] = "Console.WriteLine(Deep(0));\nint Deep(int n) => n + Deep(n + 1) + Deep(n + 2);\n",
            ["endless.cs"] = "while (true) { Console.WriteLine(\"more\"); }\n",
            ["throws.cs"] = "Console.WriteLine(\"Here we go.\");\nthrow new InvalidOperationException(\"no\");\n",
            ["swallows.quietly.cs"] = "try { throw new InvalidOperationException(\"no\"); } catch (InvalidOperationException) { _ = 0; }\n",
            ["swallows.cs"] =
                "try { throw new InvalidOperationException(\"no\"); } catch (InvalidOperationException) { Console.WriteLine(\"All is well.\"); }\n",
        };

        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("broken-");
        private Task<VerificationRun>? _run;

        public Task<VerificationRun> RunAsync() => _run ??= VerifyAsync();

        public void Dispose() => _root.Delete(recursive: true);

        internal int LineOf(string lesson, object broken) =>
            broken is Case { Where: var where, File: var file }
                ? Array.FindIndex(
                    File.ReadAllLines(Path.Combine(_root.FullName, "lessons", lesson, file)),
                    line => line.Contains(where.TrimEnd(), StringComparison.Ordinal)
                ) + 1
                : 0;

        private Task<VerificationRun> VerifyAsync()
        {
            Write(
                "course.yml",
                $"title:\n  en: T\n  zh: T\nsummary:\n  en: S\n  zh: S\nlanguages: [en, zh]\nparts:\n  - title:\n      en: P\n      zh: P\n    lessons: [{string.Join(", ", Cases.Keys)}]\n"
            );
            foreach (var (name, broken) in Cases)
            {
                Write($"lessons/{name}/lesson.yml", $"steps:\n  - id: step\n    {broken.Step.ReplaceLineEndings("\n    ")}\n");
                foreach (var (file, text) in Snippets.Where(snippet => broken.Uses(snippet.Key)))
                {
                    Write($"lessons/{name}/{file}", text);
                }

                if (broken.PageCheck is { } pageCheck)
                {
                    Write(
                        $"lessons/{name}/container.check.yml",
                        $"ask:\n  container: {broken.Request}\ncount:\n  made: {{ in: container, where: {{ Names: /made }} }}\n{pageCheck}\ndone:\n  en: So.\n  zh: 是。\n"
                    );
                }

                if (broken.Task is { } task)
                {
                    Write($"lessons/{name}/task.yml", $"goal:\n  en: G\n  zh: G\nhints:\n  - en: H\n    zh: H\n{task}\n");
                }

                Write($"lessons/{name}/en.md", "---\ntitle: T\nsummary: S\n---\n\n::: step step\nText.\n:::\n");
                Write($"lessons/{name}/zh.md", "---\ntitle: T\nsummary: S\n---\n\n::: step step\nText.\n:::\n");
            }

            return ConformanceCourse.VerifyAsync(sandboxes, _root.FullName, repeats: false);
        }

        private void Write(string path, string text)
        {
            var file = Path.Combine(_root.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}
