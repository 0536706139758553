using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Site.Content;
using Site.Diagnostics;
using Site.Engines;
using Site.Processes;
using Site.Recordings;
using Site.Snippets;
using Site.Verification;
using Site.Verification.Reports;

namespace Site.Tests;

/// <summary>The reports of a run for CI servers.</summary>
public sealed class Reporting
{
    private static readonly SourceLocation Here = new("lessons/first/lesson.yml", 7, 5);
    private static readonly Lesson Lesson = new("first", "lessons/first", 1, MachineKind.Docker, [], new Dictionary<Language, Prose>());

    /// <summary>The attributes and the child elements in the schema of Jenkins' JUnit reader, in its order.</summary>
    private static readonly Dictionary<string, (string[] Required, string[] Optional, string[] Children)> Schema = new()
    {
        ["testsuites"] = ([], ["name", "time", "tests", "failures", "disabled", "errors"], ["testsuite"]),
        ["testsuite"] = (
            ["name", "tests"],
            ["failures", "errors", "time", "disabled", "skipped", "timestamp", "hostname", "id", "package"],
            ["properties", "testcase", "system-out", "system-err"]
        ),
        ["testcase"] = (
            ["name"],
            ["assertions", "time", "classname", "status"],
            ["skipped", "error", "failure", "system-out", "system-err"]
        ),
        ["failure"] = ([], ["type", "message"], []),
        ["error"] = ([], ["type", "message"], []),
        ["skipped"] = ([], ["type", "message"], []),
        ["system-out"] = ([], [], []),
    };

    /// <summary>The forms of values in that schema: a count, a decimal number, a time without a time zone.</summary>
    private static readonly Dictionary<string, string> Values = new()
    {
        ["tests"] = "^[0-9]+$",
        ["failures"] = "^[0-9]+$",
        ["errors"] = "^[0-9]+$",
        ["skipped"] = "^[0-9]+$",
        ["time"] = @"^[0-9]+\.[0-9]{3}$",
        ["timestamp"] = "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}$",
        ["name"] = "^.+$",
        ["classname"] = @"^[^\s]+$",
    };

    [Fact]
    public void JUnit_has_what_the_schema_of_CI_servers_allows()
    {
        var root = XDocument.Parse(JUnitReport.Write([AllKinds()])).Root!;

        Assert.Equal("testsuites", root.Name);
        foreach (var element in root.DescendantsAndSelf())
        {
            var (required, optional, children) = Schema[element.Name.LocalName];
            var attributes = element.Attributes().Select(attribute => attribute.Name.LocalName).ToList();
            Assert.Empty(required.Except(attributes));
            Assert.Empty(attributes.Except(required).Except(optional));
            var order = element.Elements().Select(child => Array.IndexOf(children, child.Name.LocalName)).ToList();
            Assert.DoesNotContain(-1, order);
            Assert.Equal(order.Order(), order);
            Assert.All(
                element.Attributes(),
                attribute => Assert.Matches(Values.GetValueOrDefault(attribute.Name.LocalName, "(?s).*"), attribute.Value)
            );
        }

        // Each case has one outcome. CI servers sort suites by their times and names.
        Assert.All(root.Descendants("testcase"), test => Assert.InRange(test.Elements().Count(), 0, 1));
        Assert.Equal(
            root.Descendants("testcase").Count(),
            root.Descendants("testcase").DistinctBy(test => (test.Attribute("classname")!.Value, test.Attribute("name")!.Value)).Count()
        );
    }

    [Fact]
    public void JUnit_counts_what_it_lists()
    {
        var suite = XDocument.Parse(JUnitReport.Write([AllKinds()])).Root!.Element("testsuite")!;

        Assert.Equal("6", suite.Attribute("tests")!.Value);
        foreach (var (attribute, element) in new[] { ("failures", "failure"), ("errors", "error"), ("skipped", "skipped") })
        {
            Assert.Equal(suite.Descendants(element).Count(), int.Parse(suite.Attribute(attribute)!.Value));
        }
    }

    [Fact]
    public void The_report_for_programs_names_each_status()
    {
        using var report = JsonDocument.Parse(JsonReport.Write([AllKinds()]));
        var steps = report.RootElement.GetProperty("runs")[0].GetProperty("lessons")[0].GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(
            ["passed", "failed", "error", "blocked", "skipped", "flaky"],
            steps.Select(step => step.GetProperty("status").GetString())
        );
        Assert.Equal("described only, not run: it needs windows", steps[4].GetProperty("reason").GetString());
    }

