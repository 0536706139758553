using Site.Content;
using Site.Verification;

namespace Site.Sandbox.Tests.Rot;

/// <summary>
/// Faults that only a run can find, put one at a time into copies of the real lessons. Each must be reported at its place. A few are tested
/// by default, all with the environment variable DRYDOCK_ALL=1. Faults that a build finds are in <c>Site.Tests</c>.
/// </summary>
public sealed class SeededFaults(SeededFaults.Once once) : IClassFixture<SeededFaults.Once>
{
    private const string Swallows =
        "try\n{\n    throw new InvalidOperationException(\"no\");\n}\ncatch (InvalidOperationException)\n{\n    Console.Write(\"\");\n}\n";
    private const string AlwaysSo = "Console.WriteLine(\"So.\");\nreturn File.Exists(\"nothing\") ? 1 : 0;\n";

    private static readonly Dictionary<string, Seeded> ByDefault = new()
    {
        ["wrong-image"] = new(
            "images",
            1,
            "pull",
            "shell: docker pull busybox",
            "shell: docker pull busybux",
            "ended with another exit code"
        ),
        ["changed-flag"] = new("images", 2, "inspect", ".Config.Cmd", ".Config.Env", "printed something else")
        {
            Where = "linux/[..] [sh]",
        },
        ["step-removed"] = new(
            "containers",
            2,
            "start",
            "  - id: create\n    shell: docker create --name box --hostname box busybox sleep 300\n    csharp: create.cs\n    check: create.check.cs\n\n",
            "",
            "crashed"
        )
        {
            Status = StepStatus.Error,
            Where = "InspectContainerAsync",
            WhereFile = "start.check.cs",
        },
        ["program-swallows"] = new("images", 1, "pull", Swallows, "fails after the step")
        {
            File = "pull.cs",
            Where = "csharp: pull.cs",
            Variant = Variant.CSharp,
        },
        ["check-always-passes"] = new("containers", 1, "create", AlwaysSo, "passes before the step")
        {
            File = "create.check.cs",
            Where = "check: create.check.cs",
        },
        ["check-looks-elsewhere"] = new("containers", 1, "create", "\"box\"", "\"bax\"", "fails after the step")
        {
            File = "create.check.cs",
            Where = "shell: docker create",
        },
        ["page-check-looks-elsewhere"] = new(
            "containers",
            1,
            "create",
            "/containers/box/json",
            "/containers/bax/json",
            "disagrees with create.check.cs after the step"
        )
        {
            File = "create.check.yml",
            Where = "ask:",
            WhereFile = "create.check.yml",
        },
    };

    private static readonly Dictionary<string, Seeded> WithAll = new()
    {
        ["wrong-image-in-the-program"] = new(
            "images",
            1,
            "pull",
            "FromImage = \"busybox\"",
            "FromImage = \"hello-world\"",
            "fails after the step"
        )
        {
            File = "pull.cs",
            Where = "csharp: pull.cs",
            Variant = Variant.CSharp,
        },
        ["wrong-tag"] = new("images", 11, "tag", "tag greeting greeting:1.0", "tag greeting greeting:1.1", "fails after the step"),
        ["wrong-name"] = new("images", 3, "break", "--name breaker", "--name braker", "fails after the step"),
        ["wrong-container"] = new("containers", 7, "diff", "docker diff box", "docker diff bax", "ended with another exit code"),
        ["flag-removed-from-run"] = new("images", 9, "use", "run --rm greeting", "run greeting", "changed the engine's state")
        {
            Where = "id: use",
        },
        ["flag-removed-from-ps"] = new("hello-world", 3, "list", "ps --all", "ps", "printed something else") { Where = "Exited (0)" },
        ["flag-removed-from-create"] = new("containers", 5, "same-kernel", " --hostname box", "", "printed something else")
        {
            Where = "        box [..]",
            After = "id: same-kernel",
        },
        ["flag-removed-from-rm"] = new("containers", 17, "remove", "rm --force box", "rm box", "ended with another exit code"),
        ["flag-added-to-rmi"] = new(
            "hello-world",
            5,
            "refused",
            "docker rmi hello-world",
            "docker rmi --force hello-world",
            "ended with another exit code"
        )
        {
            Where = "exit: 1",
        },
        ["command-replaced"] = new("containers", 8, "stop", "docker stop -t 1 box", "echo box", "fails after the step"),
        ["output-changed"] = new("containers", 3, "inside", "[..]sleep 300", "[..]sleep 30", "printed something else")
        {
            Where = "[..]sleep 30",
        },
        ["exit-code-changed"] = new("containers", 12, "other", "exit: 1", "exit: 2", "ended with another exit code") { Where = "exit: 2" },
        ["file-changed"] = new("images", 6, "text", "first edition", "first edtion", "fails after the step")
        {
            File = "files/greeting.txt",
            Where = "file: greeting.txt",
        },
        ["step-in-the-middle-removed"] = new(
            "images",
            13,
            "rebuild",
            "  - id: tag\n    shell: docker tag greeting greeting:1.0\n    csharp: tag.cs\n    check: tag.check.cs\n\n",
            "",
            "crashed"
        )
        {
            Status = StepStatus.Error,
            Where = "InspectImageAsync(\"greeting:1.0\"",
            WhereFile = "rebuild.check.cs",
        },
        ["cleaning-step-removed"] = new(
            "hello-world",
            7,
            "remove-image",
            "  - id: remove-containers\n    shell: docker rm $(docker ps --all --quiet --filter ancestor=hello-world)\n    csharp: remove-containers.cs\n    check: remove-containers.check.cs\n\n",
            "",
            "ended with another exit code"
        )
        {
            Where = "shell: docker rmi hello-world",
            After = "id: remove-image",
        },
        ["program-observes-nothing"] = new("images", 2, "inspect", Swallows, "printed nothing")
        {
            File = "inspect.cs",
            Where = "csharp: inspect.cs",
            Variant = Variant.CSharp,
        },
        ["program-does-half"] = new(
            "containers",
            17,
            "remove",
            "[\"box\", \"other\", \"typo\", \"data\"]",
            "[\"box\", \"other\", \"typo\"]",
            "fails after the step"
        )
        {
            File = "remove.cs",
            Where = "csharp: remove.cs",
            Variant = Variant.CSharp,
        },
        ["program-throws"] = new("containers", 2, "start", "throw new InvalidOperationException(\"no\");\n", "crashed")
        {
            File = "start.cs",
            Where = "throw",
            WhereFile = "start.cs",
            Variant = Variant.CSharp,
        },
        ["check-says-the-opposite"] = new(
            "containers",
            1,
            "create",
            "== \"created\" ? 0 : 1",
            "== \"created\" ? 1 : 0",
            "fails after the step"
        )
        {
            File = "create.check.cs",
            Where = "shell: docker create",
        },
        ["check-of-another-step"] = new("containers", 8, "stop", "check: stop.check.cs", "check: start.check.cs", "passes before the step")
        {
            Where = "check: start.check.cs",
            After = "id: stop",
        },
        ["change-that-says-it-observes"] = new(
            "containers",
            2,
            "start",
            "check: start.check.cs",
            "observes: true\n    check: start.check.cs",
            "changed the engine's state"
        )
        {
            Where = "id: start",
        },
        ["observation-that-says-it-changes"] = new(
            "containers",
            5,
            "same-kernel",
            "check: same-kernel.check.cs\n    observes: true",
            "check: same-kernel.check.cs",
            "passes before the step"
        )
        {
            Where = "check: same-kernel.check.cs",
        },
    };

    /// <summary>Edits that no run can notice, each with the reason.</summary>
    private static readonly Dictionary<string, Seeded> Equivalent = new()
    {
        ["a-longer-wait-ends-in-the-same-kill"] = new("containers", 8, "stop", "stop -t 1 box", "stop -t 2 box", ""),
        ["a-long-option-is-its-short-one"] = new("containers", 8, "stop", "stop -t 1 box", "stop --time 1 box", ""),
        ["a-restart-of-what-is-created-starts-it"] = new("containers", 2, "start", "docker start box", "docker restart box", ""),
        ["a-check-may-ask-for-less-where-an-earlier-step-was-held-to-it"] = new(
            "containers",
            3,
            "inside",
            "first == \"sleep 300\"",
            "first.Length > 0",
            ""
        )
        {
            File = "inside.check.cs",
        },
        ["a-check-of-what-is-observed-is-a-second-proof-beside-the-output"] = new("hello-world", 3, "list", AlwaysSo, "")
        {
            File = "list.check.cs",
        },
    };

    public static TheoryData<string> Names => [.. Chosen.Keys];

    private static bool All => Environment.GetEnvironmentVariable("DRYDOCK_ALL") == "1";