    [Fact]
    public void The_report_for_programs_is_as_its_schema_says()
    {
        var schema = JsonSchema.Of("report");
        var report = JsonReport.Write([AllKinds(), Run([])]);

        Assert.Empty(schema.Faults(report));
        foreach (
            var (old, fresh) in new[]
            {
                ("\"variant\": \"shell\"", "\"way\": \"both\""),
                ("\"id\": \"passed\",", ""),
                ("\"runs\"", "\"run\""),
                ("\"line\": 7", "\"line\": 0"),
                ("\"seconds\": 1", "\"seconds\": \"1\""),
                ("\"started\": \"1970-01-01", "\"started\": \"1970-13-01"),
                ("\"runs\"", "\"more\": 1, \"runs\""),
            }
        )
        {
            Assert.Contains(old, report, StringComparison.Ordinal);
            Assert.NotEmpty(schema.Faults(report.Replace(old, fresh, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public void What_went_wrong_the_first_time_is_told_beside_what_goes_wrong_now()
    {
        var first = new Fault(StepStatus.Error, Here, "the check crashed", "exit code 0", "exit code 134");
        var run = Run([Result("run", new Fault(StepStatus.Failed, Here, "no")) with { FirstFault = first }]);

        using var report = JsonDocument.Parse(JsonReport.Write([run]));
        Assert.Equal(
            "no; the first time: the check crashed; expected exit code 0; actual exit code 134",
            report.RootElement.GetProperty("runs")[0].GetProperty("lessons")[0].GetProperty("steps")[0].GetProperty("reason").GetString()
        );
        Assert.Equal(
            $"\nthe first time: {Here}: the check crashed\nexpected: exit code 0\nactual: exit code 134",
            XDocument.Parse(JUnitReport.Write([run])).Descendants("failure").Single().Value
        );
    }

    [Fact]
    public void A_step_that_was_cut_off_is_blocked_and_says_why()
    {
        var run = Run([Result("cut") with { Interrupted = true }, Result("behind")]);

        Assert.Equal(
            ["interrupted", "an earlier step did not pass"],
            XDocument.Parse(JUnitReport.Write([run])).Descendants("skipped").Select(skipped => skipped.Attribute("message")!.Value)
        );
        Assert.All(run.Steps, step => Assert.Equal(StepStatus.Blocked, step.Status));
    }

    [Fact]
    public void An_annotation_is_one_line_at_its_place_and_nothing_in_it_ends_it()
    {
        var fault = new Fault(StepStatus.Failed, Here, "100 % wrong, twice: so", "one\ntwo", "::error::three");
        var line = Assert.Single(GitHubReport.Annotations([Run([Result("run", fault)])], "content"));
        Assert.Equal(
            "::error file=content/lessons/first/lesson.yml,line=7,col=5,title=first/run on trixie::100 %25 wrong, twice: so%0Aexpected: one%0Atwo%0Aactual: ::error::three",
            line
        );
    }

    [Fact]
    public void No_more_annotations_are_written_than_GitHub_shows()
    {
        var steps = Enumerable.Range(0, 30).Select(index => Result($"s{index}", new Fault(StepStatus.Failed, Here, "no"))).ToList();
        Assert.Equal(10, GitHubReport.Annotations([Run(steps)], "content").Count);
    }

    [Fact]
    public void A_summary_stays_within_the_limit_and_says_that_it_is_cut()
    {
        var lessons = Enumerable
            .Range(0, 20000)
            .Select(index =>
                Result("步骤", new Fault(StepStatus.Failed, Here, "no")) with
                {
                    Lesson = Lesson with { Id = $"lesson-{index}-{new string('x', 60)}" },
                }
            )
            .ToList();
        var summary = GitHubReport.Summary([Run(lessons)]);

        Assert.InRange(Encoding.UTF8.GetByteCount(summary), 100_000, 1 << 20);
        Assert.EndsWith("… cut here; the complete results are in the step's log.\n", summary, StringComparison.Ordinal);
        Assert.Contains("| lesson-0-", summary, StringComparison.Ordinal);
    }

    private static VerificationRun AllKinds() =>
        Run([
            Result("passed") with
            {
                Recording = new Recording(
                    "",
                    new RunOutput([], 0, Cut: false),
                    0,
                    [],
                    new RunOutput([], 0, Cut: false),
                    new EngineStamp("trixie", "26", "1", "6"),
                    ""
                ),
            },
            Result("failed", new Fault(StepStatus.Failed, Here, "no \u0001", "a", "b")),
            Result("error", new Fault(StepStatus.Error, Here, "broken")),
            Result("blocked"),
            Result("skipped") with
            {
                Step = NewStep("told") with { Needs = Need.Windows },
                Missing = Need.Windows,
            },
            Result("flaky", new Fault(StepStatus.Flaky, Here, "once")),
        ]);

    private static VerificationRun Run(IReadOnlyList<StepResult> steps) => new(EngineName.Default, DateTimeOffset.UnixEpoch, 1, steps);

    private static StepResult Result(string id, Fault? fault = null) =>
        new(Lesson, NewStep(id), Variant.Shell, fault, Seconds: 1, Recording: null);

    private static Step NewStep(string id) =>
        new(
            id,
            Here,
            new ShellCommand("true", Here),
            CSharp: null,
            new SnippetUse(new SnippetFile("so.check.cs", ""), Here),
            new Expectation(0, Here, Output: null),
            Observes: false,
            TimeSpan.FromSeconds(1)
        );
}