    private static IReadOnlyDictionary<string, Seeded> Chosen => All ? ByDefault.Concat(WithAll).ToDictionary() : ByDefault;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_is_told_at_its_place(string name)
    {
        var seeded = Chosen[name];
        var result = (await once.RunAsync()).Steps.Single(step =>
            step.Lesson.Id == name && step.Step.Id == seeded.Step && step.Variant == seeded.Variant
        );

        Assert.True(result.Fault is not null, $"{name} is {result.Status}");
        Assert.Equal(seeded.Status, result.Fault.Status);
        Assert.Contains(seeded.Reason, result.Fault.Reason, StringComparison.Ordinal);
        Assert.Equal(once.LineOf(name, seeded), $"{result.Fault.Location.Path}:{result.Fault.Location.Line}");
    }

    [Fact]
    public async Task Nothing_else_is_told()
    {
        var run = await once.RunAsync();

        Assert.Empty(
            run.Steps.Where(step => Equivalent.ContainsKey(step.Lesson.Id) && step.Status != StepStatus.Passed)
                .Select(step => $"{step.Lesson.Id}/{step.Step.Id}: {step.Fault}")
        );
        Assert.Empty(
            run.Steps.Where(step =>
                    Chosen.TryGetValue(step.Lesson.Id, out var seeded)
                    && step.Step.Id != seeded.Step
                    && step.Fault is not null
                    && step.Variant == seeded.Variant
                )
                .Select(step => $"{step.Lesson.Id}/{step.Step.Id}: {step.Fault}")
        );
    }

    /// <summary>One fault: a lesson's first steps, and a text in one of its files that is replaced.</summary>
    /// <param name="Step">The step that must be reported.</param>
    /// <param name="Old">Null: the whole file.</param>
    internal sealed record Seeded(string Lesson, int Steps, string Step, string? Old, string Fresh, string Reason)
    {
        public Seeded(string lesson, int steps, string step, string fresh, string reason)
            : this(lesson, steps, step, null, fresh, reason) { }

        public string File { get; init; } = "lesson.yml";

        /// <summary>A text in the line that must be reported, unless that is the line with <see cref="Fresh"/>.</summary>
        public string? Where { get; init; }

        public string WhereFile { get; init; } = "lesson.yml";

        /// <summary>A text in a line before that line.</summary>
        public string After { get; init; } = "";

        public StepStatus Status { get; init; } = StepStatus.Failed;

        public Variant Variant { get; init; } = Variant.Shell;
    }

    public sealed class Once(Sandboxes sandboxes) : IDisposable
    {
        private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("rot-");
        private Task<VerificationRun>? _run;

        public Task<VerificationRun> RunAsync() => _run ??= VerifyAsync();

        public void Dispose() => _root.Delete(recursive: true);

        /// <summary>Where the fault must be reported, as <c>path:line</c>.</summary>
        internal string LineOf(string name, object fault)
        {
            var seeded = (Seeded)fault;
            var path = $"lessons/{name}/{seeded.WhereFile}";
            var lines = File.ReadAllLines(Path.Combine(_root.FullName, path));
            var from = Array.FindIndex(lines, line => line.Contains(seeded.After, StringComparison.Ordinal));
            var line = Array.FindIndex(lines, from, line => line.Contains(seeded.Where ?? seeded.Fresh, StringComparison.Ordinal));
            Assert.True(line >= 0, $"{path} has no {seeded.Where ?? seeded.Fresh}");
            return $"{path}:{line + 1}";
        }

        private Task<VerificationRun> VerifyAsync()
        {
            var all = All ? Chosen.Concat(Equivalent).ToDictionary() : Chosen;
            CopiedLesson.WriteCourse(_root.FullName, all.Keys);
            foreach (var (name, seeded) in all)
            {
                Seed(name, seeded);
            }

            return ConformanceCourse.VerifyAsync(sandboxes, _root.FullName, repeats: false);
        }

        private void Seed(string name, Seeded seeded)
        {
            var folder = Path.Combine(_root.FullName, "lessons", name);
            CopiedLesson.Write(folder, seeded.Lesson, seeded.Steps);
            var file = Path.Combine(folder, seeded.File);
            if (seeded.File.EndsWith(".check.yml", StringComparison.Ordinal))
            {
                File.Copy(Path.Combine(Sandboxes.Content, "lessons", seeded.Lesson, seeded.File), file);
            }

            Assert.Contains(seeded.Old ?? "", File.ReadAllText(file), StringComparison.Ordinal);
            File.WriteAllText(
                file,
                seeded.Old is { } old ? File.ReadAllText(file).Replace(old, seeded.Fresh, StringComparison.Ordinal) : seeded.Fresh
            );
            if (seeded.Variant == Variant.Shell)
            {
                CopiedLesson.LeaveOutPrograms(folder);
            }

            CopiedLesson.WriteProse(folder);
        }
    }
}
